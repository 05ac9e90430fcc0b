/** Dates of sheets: objects of the host, serial numbers, text. The suite runs in three time zones. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromIsoPrefix, isoDay, NO_DAY } from '../../src/internal/day.ts';
import { dateEvidence, readDate } from '../../src/sheets/dates.ts';
import * as sheets from '../../src/sheets/index.ts';
import { bodyOf, ordersOf } from './help.ts';

const FIRST = dayFromIsoPrefix('1900-03-01');
const LAST = dayFromIsoPrefix('9999-12-31');
const anyDay = fc.integer({ min: FIRST, max: LAST });
const parts = (day: number) => isoDay(day).split('-') as [string, string, string];
const bare = (text: string) => String(Number(text));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Every way to write a day that means one day only. */
const CLEAR: ReadonlyArray<(y: string, m: string, d: string) => unknown> = [
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}/${bare(m)}/${bare(d)}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${d}.${m}.${y}`,
  (y, m, d) => `${bare(d)}.${bare(m)}.${y}`,
  (y, m, d) => `${y}年${bare(m)}月${bare(d)}日`,
  (y, m, d) => `${y}年${m}月${d}号 下午 3:20`,
  (y, m, d) => `${bare(d)} ${MONTHS[Number(m) - 1]} ${y}`,
  (y, m, d) => `${d}-${MONTHS[Number(m) - 1]?.toUpperCase()}-${y}`,
  (y, m, d) => `${MONTHS[Number(m) - 1]} ${bare(d)}, ${y}`,
  (y, m, d) => ` ${y}-${m}-${d} 23:59:59 `,
  (y, m, d) => `${y}-${m}-${d}T00:30:00.000+14:00`,
  (y, m, d) => `${y}-${m}-${d} 08:30:00 +0800`,
  (y, m, d) => `${y}/${m}/${d}, 1:05 p.m.`,
  (y, m, d) => new Date(Number(y), Number(m) - 1, Number(d)),
  (y, m, d) => new Date(Number(y), Number(m) - 1, Number(d), 23, 59, 59),
  (y, m, d) => runInNewContext(`new Date(${Number(y)}, ${Number(m) - 1}, ${Number(d)}, 12)`),
  (y, m, d) => dayFromIsoPrefix(`${y}-${m}-${d}`) + 25_569,
  (y, m, d) => dayFromIsoPrefix(`${y}-${m}-${d}`) + 25_569.999,
];

test('a day is read back from every way to write it', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...CLEAR), (day, write) => {
      expect(readDate(write(...parts(day)), null)).toBe(day);
    }),
    { numRuns: 2000 },
  );
});

test('with slashes, by the order of the column', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('/', '-'), (day, mark) => {
      const [y, m, d] = parts(day);
      expect(readDate([d, m, y].join(mark), 'dmy')).toBe(day);
      expect(readDate([m, d, y].join(mark), 'mdy')).toBe(day);
      const evidence = dateEvidence([d, m, y].join(mark));
      expect(evidence).toBe(d === m ? 'same' : Number(d) > 12 ? 'dmy' : 'either');
    }),
  );
});

test('serial numbers of the 1900 system, with the day that never was', () => {
  expect(
    [1, 59, 60, 61, 45_658]
      .map((serial) => readDate(serial, null))
      .map((day) => (day === NO_DAY ? null : isoDay(day))),
  ).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01', '2025-01-01']);
  expect([0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY].map((n) => readDate(n, null))).toEqual(
    Array(5).fill(NO_DAY),
  );
  expect(isoDay(readDate(20_260_131, null))).toBe('2026-01-31');
});

test.each([
  '2025-02-30',
  '31.04.2025',
  '2025年13月1日',
  '32 Jan 2025',
  '5 Foo 2025',
  '31/01/25',
  '01/02/2025',
  '45658',
  'yesterday',
  '2025-01',
  '20251332',
  '2025-01-05 soon',
  '2025/01-05',
  new Date(Number.NaN),
  true,
  {},
])('%s is no date', (cell) => {
  expect(readDate(cell, null)).toBe(NO_DAY);
});

describe('the order of day and month is that of the whole column', () => {
  const daysOf = (...dates: unknown[]) =>
    bodyOf(sheets.spillAccounts(ordersOf(...dates.map((date, i) => [`A${i}`, date, 1])))).map(
      (row) => row[6],
    );

  test('decided by one date', () => {
    expect(daysOf('01/02/2025', '3/4/2025', '25/12/2024')).toEqual([
      '2025-02-01',
      '2025-04-03',
      '2024-12-25',
    ]);
    expect(daysOf('01/02/2025', '3/4/2025', '12/25/2024')).toEqual([
      '2025-01-02',
      '2025-03-04',
      '2024-12-25',
    ]);
  });

  test('refused where no date tells, or two tell different things', () => {
    expect(sheets.spillAccounts(ordersOf(['A', '2025-01-01', 1], ['A', '01/02/2025', 1]))).toEqual([
      [
        'Cannot tell whether "01/02/2025" in row 3 of the range, column B of the range begins with the day or the month, as no date of the column does: add the option "dateOrder=dmy" or "dateOrder=mdy".',
      ],
    ]);
    expect(
      sheets.spillAccounts(ordersOf(['A', '31/01/2025', 1], ['A', '01/31/2025', 1]), '', 'origin=C10'),
    ).toEqual([
      [
        'Cannot read the dates, as "31/01/2025" in row 11, column D begins with the day and "01/31/2025" in row 12, column D with the month: write one of them differently.',
      ],
    ]);
  });

  test('never asked about where points stand: the day comes first', () => {
    expect(daysOf('01.02.2025', '3.4.2025')).toEqual(['2025-02-01', '2025-04-03']);
    // Nor do they tell how the slashes are meant.
    expect(sheets.spillAccounts(ordersOf(['A', '31.01.2025', 1], ['A', '01/02/2025', 1])).length).toBe(1);
  });

  test('or as the reader says', () => {
    const range = ordersOf(['A', '01/02/2025', 1]);
    expect(sheets.spillAccounts(range, '', 'dateOrder=mdy')[1]?.[5]).toBe('2025-01-02');
    expect(sheets.spillAccounts(range, '', '日期顺序=DMY')[1]?.[5]).toBe('2025-02-01');
  });

  test('and holds for the day that is looked from', () => {
    const range = ordersOf(['A', '25/12/2024', 1], ['A', '01/02/2025', 1]);
    expect(sheets.spillAccounts(range, '03/02/2025')[1]?.[1]).toBe(2);
    expect(sheets.spillAccounts(range, new Date(2025, 1, 3))[1]?.[1]).toBe(2);
    expect(sheets.spillAccounts(range, [[45_691]])[1]?.[1]).toBe(2);
  });
});
