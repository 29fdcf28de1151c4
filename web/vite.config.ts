import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console as it is served: every file but the pages under a name that changes with its content. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The policy knows no inline scripts, and fonts and styles of this origin only.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
