import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { Look } from '../shell/look';
import { completeSignIn } from '../shell/sign-in';
import { fetchViewers } from '../shell/viewers';
import { router } from './router';

async function start(container: HTMLElement): Promise<void> {
  // The page is of use to the public even if nobody can be asked who else there is.
  await Promise.all([fetchViewers(), completeSignIn('/')]).catch((error: unknown) => console.error(error));
  createRoot(container).render(
    <Look>
      <RouterProvider router={router} />
    </Look>,
  );
}

const container = document.getElementById('root');
if (container) void start(container);
