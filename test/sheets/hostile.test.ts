/** Whatever a range holds, a function answers with a rectangle of cells, and what is wrong is told in its own words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHEET_FUNCTIONS } from '../../src/sheets/index.ts';
import { spillNamed } from './help.ts';

const HEADERS = [
  'Customer',
  'Order date',
  'Amount',
  'Order no.',
  'Category',
  'R',
  'F',
  'M',
  '客户',
  '日期',
  '金额',
  'Growth',
  'Gross profit',
  '',
  'x',
];

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>(
      'Acme',
      'Blue',
      '乙',
      'Coop',
      17,
      '2025-01-05',
      45_700,
      '1,200.50',
      30,
      -5,
      0,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      '',
      null,
      undefined,
      ' ',
      'Total',
      '合计',
      '01/02/2025',
      '1.234',
      '12/13/2025',
      '¥5',
      '5 €',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.double(), fc.boolean(), fc.date()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      '__proto__',
      'constructor',
      'toString',
      {},
      [],
      1e300,
      Number.NaN,
      'Note: x',
      '=1',
    ),
  },
);
const range = fc
  .tuple(
    fc.array(fc.constantFrom(...HEADERS), { minLength: 0, maxLength: 6 }),
    fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }),
  )
  .map(([header, rows]): unknown => [header, ...rows]);
const anything = fc.oneof({ weight: 9, arbitrary: range }, { weight: 1, arbitrary: fc.anything() });

test.each(SHEET_FUNCTIONS.map(({ export: name, parameters }) => [name, parameters.length] as const))(
  '%s',
  (name, count) => {
    const spill = spillNamed(name);
    fc.assert(
      fc.property(
        anything,
        fc.array(fc.oneof(cell, fc.anything()), { maxLength: count - 1 }),
        fc.boolean(),
        (table, more, bare) => {
          const result = spill(table, ...(bare ? [] : more));
          expect(result.length).toBeGreaterThan(0);
          expect(new Set(result.map((row) => row.length)).size).toBe(1);
          for (const written of result.flat()) {
            expect(['string', 'number']).toContain(typeof written);
            if (typeof written === 'number') expect(Number.isFinite(written)).toBe(true);
          }
          expect(String(result[0]?.[0])).not.toMatch(/^(Cannot finish|未能完成)/);
        },
      ),
      { numRuns: 150 },
    );
  },
);

test('a number that criteria do not take is a fault of its row', () => {
  const table = [
    ['Customer', 'Growth'],
    ['Acme', 2e100],
    ['Blue', 0.5],
  ];
  expect(
    spillNamed('spillTiers')(table)
      .slice(1)
      .map(([first]) => first),
  ).toEqual([
    'Blue',
    'Note: 1 row was left out: 1 with a value that is not a number (row 2 of the range, column B of the range: "2e+100").',
  ]);
});
