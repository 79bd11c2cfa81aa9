import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page lives under `app://natpro/` and under a loopback address, with a policy that allows neither
// inline scripts nor `data:` fonts: relative URLs, no inlined assets, no polyfill script.
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        // zod is set up in the chunk that it is in: other chunks make schemas before the entry has run a line.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/ }] },
      },
    },
    reportCompressedSize: false,
  },
});
