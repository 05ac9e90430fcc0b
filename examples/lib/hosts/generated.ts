import { excelFunctions } from '../../../src/sheets/hosts/excel.ts';
import { onlyofficeFunctions } from '../../../src/sheets/hosts/onlyoffice.ts';
import { excelMetadata } from './excel-metadata.ts';

/** A file in the examples that is made from the table of functions. */
export interface Generated {
  readonly path: string;
  readonly text: () => string;
}

const NOTE = '// Made by "npm run sheets" from src/sheets/functions.ts: change that instead.\n';
const BUNDLED = (file: string): string =>
  `${NOTE}// The file to use is dist/${file}: the library with this below it.\n\n`;

/** Every generated file of the examples. */
export const GENERATED: readonly Generated[] = [
  {
    path: 'examples/excel/functions.js',
    text: () => BUNDLED('account-scoring.excel.js') + excelFunctions(),
  },
  { path: 'examples/excel/functions.json', text: () => excelMetadata('en') },
  { path: 'examples/excel/functions.zh-CN.json', text: () => excelMetadata('zh-CN') },
  {
    path: 'examples/onlyoffice-wps/onlyoffice-functions.js',
    text: () => BUNDLED('account-scoring.onlyoffice.js') + onlyofficeFunctions(),
  },
];
