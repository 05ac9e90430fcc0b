import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsup';
import { officeScript } from './test/office-script/generate.ts';

const near = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What stands in for something else in the file for spreadsheets. */
const standIn = (file: string): string => near(`src/sheets/global/${file}`);

/** The packages that the file for spreadsheets holds parts of; their licences ask to be with it. */
const BUNDLED = [
  'is-any-array',
  'ml-kmeans',
  'ml-distance-euclidean',
  'ml-nearest-vector',
  'ml-spectra-processing',
  'simple-statistics',
];

function licences(): string {
  const read = (path: string): string => readFileSync(near(path), 'utf8').trim();
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const parts = BUNDLED.map((name) => `Holds parts of ${name}:\n\n${read(`node_modules/${name}/LICENSE`)}`);
  return ['/*!', `account-scoring ${version}`, read('LICENSE'), ...parts, '*/'].join('\n\n');
}

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
    dts: { entry: { index: 'src/index.ts' } },
    clean: true,
    sourcemap: true,
  },
  {
    // The types of a subpath by themselves: types in a file that both share would differ between the two kinds of modules.
    entry: { sheets: 'src/sheets/index.ts' },
    format: ['esm', 'cjs'],
    dts: { only: true },
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
    banner: { js: licences() },
    esbuildOptions: (options) => {
      options.mainFields = ['module', 'main'];
      const unused = standIn('no-starts.ts');
      options.alias = { 'ml-matrix': unused, 'ml-random': unused, 'fft.js': unused };
      options.define = { ...options.define, 'Object.hasOwn': 'hasOwn' };
      options.inject = [standIn('has-own.ts')];
    },
    // The same functions as typed source, for the code editor of Excel.
    onSuccess: async () => writeFileSync(near('dist/account-scoring.office-script.ts'), officeScript()),
  },
]);
