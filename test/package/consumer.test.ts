/** Programs that use the packed package as its users will: ESM, CommonJS, and the compiler with three resolutions. */
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { installConsumer } from './installed.ts';

const consumer = installConsumer();
afterAll(() => consumer.remove());

const NAMES = 'summarizeOrders, scoreRfm, assignSegments, kam11';

const PROGRAM = `
const orders = [
  { accountId: 'Acme', date: '2026-01-05', amount: 120 },
  { accountId: 'Acme', date: '2026-01-20', amount: 80 },
  { accountId: 'Blue', date: '2025-12-31', amount: 50 },
];
const accounts = summarizeOrders(orders, { asOf: '2026-01-31' });
const scored = assignSegments(scoreRfm(accounts), kam11);
console.log(scored.map((account) => [account.accountId, account.recency, account.monetary].join(' ')).join(', '));
`;
const PRINTED = 'Acme 11 200, Blue 31 50';

function run(file: string): string {
  return execFileSync(process.execPath, [file], { cwd: consumer.folder, encoding: 'utf8' }).trim();
}

describe('node runs', () => {
  test('an ES module', () => {
    const file = consumer.write('esm.mjs', `import { ${NAMES} } from 'account-scoring';${PROGRAM}`);
    expect(run(file)).toBe(PRINTED);
  });

  test('a CommonJS module', () => {
    const file = consumer.write('cjs.cjs', `const { ${NAMES} } = require('account-scoring');${PROGRAM}`);
    expect(run(file)).toBe(PRINTED);
  });

  test('both with the same names', () => {
    const esm = consumer.write(
      'names.mjs',
      "console.log(Object.keys(await import('account-scoring')).sort().join());",
    );
    const cjs = consumer.write(
      'names.cjs',
      "console.log(Object.keys(require('account-scoring')).sort().join());",
    );
    expect(run(cjs)).toBe(run(esm));
  });

  test('a module that reads the manifest', () => {
    const file = consumer.write('manifest.cjs', "console.log(require('account-scoring/package.json').name);");
    expect(run(file)).toBe('account-scoring');
  });
});

describe('tsc checks, with skipLibCheck: false,', () => {
  const strict: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
  };
  const node16 = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
  const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const typed = `import { ${NAMES}, type AccountSummary } from 'account-scoring';
${PROGRAM}
export const first: AccountSummary | undefined = scored[0];
// @ts-expect-error an option that is required is missing
summarizeOrders(orders, {});
// @ts-expect-error recency is a number or null: types are not any
export const text: string | undefined = scored[0]?.recency;
`;

  test.each([
    ['a module of node16', 'node16.mts', node16],
    ['a CommonJS module of node16', 'node16.cts', node16],
    ['a module for a bundler', 'bundler.ts', bundler],
  ])('%s', (_name, file, resolution) => {
    const path = consumer.write(file, typed);
    const program = ts.createProgram([path], { ...strict, ...resolution });
    const diagnostics = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
      const where = diagnostic.file ? relative(consumer.folder, diagnostic.file.fileName) : '';
      return `${where}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
    });
    expect(diagnostics).toEqual([]);
    // The public types are plain interfaces: reading them reads no other package.
    const foreign = program
      .getSourceFiles()
      .map((source) => source.fileName)
      .filter(
        (name) =>
          name.includes('/node_modules/') &&
          !program.isSourceFileDefaultLibrary(program.getSourceFile(name)!),
      )
      .filter(
        (name) =>
          !name.startsWith(join(consumer.folder, 'node_modules', 'account-scoring').replaceAll('\\', '/')),
      );
    expect(foreign).toEqual([]);
  });
});
