/** Dates of rows: what is read, as which day, and what is refused. `test/internal` has the reader's own table. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { summarizeOrders } from '../../src/index.ts';
import { AS_OF, collector } from './help.ts';

/** The day that a date is read as, or the printed value of a refused one. */
function read(date: unknown, timeZone?: string): string {
  const { problems, options } = collector();
  const more = timeZone === undefined ? {} : { timeZone };
  const [account] = summarizeOrders([{ accountId: 'a', date, amount: 1 }], {
    asOf: '9999-12-31',
    ...more,
    ...options,
  });
  const [problem] = problems;
  if (problem === undefined) return account?.lastOrderDate ?? 'no date';
  expect(problem).toMatchObject({ code: 'order.invalid_date', row: 0, field: 'date' });
  return `refused: ${problem.received}`;
}

describe('are read', () => {
  test.each([
    ['an ISO day', '2026-01-05', '2026-01-05'],
    ['a leap day', '2024-02-29', '2024-02-29'],
    ['a leap day of a leap century', '2000-02-29', '2000-02-29'],
    ['the first day', '0001-01-01', '0001-01-01'],
    ['the last day', '9999-12-31', '9999-12-31'],
    ['a wall-clock time', '2026-01-05T23:59:59', '2026-01-05'],
    ['a wall-clock time with a space', '2026-01-05 23:59:59', '2026-01-05'],
    ['a wall-clock time of minutes', '2026-01-05T23:59', '2026-01-05'],
    ['a fraction of a second', '2026-01-05T23:59:59.999999999', '2026-01-05'],
    ['UTC', '2026-01-05T23:59:59Z', '2026-01-05'],
    ['an offset to the next day', '2026-01-05T23:59:59-00:01', '2026-01-06'],
    ['an offset to the day before', '2026-01-05T00:00:59+00:01', '2026-01-04'],
    ['a Date', new Date('2026-01-05T23:59:59.999Z'), '2026-01-05'],
    ['a Date before 1970', new Date('1969-12-31T23:59:59.999Z'), '1969-12-31'],
    ['epoch milliseconds', Date.UTC(2026, 0, 5), '2026-01-05'],
    ['the last millisecond of a day', Date.UTC(2026, 0, 6) - 1, '2026-01-05'],
    ['epoch milliseconds before 1970', -1e10, '1969-09-07'],
    ['the smallest epoch milliseconds', 1e10, '1970-04-26'],
    ['the Date of 1970', new Date(0), '1970-01-01'],
  ])('%s', (_, date, day) => {
    expect(read(date)).toBe(day);
  });

  test('a Date of another realm', () => {
    const date = runInNewContext('new Date(Date.UTC(2026, 0, 5))');
    expect(date).not.toBeInstanceOf(Date);
    expect(read(date)).toBe('2026-01-05');
  });

  test('asOf, in every form', () => {
    const rows = [{ accountId: 'a', date: '2026-01-30', amount: 1 }];
    const foreign = runInNewContext('new Date(Date.UTC(2026, 0, 31))') as Date;
    const forms = [
      AS_OF,
      '2026-01-31T23:59:59Z',
      new Date('2026-01-31T23:59:59Z'),
      Date.UTC(2026, 0, 31),
      foreign,
    ];
    for (const asOf of forms) expect(summarizeOrders(rows, { asOf })[0]?.recency).toBe(1);
    const evening = '2026-01-31T16:00:00Z';
    expect(summarizeOrders(rows, { asOf: evening, timeZone: 'Asia/Shanghai' })[0]?.recency).toBe(2);
    expect(summarizeOrders(rows, { asOf: evening })[0]?.recency).toBe(1);
  });
});

