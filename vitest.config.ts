import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The first name that fits counts, and the bare one fits every subpath.
    alias: {
      'account-scoring/sheets': fileURLToPath(new URL('./src/sheets/index.ts', import.meta.url)),
      'account-scoring': fileURLToPath(new URL('./src/index.ts', import.meta.url)),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/package/**', 'node_modules/**', 'dist/**', '.stryker-tmp/**'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    // The library has no state of its own, and importing it anew for every file takes longer than the tests do.
    isolate: false,
    testTimeout: 30_000,
  },
});
