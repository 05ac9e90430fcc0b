/** The file for spreadsheets in an engine that is not V8 and has neither Intl nor timers: QuickJS. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getQuickJS } from 'quickjs-emscripten';
import { expect, test } from 'vitest';

const near = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A sixteenth of the synthetic book: the rows that take no parser of CSV. */
const range: unknown[][] = readFileSync(near('examples/data/synthetic-orders.csv'), 'utf8')
  .trim()
  .split('\n')
  .filter((line, i) => i === 0 || (!line.includes('"') && Number(/,K(\d+),/.exec(line)?.[1] ?? 1) % 16 === 0))
  .map((line, i) =>
    line.split(',').map((text, column) => (i > 0 && column === 4 && text !== '' ? Number(text) : text)),
  );

test('QuickJS answers as Node does, to the last bit', async () => {
  const sheets = await import(pathToFileURL(near('dist/sheets.js')).href);
  const quickjs = await getQuickJS();
  const context = quickjs.newContext();
  const run = (code: string): unknown => {
    const value = context.unwrapResult(context.evalCode(code));
    const result: unknown = context.dump(value);
    value.dispose();
    return result;
  };
  try {
    expect(run('typeof Intl + typeof setTimeout + typeof console')).toBe('undefinedundefinedundefined');
    run(readFileSync(near('dist/account-scoring.global.js'), 'utf8'));
    run(
      `var range = ${JSON.stringify(range)}, model = AccountScoring.spillRfmModel(range, '2025-12-31')[0][0]`,
    );
    for (const { name, export: exported } of sheets.SHEET_FUNCTIONS) {
      const args = name === 'RFM_APPLY' ? "range, model, '2025-12-31'" : "range, '2025-12-31'";
      const model = sheets.spillRfmModel(range, '2025-12-31')[0][0];
      const expected =
        name === 'RFM_APPLY'
          ? sheets.spillRfmApply(range, model, '2025-12-31')
          : sheets[exported](range, '2025-12-31');
      expect(JSON.parse(String(run(`JSON.stringify(AccountScoring.${exported}(${args}))`))), name).toEqual(
        expected,
      );
      expect(String(expected[0]?.[0]), name).not.toMatch(/^Cannot/);
    }
  } finally {
    context.dispose();
  }
});
