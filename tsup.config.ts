import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';

/** What stands in for something else in the file for spreadsheets. */
const here = (file: string): string => fileURLToPath(new URL(`src/sheets/global/${file}`, import.meta.url));

export default defineConfig([
  {
    // Files of their own for what imports packages: bundlers drop a file whole, but keep the packages of a file that they use a part of.
    entry: {
      index: 'src/index.ts',
      sheets: 'src/sheets/index.ts',
      'k-means': 'src/clusters/search-centres.ts',
      'date-column': 'src/orders/date-column.ts',
    },
    format: ['esm', 'cjs'],
    target: 'es2022',
    platform: 'neutral',
    dts: { entry: { index: 'src/index.ts', sheets: 'src/sheets/index.ts' } },
    clean: true,
    sourcemap: true,
  },
  {
    // The one file that is pasted into spreadsheets: everything in it, one global, nothing newer than ES2019.
    entry: { 'account-scoring': 'src/sheets/index.ts' },
    format: ['iife'],
    globalName: 'AccountScoring',
    outExtension: () => ({ js: '.global.js' }),
    target: 'es2019',
    platform: 'neutral',
    noExternal: [/.*/],
    minify: true,
    esbuildOptions: (options) => {
      options.mainFields = ['module', 'main'];
      options.alias = { 'ml-matrix': here('no-starts.ts'), 'ml-random': here('no-starts.ts') };
      options.define = { ...options.define, 'Object.hasOwn': 'hasOwn' };
      options.inject = [here('has-own.ts')];
    },
  },
]);
