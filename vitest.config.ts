import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The longer name first: an alias also stands for the start of a path.
    alias: {
      'account-scoring/charts': fileURLToPath(new URL('./src/charts/index.ts', import.meta.url)),
      'account-scoring/sheets': fileURLToPath(new URL('./src/sheets/index.ts', import.meta.url)),
      'account-scoring/sql': fileURLToPath(new URL('./src/sql/index.ts', import.meta.url)),
      'account-scoring': fileURLToPath(new URL('./src/index.ts', import.meta.url)),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/package/**', '**/node_modules/**', 'dist/**', '.stryker-tmp/**'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    // The library has no state of its own, and importing it anew for every file takes longer than the tests do.
    isolate: false,
    // Generous, as engines and browsers start slowly on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
