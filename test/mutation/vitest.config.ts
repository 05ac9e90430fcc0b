import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The unit tests of the stages that are mutated, and nothing that is slow or looks at files.
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  resolve: {
    alias: { 'account-scoring': fileURLToPath(new URL('../../src/index.ts', import.meta.url)) },
  },
  test: {
    include: [
      'test/orders/**/*.test.ts',
      'test/rfm/**/*.test.ts',
      'test/concentration/**/*.test.ts',
      'test/contract*/**/*.test.ts',
      'test/contract*.test.ts',
      'test/properties*/**/*.test.ts',
      'test/properties*.test.ts',
    ],
    testTimeout: 30_000,
  },
});
