import { requests } from '../graphql/requests.mjs';

export const mercurius = {
  name: 'mercurius',
  title: 'Mercurius, JIT, batched loaders',
  launch: {
    command: ['contenders/mercurius/server.mjs'],
    environment: { NODE_ENV: 'production' },
    ready: /listening on (\d+)/,
  },
  requests,
};
