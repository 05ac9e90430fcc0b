/** Names and ids of customers are text that others wrote: no cell of a result may become a formula. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, textOf } from '../../src/sheets/cells.ts';
import * as sheets from '../../src/sheets/index.ts';
import { bodyOf, ordersOf, spillNamed } from './help.ts';

const DANGEROUS = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1'];
const STARTS = /^[=+\-@\t\r\n＝＋－＠]/;

const header = ['Customer id', 'Customer name', 'Order date', 'Amount', 'Category', 'Order no.'];
const rows = DANGEROUS.flatMap((text, i) =>
  [1, 2, 3, 4].map((month) => [text, text, `2025-0${month}-05`, 100 * (i + 1), text, `${text}${month}`]),
);

test.each(sheets.SHEET_FUNCTIONS.map(({ export: name }) => name))('%s writes no formula', (name) => {
  const range = [header, ...rows, ['=cmd', '', 'no date', 1, '', '']];
  const model = sheets.spillRfmModel(range)[0]?.[0];
  const result =
    name === 'spillRfmApply' ? sheets.spillRfmApply(range, model) : spillNamed(name)(range, '2025-06-30');
  const texts = result.flat().filter((cell) => typeof cell === 'string');
  expect(texts.filter((text) => STARTS.test(text))).toEqual([]);
  expect(texts.length).toBeGreaterThan(0);
});

test('an error that repeats a cell is no formula either', () => {
  expect(String(sheets.spillRfm([['=1+1']])[0]?.[0])).toMatch(/^Cannot find the header/);
  expect(String(sheets.spillRfm([header, ...rows], '=1+1')[0]?.[0])).toBe(
    'Cannot read the day "=1+1": give a date, a cell with a date, or text such as 2026-01-31.',
  );
});

test('text gets an apostrophe, numbers stay numbers, and what was written is read as it was meant', () => {
  const result = sheets.spillAccounts(ordersOf(['-5 Ltd', '2025-01-05', -20], ['=x', '2025-01-05', 7]));
  expect(bodyOf(result).map(([id, , , monetary]) => [id, monetary])).toEqual([
    ["'-5 Ltd", -20],
    ["'=x", 7],
  ]);
  const again = sheets.spillRfm(result);
  expect(bodyOf(again).map(([id]) => id)).toEqual(["'-5 Ltd", "'=x"]);
});

test('written and read again, any text is the same, but for the spaces around it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...DANGEROUS, '\t', '\r \n')),
      (text) => {
        const cell = cellOf(text);
        expect(typeof cell).toBe('string');
        expect(STARTS.test(String(cell))).toBe(false);
        // An apostrophe that was there before a formula cannot be told from ours.
        if (!/^\s*'/.test(text)) expect(textOf(String(cell)).trim()).toBe(text.trim());
      },
    ),
  );
});

test('ids that are numbers stay numbers, unless one of their cells is text', () => {
  const range = ordersOf([17_850, '2025-01-05', 10], [17_851, '2025-01-05', 10], ['17851', '2025-01-06', 10]);
  expect(bodyOf(sheets.spillAccounts(range)).map(([id, , orders]) => [id, orders])).toEqual([
    [17_850, 1],
    ['17851', 2],
  ]);
});
