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
    const column = dateColumn('date', 'dd/nn/yyyy');
    const call = () =>
      summarizeOrders([{ accountId: 'a', date: '05/01/2026', amount: 1 }], {
        asOf: AS_OF,
        columns: { date: column },
      });
    expect(failure(call)).toMatch(
      'RangeError: Format string contains an unescaped latin alphabet character `n`',
    );
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
