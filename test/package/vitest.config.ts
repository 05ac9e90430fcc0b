import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The checks of the built and packed package: they need "npm run build" and are no part of the unit tests.
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['test/package/**/*.test.ts'],
    globalSetup: ['test/package/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
