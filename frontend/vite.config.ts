import { defineConfig } from 'vite';

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  build: {
    outDir: '../target/classes/static/assets',
    emptyOutDir: true,
    assetsDir: '.',
    manifest: true,
    // light-dark() and nesting are left as they are: every browser of the last two years reads them.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    rollupOptions: { input: { app: 'src/app.ts' } },
  },
});
