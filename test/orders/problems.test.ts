/** Bad rows: every problem as a record, one error with counts, or the good rows without the bad ones. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  checkOrders,
  emptySummary,
  formatProblem,
  type OrderDataError,
  type OrderIntake,
  type Problem,
  summarizeOrders,
  summarizeOrdersAsync,
} from '../../src/index.ts';
import { AS_OF, collector, failure, failureAsync, order } from './help.ts';

const options = { asOf: AS_OF };
const columns = { orderId: 'orderId', currency: 'currency', category: 'category' };
const good = { accountId: 'a', date: AS_OF, amount: 1, orderId: 'o', currency: 'EUR', category: 'c' };

const ID = 'text that is not blank, or a whole number';
const DATE =
  'an ISO day (2026-01-31), an ISO timestamp, a Date or epoch milliseconds, from the year 1 to 9999';
const AMOUNT = 'a finite number within ±1e+290';
const HINT =
  'Pass onProblem to collect the problems and go on with the good rows, or call checkOrders for all of them';

describe('every field has its problem', () => {
  test.each([
    ['accountId', '', 'order.invalid_account_id', ID, '""'],
    ['accountId', '   ', 'order.invalid_account_id', ID, '"   "'],
    ['accountId', '\t\n', 'order.invalid_account_id', ID, '"\\t\\n"'],
    ['accountId', '\u3000', 'order.invalid_account_id', ID, '"\u3000"'],
    ['accountId', '\u00a0', 'order.invalid_account_id', ID, '"\u00a0"'],
    ['accountId', undefined, 'order.invalid_account_id', ID, 'undefined'],
    ['accountId', null, 'order.invalid_account_id', ID, 'null'],
    ['accountId', 1.5, 'order.invalid_account_id', ID, '1.5'],
    ['accountId', Number.NaN, 'order.invalid_account_id', ID, 'NaN'],
    ['accountId', 2 ** 53, 'order.invalid_account_id', ID, '9007199254740992'],
    ['accountId', -(2 ** 53), 'order.invalid_account_id', ID, '-9007199254740992'],
    ['accountId', 5n, 'order.invalid_account_id', ID, '5n'],
    ['accountId', ['a'], 'order.invalid_account_id', ID, 'an array of 1'],
    ['date', '2026-02-30', 'order.invalid_date', DATE, '"2026-02-30"'],
    ['date', null, 'order.invalid_date', DATE, 'null'],
    ['amount', '12', 'order.invalid_amount', AMOUNT, '"12"'],
    ['amount', Number.NaN, 'order.invalid_amount', AMOUNT, 'NaN'],
    ['amount', Number.POSITIVE_INFINITY, 'order.invalid_amount', AMOUNT, 'Infinity'],
    ['amount', Number.NEGATIVE_INFINITY, 'order.invalid_amount', AMOUNT, '-Infinity'],
    ['amount', 1.0000000000000002e290, 'order.invalid_amount', AMOUNT, '1.0000000000000002e+290'],
    ['amount', -1.0000000000000002e290, 'order.invalid_amount', AMOUNT, '-1.0000000000000002e+290'],
    ['amount', 1e308, 'order.invalid_amount', AMOUNT, '1e+308'],
    ['amount', null, 'order.invalid_amount', AMOUNT, 'null'],
    ['amount', undefined, 'order.invalid_amount', AMOUNT, 'undefined'],
    ['amount', 12n, 'order.invalid_amount', AMOUNT, '12n'],
    ['amount', new Number(12), 'order.invalid_amount', AMOUNT, 'an object'],
    ['orderId', '', 'order.invalid_order_id', ID, '""'],
    ['orderId', 1.5, 'order.invalid_order_id', ID, '1.5'],
    ['orderId', undefined, 'order.invalid_order_id', ID, 'undefined'],
    ['currency', '', 'order.invalid_currency', 'text that is not blank', '""'],
    ['currency', ' \t', 'order.invalid_currency', 'text that is not blank', '" \\t"'],
    ['currency', 978, 'order.invalid_currency', 'text that is not blank', '978'],
    ['currency', undefined, 'order.invalid_currency', 'text that is not blank', 'undefined'],
    ['category', null, 'order.invalid_category', 'text', 'null'],
    ['category', 3, 'order.invalid_category', 'text', '3'],
  ])('%s %o', (field, value, code, expected, received) => {
    const rows = [good, { ...good, [field]: value }];
    const problem = { code, row: 1, field, expected, received };
    expect(checkOrders(rows, { ...options, columns: columns as never })).toStrictEqual([problem]);

    const { problems, intakes, options: collecting } = collector();
    const accounts = summarizeOrders(rows, { ...options, columns: columns as never, ...collecting });
    expect(accounts).toStrictEqual(summarizeOrders([good], options));
    expect(problems).toStrictEqual([problem]);
    expect(intakes).toMatchObject([{ received: 2, accepted: 1, rejected: 1 }]);
    expect(failure(() => summarizeOrders(rows, { ...options, columns: columns as never }))).toBe(
      `OrderDataError: Cannot summarize orders as 1 of 2 rows have problems:
  orders[1].${field} must be ${expected}: received ${received}
${HINT}`,
    );
  });

  test.each([
    ['accountId', 0],
    ['accountId', -5],
    ['accountId', 2 ** 53 - 1],
    ['accountId', '0'],
    ['accountId', ' a'],
    ['accountId', '\u3000甲'],
    ['accountId', '😀'],
    ['accountId', '\ud800'],
    ['accountId', '\u0000'],
    ['amount', 1e290],
    ['amount', -1e290],
    ['amount', 5e-324],
    ['amount', -0],
    ['orderId', 0],
    ['orderId', '__proto__'],
    ['currency', '¤'],
    ['category', ''],
    ['category', ' '],
  ])('%s %o is right', (field, value) => {
    expect(checkOrders([{ ...good, [field]: value }], { ...options, columns: columns as never })).toEqual([]);
  });

  test('what is not mapped is not looked at', () => {
    const rows = [{ ...good, orderId: null, currency: 5, category: undefined }];
    expect(checkOrders(rows, options)).toEqual([]);
    expect(summarizeOrders(rows, options)).toHaveLength(1);
  });

  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['Acme,2026-01-05,3', '"Acme,2026-01-05,3"'],
    [7, '7'],
    [true, 'true'],
    [Symbol('s'), 'a symbol'],
    [() => 1, 'a function'],
    [7n, '7n'],
  ])('a row that is %s', (row, received) => {
    const problem = { code: 'order.not_a_record', row: 0, field: 'row', expected: 'an object', received };
    expect(checkOrders([row], options)).toStrictEqual([problem]);
    expect(failure(() => summarizeOrders([row], options))).toBe(
      `OrderDataError: Cannot summarize orders as 1 of 1 rows have problems:\n  orders[0] must be an object: received ${received}\n${HINT}`,
    );
  });

  test('an array is a record without the fields', () => {
    expect(checkOrders([['a', AS_OF, 1]], options).map((p) => [p.code, p.received])).toEqual([
      ['order.invalid_account_id', 'undefined'],
      ['order.invalid_date', 'undefined'],
      ['order.invalid_amount', 'undefined'],
    ]);
  });

  test('a row is looked at whole, in the order of the fields', () => {
    const bad = { accountId: '', date: '', amount: '', orderId: '', currency: '', category: 0 };
    expect(
      checkOrders([good, bad, bad], { ...options, columns: columns as never }).map(
        (p) => `${p.row} ${p.field}`,
      ),
    ).toEqual([
      '1 accountId',
      '1 date',
      '1 amount',
      '1 orderId',
      '1 category',
      '1 currency',
      '2 accountId',
      '2 date',
      '2 amount',
      '2 orderId',
      '2 category',
      '2 currency',
    ]);
  });

  test('fields go by the library’s name', () => {
    const rows = [{ customer: 'a', on: 'yesterday', net: 1 }];
    const columns = { accountId: 'customer', date: 'on', amount: 'net' } as const;
    expect(checkOrders(rows, { ...options, columns })).toMatchObject([
      { field: 'date', received: '"yesterday"' },
    ]);
    const accessors = { accountId: () => '', date: () => AS_OF, amount: () => Number.NaN };
    expect(checkOrders(rows, { ...options, columns: accessors }).map((p) => p.field)).toEqual([
      'accountId',
      'amount',
    ]);
  });

  test('what was received is cut to 80 characters', () => {
    const [problem] = checkOrders([{ ...good, date: 'x'.repeat(100_000) }], options);
    expect(problem?.received).toBe(`"${'x'.repeat(80)}…"`);
  });
});

describe('the one error', () => {
  const bad = (n: number) => Array.from({ length: n }, () => order(''));
  const caught = (rows: readonly unknown[]): OrderDataError => {
    try {
      summarizeOrders(rows, options);
    } catch (error) {
      return error as OrderDataError;
    }
    throw new Error('nothing was thrown');
  };

  test('carries the first problems, and counts that add up', () => {
    const error = caught([order('a'), ...bad(7), order('b')]);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('OrderDataError');
    expect(error.problems.map((p) => p.row)).toEqual([1, 2, 3, 4, 5]);
    expect(error.problems[0]).toStrictEqual({
      code: 'order.invalid_account_id',
      row: 1,
      field: 'accountId',
      expected: ID,
      received: '""',
    });
    expect([error.received, error.accepted, error.rejected]).toEqual([9, 2, 7]);
  });

  test('spells out five problems, and says when there are more', () => {
    const line = (row: number) => `  orders[${row}].accountId must be ${ID}: received ""`;
    const lines = [0, 1, 2, 3, 4].map(line).join('\n');
    expect(caught(bad(5)).message).toBe(
      `Cannot summarize orders as 5 of 5 rows have problems:\n${lines}\n${HINT}`,
    );
    expect(caught(bad(6)).message).toBe(
      `Cannot summarize orders as 6 of 6 rows have problems:\n${lines}\n  …\n${HINT}`,
    );
    expect(caught(bad(1)).message).toBe(
      `Cannot summarize orders as 1 of 1 rows have problems:\n${line(0)}\n${HINT}`,
    );
    expect(caught([{}, {}]).problems.map((p) => `${p.row} ${p.field}`)).toEqual([
      '0 accountId',
      '0 date',
      '0 amount',
      '1 accountId',
      '1 date',
    ]);
  });

  test('says that there are more problems, also of fewer rows', () => {
    expect(caught([{}, {}]).message.split('\n').at(-2)).toBe('  …');
    expect(caught([{}]).message).not.toContain('…');
    expect(caught([{}, null, order('')]).message).not.toContain('…');
    expect(caught([{}, null, order(''), order('')]).message).toContain('\n  …\n');
  });

  test('comes from every way in', async () => {
    const rows = [order('a'), order('')];
    const message = (action: string) =>
      `OrderDataError: Cannot ${action} as 1 of 2 rows have problems:\n  orders[1].accountId must be ${ID}: received ""\n${HINT}`;
    expect(failure(() => buildHistories(rows, options))).toBe(message('build histories'));
    expect(failure(() => addOrders(emptySummary(options), rows, options))).toBe(message('add orders'));
    expect(await failureAsync(summarizeOrdersAsync(rows, options))).toBe(message('summarize orders'));
  });

  test('is not thrown before all rows were read', () => {
    let read = 0;
    function* rows() {
      for (read = 0; read < 100; read++) yield order('');
    }
    expect(failure(() => summarizeOrders(rows(), options))).toMatch('100 of 100 rows have problems');
    expect(read).toBe(100);
  });

  test('bad rows are spoken of before mixed currencies and the roster', () => {
    const rows = [
      { ...good, currency: 'EUR' },
      { ...good, currency: 'USD' },
      { ...good, currency: '' },
    ];
    const call = () => summarizeOrders(rows, { ...options, columns: { currency: 'currency' }, roster: [''] });
    expect(failure(call)).toMatch('OrderDataError: Cannot summarize orders as 1 of 3 rows');
  });
});

describe('onProblem and onIntake', () => {
  const rows = [
    order('a'),
    order(''),
    null,
    { accountId: 'b', date: 'x', amount: 'y' },
    order('c', '2026-02-05', -1),
  ];
  const expected: OrderIntake = {
    received: 5,
    accepted: 2,
    rejected: 3,
    future: 1,
    beforeWindow: 0,
    returns: 1,
  };

  test('every problem is called out, in order, and the good rows are used', () => {
    const { problems, intakes, options: collecting } = collector();
    const accounts = summarizeOrders(rows, { ...options, ...collecting });
    expect(accounts.map((a) => a.accountId)).toEqual(['a', 'c']);
    expect(problems.map((p) => `${p.row} ${p.field}`)).toEqual([
      '1 accountId',
      '2 row',
      '3 date',
      '3 amount',
    ]);
    expect(intakes).toStrictEqual([expected]);
  });

  test('the same for checks, states, histories and streams', async () => {
    const seen: Array<[Problem[], OrderIntake[]]> = [];
    const collecting = () => {
      const { problems, intakes, options: both } = collector();
      seen.push([problems, intakes]);
      return { ...options, ...both };
    };
    checkOrders(rows, collecting());
    addOrders(emptySummary(options), rows, collecting());
    buildHistories(rows, collecting());
    await summarizeOrdersAsync(rows, collecting());
    summarizeOrders(rows, collecting());
    expect(seen).toHaveLength(5);
    for (const [problems, intakes] of seen) {
      expect(problems).toHaveLength(4);
      expect(problems).toStrictEqual(seen[0]?.[0]);
      expect(intakes).toStrictEqual([expected]);
    }
  });

  test('onIntake is called without problems too, and without rows', () => {
    const { intakes, options: collecting } = collector();
    summarizeOrders([order('a')], { ...options, onIntake: collecting.onIntake });
    summarizeOrders([], { ...options, onIntake: collecting.onIntake });
    expect(intakes.map((i) => [i.received, i.accepted, i.rejected])).toEqual([
      [1, 1, 0],
      [0, 0, 0],
    ]);
  });

  test('onIntake is not called for a call that fails', () => {
    const { intakes, options: collecting } = collector();
    expect(
      failure(() => summarizeOrders([order('')], { ...options, onIntake: collecting.onIntake })),
    ).toMatch('1 of 1');
    expect(intakes).toEqual([]);
  });

  test('checkOrders needs no onProblem, and reports mixed currencies to it', () => {
    const rows = [
      { ...good, currency: 'EUR' },
      { ...good, currency: 'USD' },
    ];
    const { problems, options: collecting } = collector();
    const found = checkOrders(rows, { ...options, columns: { currency: 'currency' }, ...collecting });
    expect(found.map((p) => p.code)).toEqual(['order.mixed_currencies']);
    expect(problems).toStrictEqual(found);
  });

  test('an onProblem that is no function is refused, not called', () => {
    expect(failure(() => checkOrders([{}], { ...options, onProblem: 5 as never }))).toBe(
      'TypeError: Cannot check orders as "onProblem" must be a function: current value is 5',
    );
    expect(failure(() => checkOrders([{}], null as never))).toBe(
      'TypeError: Cannot check orders as the options must be an object: current value is null',
    );
  });

  test('what an accessor throws is the caller’s: it goes through as it is', async () => {
    const error = new Error('no such field');
    const throwing = {
      ...options,
      columns: {
        amount: () => {
          throw error;
        },
      },
    };
    for (const call of [summarizeOrders, checkOrders, buildHistories])
      expect(() => call([order('a')], throwing)).toThrow(error);
    await expect(summarizeOrdersAsync([order('a')], throwing)).rejects.toBe(error);
  });
});

describe('problems in words', () => {
  test('in both languages', () => {
    const rows = [{ accountId: '', date: 'x', amount: 'y', orderId: '', category: 1, currency: 2 }, null];
    const problems = checkOrders(rows, { ...options, columns: columns as never });
    expect(problems.map((p) => formatProblem(p))).toMatchInlineSnapshot(`
      [
        "orders[0].accountId must be text that is not blank, or a whole number: received """,
        "orders[0].date must be an ISO day (2026-01-31), an ISO timestamp, a Date or epoch milliseconds, from the year 1 to 9999: received "x"",
        "orders[0].amount must be a finite number within ±1e+290: received "y"",
        "orders[0].orderId must be text that is not blank, or a whole number: received """,
        "orders[0].category must be text: received 1",
        "orders[0].currency must be text that is not blank: received 2",
        "orders[1] must be an object: received null",
      ]
    `);
    expect(problems.map((p) => formatProblem(p, { locale: 'zh-CN' }))).toMatchInlineSnapshot(`
      [
        "orders[0] 的客户（accountId）应为非空文本或整数：实际为 """,
        "orders[0] 的日期（date）应为公元 1 年至 9999 年之间的 ISO 日期（2026-01-31）、ISO 时间戳、Date 或毫秒时间戳：实际为 "x"",
        "orders[0] 的金额（amount）应为±1e290 以内的有限数字：实际为 "y"",
        "orders[0] 的订单号（orderId）应为非空文本或整数：实际为 """,
        "orders[0] 的品类（category）应为文本：实际为 1",
        "orders[0] 的币种（currency）应为非空文本：实际为 2",
        "orders[1] 应为一个对象：实际为 null",
      ]
    `);
  });

  test('of more than one currency', () => {
    const rows = [
      { ...good, currency: 'EUR' },
      { ...good, currency: 'USD' },
    ];
    const problems = checkOrders(rows, { ...options, columns: { currency: 'currency' } });
    expect(problems.map((p) => formatProblem(p))).toMatchInlineSnapshot(`
      [
        "orders.currency must be one currency, or convert(amount, currency, day): received EUR, USD",
      ]
    `);
    expect(problems.map((p) => formatProblem(p, { locale: 'zh-CN' }))).toMatchInlineSnapshot(`
      [
        "orders 的币种（currency）应为同一币种，或提供 convert(amount, currency, day)：实际为 EUR, USD",
      ]
    `);
  });
});
