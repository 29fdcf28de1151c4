import { globSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Whoever builds it, in whatever surroundings, builds what people use.
process.env['NODE_ENV'] = 'production';

/** The console as it is served: every file but the pages under a name that changes with its content. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // The console, and each page that is by itself: the public form.
    rolldownOptions: {
      input: globSync('*.html', { cwd: import.meta.dirname }).map((page) => join(import.meta.dirname, page)),
    },
    target: 'es2023',
    // The policy knows no inline scripts, and fonts and styles of this origin only.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
