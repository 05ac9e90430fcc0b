/** Programs that use the subpath of the packed package: ESM, CommonJS, and the compiler. */
import { execFileSync } from 'node:child_process';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { installConsumer } from './installed.ts';

const consumer = installConsumer();
afterAll(() => consumer.remove());

const PROGRAM = `
const range = [['客户', '日期', '金额'], ['甲', '2025-01-05', '¥1,200'], ['乙', '2025-02-05', 50]];
console.log(spillAccounts(range).map((row) => row.slice(0, 4).join(' ')).slice(0, 3).join(' | '), SHEET_FUNCTIONS.length);
`;
const PRINTED = '客户 最近一次消费（天） 消费频率（单） 消费金额 | 乙 0 1 50 | 甲 31 1 1200 14';

const run = (file: string) =>
  execFileSync(process.execPath, [file], { cwd: consumer.folder, encoding: 'utf8' }).trim();

test('an ES module and a CommonJS module find it', () => {
  const names = 'spillAccounts, SHEET_FUNCTIONS';
  const from = 'account-scoring/sheets';
  expect(run(consumer.write('esm.mjs', `import { ${names} } from '${from}';${PROGRAM}`))).toBe(PRINTED);
  expect(run(consumer.write('cjs.cjs', `const { ${names} } = require('${from}');${PROGRAM}`))).toBe(PRINTED);
});

test.each([
  ['node16.mts', { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 }],
  ['node16.cts', { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 }],
  ['bundler.ts', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
])('the compiler finds its types in %s', (file, resolution) => {
  const code = `import { type Cell, spillRfm, type SheetOptions } from 'account-scoring/sheets';
const options: SheetOptions = { locale: 'zh-CN', origin: 'B5' };
export const cells: Cell[][] = spillRfm([['Customer']], '', options);
// @ts-expect-error a result is rows of cells: types are not any
export const text: string = spillRfm([['Customer']]);
// @ts-expect-error there is no such option
export const wrong: SheetOptions = { colour: 'red' };
`;
  const program = ts.createProgram([consumer.write(file, code)], {
    ...resolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
  });
  const diagnostics = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(diagnostics).toEqual([]);
});
