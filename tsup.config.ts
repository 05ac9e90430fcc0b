import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Options } from 'tsup';
import { appsScriptFunctions } from './src/sheets/hosts/apps-script.ts';
import { excelFunctions } from './src/sheets/hosts/excel.ts';
import { onlyofficeFunctions } from './src/sheets/hosts/onlyoffice.ts';
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

/** One file that is pasted into a spreadsheet: everything in it, one global, nothing newer than ES2019; `below` it what its host asks for. */
function pasted(host: string, { entry = 'src/sheets/index.ts', below = '' } = {}): Options {
  return {
    entry: { 'account-scoring': entry },
    format: ['iife'],
    globalName: 'AccountScoring',
    outExtension: () => ({ js: `.${host}.js` }),
    target: 'es2019',
    platform: 'neutral',
    noExternal: [/.*/],
    minify: true,
    banner: { js: licences() },
    footer: { js: below },
    esbuildOptions: (options) => {
      options.mainFields = ['module', 'main'];
      const unused = standIn('no-starts.ts');
      options.alias = { 'ml-matrix': unused, 'ml-random': unused, 'fft.js': unused };
      options.define = { ...options.define, 'Object.hasOwn': 'hasOwn' };
      options.inject = [standIn('has-own.ts')];
    },
  };
}

export default defineConfig([
  {
    // Files of their own for what imports packages: bundlers drop a file whole, but keep the packages of a file that they use a part of.
    entry: {
      index: 'src/index.ts',
      charts: 'src/charts/index.ts',
      sheets: 'src/sheets/index.ts',
      sql: 'src/sql/index.ts',
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
    entry: { charts: 'src/charts/index.ts' },
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
  {
    entry: { sheets: 'src/sheets/index.ts' },
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
  {
    entry: { sql: 'src/sql/index.ts' },
    format: ['esm', 'cjs'],
    dts: { only: true },
  },
  // With it the same functions as typed source, for the code editor of Excel.
  {
    ...pasted('global'),
    onSuccess: async () => writeFileSync(near('dist/account-scoring.office-script.ts'), officeScript()),
  },
  pasted('gs', { entry: 'src/sheets/global/apps-script.ts', below: appsScriptFunctions() }),
  pasted('onlyoffice', { below: onlyofficeFunctions() }),
  pasted('excel', { below: excelFunctions() }),
]);
