import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const apiUrl = 'http://127.0.0.1:7420';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/trpc': apiUrl } },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: false, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1600 },
});
