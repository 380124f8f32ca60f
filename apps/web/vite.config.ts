import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiUrl = 'http://127.0.0.1:7420';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/trpc': apiUrl, '/workspaces': apiUrl, '/imports': apiUrl } },
  // Browsers of today know Temporal; the polyfill is fetched by those that do not.
  resolve: { alias: [{ find: /^temporal-polyfill$/, replacement: fileURLToPath(new URL('src/app/temporal.ts', import.meta.url)) }] },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: false, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1600 },
});
