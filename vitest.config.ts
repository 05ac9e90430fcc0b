import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { 'account-scoring': fileURLToPath(new URL('./src/index.ts', import.meta.url)) },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/package/**', 'node_modules/**', 'dist/**', '.stryker-tmp/**'],
    pool: 'threads',
    testTimeout: 30_000,
  },
});
