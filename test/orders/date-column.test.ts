/** Date columns that people typed: the stated format, or a problem that shows the text. */
import { describe, expect, test } from 'vitest';
import { checkOrders, dateColumn, summarizeOrders } from '../../src/index.ts';
import { AS_OF, failure } from './help.ts';

const read = (text: unknown, format: string) => dateColumn('on', format)({ on: text });

describe('a format', () => {
  test.each([
    ['dd/MM/yyyy', '05/01/2026', '2026-01-05'],
    ['MM/dd/yyyy', '05/01/2026', '2026-05-01'],
    ['d/M/yyyy', '5/1/2026', '2026-01-05'],
    ['MMM d, yyyy', 'Jan 5, 2026', '2026-01-05'],
    ['MMMM d, yyyy', 'january 5, 2026', '2026-01-05'],
    ['yyyy年M月d日', '2026年1月5日', '2026-01-05'],
    ['yyyyMMdd', '20260105', '2026-01-05'],
    ['dd.MM.yyyy', '29.02.2024', '2024-02-29'],
    ['dd/MM/yyyy', '31/12/9999', '9999-12-31'],
    ['dd/MM/yyyy', '31/12/1969', '1969-12-31'],
    ['dd/MM/yyyy', '01/01/1970', '1970-01-01'],
    ['dd/MM/yyyy HH:mm', '05/01/2026 00:00', '2026-01-05'],
    ['dd/MM/yyyy HH:mm', '05/01/2026 23:59', '2026-01-05'],
    ['dd/MM/yyyy HH:mm:ss', '31/12/1969 23:59:59', '1969-12-31'],
    ['dd/MM/yyyy h:mm a', '05/01/2026 11:59 PM', '2026-01-05'],
    ['dd/MM/yyyy', '  05/01/2026\t', '2026-01-05'],
  ])('%s reads %j as %s', (format, text, day) => {
    expect(read(text, format)).toBe(day);
  });

  test.each([
    ['dd/MM/yyyy', '31/02/2026'],
    ['dd/MM/yyyy', '29/02/2025'],
    ['dd/MM/yyyy', '05/13/2026'],
    ['dd/MM/yyyy', '00/01/2026'],
    ['dd/MM/yyyy', '05/01/2026x'],
    ['dd/MM/yyyy', '05-01-2026'],
    ['dd/MM/yyyy', '1/2/20260'],
    ['dd/MM/yyyy HH:mm', '05/01/2026 24:00'],
    ['dd/MM/yyyy', ''],
    ['dd/MM/yyyy', ' soon '],
  ])('%s does not fit %j, which is handed on as it is', (format, text) => {
    expect(read(text, format)).toBe(text);
  });

  test('hands on what is no text', () => {
    const date = new Date(0);
    for (const value of [date, 5, null, undefined, true]) expect(read(value, 'dd/MM/yyyy')).toBe(value);
    expect(dateColumn('on', 'dd/MM/yyyy')({} as never)).toBeUndefined();
  });

  test('that date-fns does not know is refused when a row is read', () => {
    const column = dateColumn('date', 'dd/MM/yyyy n');
    const rows = [{ accountId: 'a', date: '05/01/2026 n', amount: 1 }];
    expect(failure(() => summarizeOrders(rows, { asOf: AS_OF, columns: { date: column } }))).toMatch(
      'RangeError: Format string contains an unescaped latin alphabet character `n`',
    );
  });

  const wanted =
    '"format" must be a date-fns format with the year in full (yyyy), a month and a day, and without a zone: current value is';

  test.each([
    ['dd/MM/yy', 'a year of two digits'],
    ['dd/MM/yyyyy', 'a year of five digits'],
    ['dd/MM/yyy', 'a year of three digits'],
    ['yyyyy-MM-dd', 'a year of five digits in front'],
    ['dd/MM', 'no year'],
    ['yyyy', 'no month'],
    ['MM/yyyy', 'no day'],
    ['dd yyyy', 'a day, but no month'],
    ["yyyy-MM-dd'T'HH:mmXXX", 'a zone'],
    ['yyyy-MM-dd HH:mm xx', 'a zone'],
    ['yyyy MM dd t', 'epoch seconds'],
    ['yyyy MM dd T', 'epoch milliseconds'],
    ["'yyyy' MM dd", 'a year that is quoted'],
    ["yyyy 'MM' dd", 'a month that is quoted'],
    ["yyyy MM 'dd'", 'a day that is quoted'],
    ['', 'nothing'],
  ])('%j is refused at once: %s', (format) => {
    expect(failure(() => dateColumn('date', format))).toBe(
      `RangeError: Cannot read a date column as ${wanted} ${JSON.stringify(format)}`,
    );
  });

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [/yyyy/, 'an object'],
  ])('%s is refused at once', (format, shown) => {
    expect(failure(() => dateColumn('date', format as never))).toBe(
      `TypeError: Cannot read a date column as ${wanted} ${shown}`,
    );
  });

  test.each([
    ["dd 'of' MMMM yyyy", '05 of January 2026'],
    ["yyyy-MM-dd'T'HH:mm", '2026-01-05T10:00'],
    ["d 'X' LLL yyyy", '5 X Jan 2026'],
    ['yyyyMMdd', '20260105'],
  ])('%s is a format: quoted letters are no tokens', (format, text) => {
    expect(read(text, format)).toBe('2026-01-05');
  });

  test('of four digits does not read years that were meant as others', () => {
    expect(read('05/01/26', 'dd/MM/yyyy')).toBe('05/01/26');
    expect(read('05/01/226', 'dd/MM/yyyy')).toBe('05/01/226');
    expect(read('31/12/0999', 'dd/MM/yyyy')).toBe('31/12/0999');
    expect(read('01/01/1000', 'dd/MM/yyyy')).toBe('1000-01-01');
  });
});

test('in a summary: good text is its day, the rest are problems that show it', () => {
  const rows = [
    { accountId: 'a', date: '05/01/2026', amount: 1 },
    { accountId: 'a', date: '31/02/2026', amount: 2 },
    { accountId: 'a', date: '20/01/2026', amount: 4 },
  ];
  const options = { asOf: AS_OF, columns: { date: dateColumn('date', 'dd/MM/yyyy') } };
  expect(checkOrders(rows, options)).toMatchObject([{ row: 1, field: 'date', received: '"31/02/2026"' }]);
  expect(summarizeOrders(rows, { ...options, onProblem: () => undefined })).toMatchObject([
    { firstOrderDate: '2026-01-05', lastOrderDate: '2026-01-20', monetary: 5 },
  ]);
});

test('a day is a day in every time zone', () => {
  const rows = [{ accountId: 'a', date: '05/01/2026 23:30', amount: 1 }];
  const columns = { date: dateColumn('date', 'dd/MM/yyyy HH:mm') };
  for (const timeZone of ['UTC', 'Asia/Shanghai', 'America/New_York'])
    expect(summarizeOrders(rows, { asOf: AS_OF, timeZone, columns })[0]?.lastOrderDate).toBe('2026-01-05');
});
