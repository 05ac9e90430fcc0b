/** A cell of a model is read by hand, as the schemas would be a large part of the bundle: both readers must agree. */
import { applyRfm, fitRfm, parseRfmModel, type RfmModel } from 'account-scoring';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spillRfmApply, spillRfmModel } from '../../src/sheets/index.ts';
import { readModelCell } from '../../src/sheets/model-cell.ts';
import { ordersOf } from './help.ts';

const book = Array.from({ length: 60 }, (_, i) => ({
  accountId: `A${i}`,
  recency: 3 * i,
  frequency: 1 + (i % 10),
  monetary: 50 * (100 - i) - 3000,
}));
const MODELS: readonly RfmModel[] = [
  fitRfm(book),
  fitRfm(book, { method: 'ntile', bins: 4, weights: { monetary: 2 } }),
  fitRfm(book, { method: 'nested' }),
  fitRfm(book, { values: { length: 'recency' } }),
  fitRfm(book.slice(0, 2), { method: 'share' }),
  fitRfm([]),
];

/** Whether a reader takes a text; what it makes of it. */
function taken(read: (text: string) => RfmModel, text: string): RfmModel | null {
  try {
    return read(text);
  } catch {
    return null;
  }
}

/** Every place in a value, as a path. */
function pathsOf(value: unknown): Array<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner).map((path) => [key, ...path])),
  ];
}

type Change = { readonly replace: unknown } | 'remove' | 'add' | 'repeat';

/** A copy with one place changed. */
function changed(value: unknown, [key, ...rest]: readonly (string | number)[], change: Change): unknown {
  if (key === undefined) {
    if (typeof change === 'object') return change.replace;
    if (change === 'add' && typeof value === 'object' && value !== null)
      return Array.isArray(value) ? [...value, 1] : { ...value, extra: 1 };
    if (change === 'repeat' && Array.isArray(value)) return [...value, ...value];
    return value;
  }
  if (Array.isArray(value)) {
    if (rest.length === 0 && change === 'remove') return value.filter((_, i) => i !== Number(key));
    return value.map((inner, i) => (i === Number(key) ? changed(inner, rest, change) : inner));
  }
  const entries = Object.entries(value as object).flatMap(([name, inner]) =>
    name !== String(key)
      ? [[name, inner]]
      : rest.length === 0 && change === 'remove'
        ? []
        : [[name, changed(inner, rest, change)]],
  );
  return Object.fromEntries(entries);
}

test('both readers take every model, and make the same of it', () => {
  for (const model of MODELS)
    expect(readModelCell(JSON.stringify(model))).toEqual(parseRfmModel(JSON.stringify(model)));
});

test('both readers take and refuse the same changes of a model', () => {
  const values = [
    null,
    0,
    1,
    -1,
    3,
    5,
    10,
    11,
    1.5,
    1e7,
    '',
    'recency',
    'high',
    'left',
    '(]',
    true,
    false,
    [],
    {},
    [1, 2],
    [null, 1],
  ];
  const change = fc.oneof(
    fc.constantFrom<Change>('remove', 'add', 'repeat'),
    fc.constantFrom(...values).map((replace): Change => ({ replace })),
  );
  let refused = 0;
  let passed = 0;
  fc.assert(
    fc.property(fc.constantFrom(...MODELS), fc.nat(), change, (model, pick, how) => {
      const plain: unknown = JSON.parse(JSON.stringify(model));
      const paths = pathsOf(plain);
      const text = JSON.stringify(changed(plain, paths[pick % paths.length] ?? [], how));
      const expected = taken(parseRfmModel, text);
      expect(taken(readModelCell, text), text).toEqual(expected);
      if (expected === null) refused++;
      else passed++;
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(refused, passed)).toBeGreaterThan(200);
});

test.each([
  ['', 'model'],
  ['not JSON', 'model'],
  ['[]', 'model'],
  [42, 'model'],
  ['{"kind":"abc"}', 'model.version'],
  [JSON.stringify({ ...MODELS[0], kind: 'abc' }), 'kind'],
])('the cell %s is refused in words', (cell, field) => {
  const range = ordersOf(['Acme', '2025-01-05', 100]);
  expect(spillRfmApply(range, cell)).toEqual([
    [
      `Cannot read the model: "${field}" is not as RFM_MODEL writes it. Give the cell that RFM_MODEL filled, unchanged.`,
    ],
  ]);
  expect(spillRfmApply(range, cell, '', 'zh')[0]?.[0]).toMatch(/^无法读取模型：/);
});

test('a model from the library scores in a sheet', () => {
  const model = MODELS[1] as RfmModel;
  const range = [
    ['Account', 'Recency', 'Frequency', 'Monetary'],
    ...book.map((row) => [row.accountId, row.recency, row.frequency, row.monetary]),
  ];
  const codes = spillRfmApply(range, [[JSON.stringify(model)]])
    .slice(1)
    .map((row) => row[7]);
  expect(codes).toEqual(applyRfm(book, model).map((row) => row.rfm.code));
  const long = range.map((row, i) => (i === 0 ? row : [`${row[0]}${'x'.repeat(9000)}`, ...row.slice(1)]));
  expect(spillRfmModel(long, '', 'method=ntile')[0]?.[0]).toMatch(
    /^Cannot put the model into one cell: it has \d+ characters, and a cell takes 32767\.$/,
  );
});