describe('are refused', () => {
  test.each([
    ['30 February', '2026-02-30', '"2026-02-30"'],
    ['29 February of a common year', '2025-02-29', '"2025-02-29"'],
    ['month 13', '2026-13-01', '"2026-13-01"'],
    ['month 0', '2026-00-10', '"2026-00-10"'],
    ['day 0', '2026-01-00', '"2026-01-00"'],
    ['year 0', '0000-01-01', '"0000-01-01"'],
    ['one digit', '2026-1-5', '"2026-1-5"'],
    ['another order', '05-01-2026', '"05-01-2026"'],
    ['slashes', '2026/01/05', '"2026/01/05"'],
    ['no separators', '20260105', '"20260105"'],
    ['hour 25', '2026-01-05T25:00', '"2026-01-05T25:00"'],
    ['hour 24', '2026-01-05T24:00:00', '"2026-01-05T24:00:00"'],
    ['minute 60', '2026-01-05T10:60', '"2026-01-05T10:60"'],
    ['blanks', ' 2026-01-05', '" 2026-01-05"'],
    ['something behind', '2026-01-05x', '"2026-01-05x"'],
    ['a spreadsheet serial day', 45_000, '45000'],
    ['epoch seconds', 1_767_571_200, '1767571200'],
    ['epoch seconds as text', '1767571200', '"1767571200"'],
    ['just below the smallest epoch milliseconds', 9_999_999_999, '9999999999'],
    ['just above the largest of the other side', -9_999_999_999, '-9999999999'],
    ['a billion years ago, as a number', -3.15e19, '-31500000000000000000'],
    ['a billion years ago, as text', '-1000000000-01-01', '"-1000000000-01-01"'],
    ['the year 10000', '+010000-01-01T00:00', '"+010000-01-01T00:00"'],
    ['the last millisecond of the year 9999, plus one', Date.UTC(10_000, 0, 1), '253402300800000'],
    ['the first millisecond of the year 1, minus one', -62_135_596_800_001, '-62135596800001'],
    ['the first Date there is', new Date(-8.64e15), 'the Date -271821-04-20T00:00:00.000Z'],
    ['an invalid Date', new Date(Number.NaN), 'an invalid Date'],
    ['NaN', Number.NaN, 'NaN'],
    ['infinity', Number.NEGATIVE_INFINITY, '-Infinity'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['no text', '', '""'],
    ['a bigint', 1_767_571_200_000n, '1767571200000n'],
    ['true', true, 'true'],
    ['a record', { year: 2026 }, 'an object'],
    ['an array', [2026, 1, 5], 'an array of 3'],
  ])('%s', (_, date, shown) => {
    expect(read(date)).toBe(`refused: ${shown}`);
  });

  test('both ends of the years', () => {
    expect(read(-62_135_596_800_000)).toBe('0001-01-01');
    expect(read(Date.UTC(10_000, 0, 1) - 1)).toBe('9999-12-31');
    expect(read('0001-01-01T00:00:00+00:01')).toBe('refused: "0001-01-01T00:00:00+00:01"');
    expect(read('9999-12-31T23:59:00-00:01')).toBe('refused: "9999-12-31T23:59:00-00:01"');
  });
});

describe('belong to the civil day of timeZone', () => {
  test.each([
    ['Asia/Shanghai', '2026-01-04T15:59:59.999Z', '2026-01-04'],
    ['Asia/Shanghai', '2026-01-04T16:00:00.000Z', '2026-01-05'],
    ['Asia/Kolkata', '2026-01-04T18:29:59Z', '2026-01-04'],
    ['Asia/Kolkata', '2026-01-04T18:30:00Z', '2026-01-05'],
    ['Pacific/Auckland', '2026-01-04T10:59:59Z', '2026-01-04'],
    ['Pacific/Auckland', '2026-01-04T11:00:00Z', '2026-01-05'],
    ['Pacific/Auckland', '2026-07-04T11:59:59Z', '2026-07-04'],
    ['Pacific/Auckland', '2026-07-04T12:00:00Z', '2026-07-05'],
    // 8 March 2026 has 23 hours in New York, 1 November has 25.
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['America/New_York', '2026-11-01T03:59:59Z', '2026-10-31'],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T05:00:00Z', '2026-11-02'],
  ])('%s: %s is %s', (zone, instant, day) => {
    expect(read(instant, zone)).toBe(day);
    expect(read(new Date(instant), zone)).toBe(day);
    expect(read(Date.parse(instant), zone)).toBe(day);
    // The same instant, written elsewhere.
    const offset = new Date(Date.parse(instant) + 5.5 * 3_600_000).toISOString().replace('Z', '+05:30');
    expect(read(offset, zone)).toBe(day);
  });

  test.each(['UTC', 'Asia/Shanghai', 'Pacific/Auckland', 'America/New_York'])(
    '%s does not move days and wall-clock times',
    (zone) => {
      for (const date of ['2026-03-08', '2026-03-08T00:00:00', '2026-03-08 23:59', '2026-03-08T02:30:00.5'])
        expect(read(date, zone)).toBe('2026-03-08');
    },
  );

  test('a day of 23 hours counts one day of recency, and so does one of 25', () => {
    const timeZone = 'America/New_York';
    const rows = ['2026-03-08T04:30:00Z', '2026-11-01T03:30:00Z'].map((date) => ({
      accountId: date,
      date,
      amount: 1,
    }));
    const recencies = (asOf: string) =>
      summarizeOrders(rows, { asOf, timeZone, future: 'keep' }).map((a) => a.recency);
    expect(recencies('2026-03-09T03:30:00Z')).toEqual([1, -237]);
    expect(recencies('2026-11-02T04:30:00Z')).toEqual([239, 1]);
  });

  test('orders of one civil day are one purchase day, though not of one UTC day', () => {
    const rows = ['2026-01-04T16:00:00Z', '2026-01-05T15:59:59Z'].map((date) => ({
      accountId: 'a',
      date,
      amount: 1,
    }));
    const days = (timeZone: string) => summarizeOrders(rows, { asOf: AS_OF, timeZone })[0]?.purchaseDays;
    expect(days('Asia/Shanghai')).toBe(1);
    expect(days('UTC')).toBe(2);
    expect(days('Asia/Tokyo')).toBe(2);
  });
});
