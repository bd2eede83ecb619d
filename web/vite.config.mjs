import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The explorer and the IDE. `scripts/build.mjs` runs this and says where the files go. */
export default defineConfig({
  root: at('.'),
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    // The editor of the IDE is larger, and is loaded there only.
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      input: { explorer: at('index.html'), ide: at('ide.html') },
      // Packages mark what runs in a browser; here all of it does.
      onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
    },
  },
});
