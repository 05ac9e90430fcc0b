import { describe, expect, test } from 'vitest';
import { checkOrders, formatProblem, type Problem } from '../../src/index.ts';

const asOf = '2026-01-31';
const good = { accountId: 'Acme', date: '2026-01-05', amount: 12 };
const columns = { orderId: 'order', currency: 'currency', category: 'category' } as const;
const full = { ...good, order: 'O1', currency: 'EUR', category: 'tools' };

interface Row {
  readonly accountId: unknown;
  readonly date: unknown;
  readonly amount: unknown;
  readonly order: unknown;
  readonly currency: unknown;
  readonly category: unknown;
}

function problemOf(rows: readonly unknown[], convert?: () => number): Problem {
  const problems = checkOrders(rows as readonly Row[], { asOf, columns, ...(convert && { convert }) });
  expect(problems).toHaveLength(1);
  return problems[0] as Problem;
}

const CASES: ReadonlyArray<readonly [string, Problem, string, string, string]> = [
  ['order.not_a_record', problemOf([full, null]), 'orders[1]', 'null', 'orders[1] 应为一个对象：实际为 null'],
  [
    'order.invalid_account_id',
    problemOf([{ ...full, accountId: '' }]),
    'orders[0].accountId',
    '""',
    'orders[0] 的客户（accountId）应为非空文本或整数：实际为 ""',
  ],
  [
    'order.invalid_date',
    problemOf([{ ...full, date: '2026-02-30' }]),
    'orders[0].date',
    '"2026-02-30"',
    'orders[0] 的日期（date）应为公元 1 年至 9999 年之间的 ISO 日期（2026-01-31）、ISO 时间戳、Date 或毫秒时间戳：实际为 "2026-02-30"',
  ],
  [
    'order.invalid_amount',
    problemOf([{ ...full, amount: '12' }]),
    'orders[0].amount',
    '"12"',
    'orders[0] 的金额（amount）应为±1e290 以内的有限数字：实际为 "12"',
  ],
  [
    'order.invalid_conversion',
    problemOf([full], () => Number.NaN),
    'orders[0].amount',
    'NaN',
    'orders[0] 的金额（amount）应为convert 返回 ±1e290 以内的有限数字：实际为 NaN',
  ],
  [
    'order.invalid_order_id',
    problemOf([{ ...full, order: 1.5 }]),
    'orders[0].orderId',
    '1.5',
    'orders[0] 的订单号（orderId）应为非空文本或整数：实际为 1.5',
  ],
  [
    'order.invalid_currency',
    problemOf([{ ...full, currency: ' ' }]),
    'orders[0].currency',
    '" "',
    'orders[0] 的币种（currency）应为非空文本：实际为 " "',
  ],
  [
    'order.invalid_category',
    problemOf([{ ...full, category: 7 }]),
    'orders[0].category',
    '7',
    'orders[0] 的品类（category）应为文本：实际为 7',
  ],
  [
    'order.mixed_currencies',
    problemOf([full, { ...full, currency: 'USD' }]),
    'orders.currency',
    'EUR, USD',
    'orders 的币种（currency）应为同一币种，或提供 convert(amount, currency, day)：实际为 EUR, USD',
  ],
];

describe('problems of orders', () => {
  test.each(CASES)('%s', (code, problem, place, received, zh) => {
    expect(problem.code).toBe(code);
    const en = `${place} must be ${problem.expected}: received ${received}`;
    expect(formatProblem(problem)).toBe(en);
    expect(formatProblem(problem, {})).toBe(en);
    expect(formatProblem(problem, { locale: undefined })).toBe(en);
    expect(formatProblem(problem, { locale: 'en' })).toBe(en);
    expect(formatProblem(problem, { locale: 'zh-CN' })).toBe(zh);
  });
});

describe('problems of your own', () => {
  const own: Problem = { code: 'my.rule', row: 3, field: 'visits', expected: 'a count', received: '-1' };

  test('are written with what they expect', () => {
    expect(formatProblem(own)).toBe('orders[3].visits must be a count: received -1');
    expect(formatProblem(own, { locale: 'zh-CN' })).toBe(
      'orders[3] 的visits（visits）应为a count：实际为 -1',
    );
  });

  test('of the whole row, and of no row', () => {
    const whole = { ...own, field: 'row' };
    expect(formatProblem(whole)).toBe('orders[3] must be a count: received -1');
    expect(formatProblem(whole, { locale: 'zh-CN' })).toBe('orders[3] 应为a count：实际为 -1');
    expect(formatProblem({ ...whole, row: null })).toBe('orders must be a count: received -1');
    expect(formatProblem({ ...own, row: 0 })).toBe('orders[0].visits must be a count: received -1');
  });

  test('names of built-in properties are no codes', () => {
    expect(formatProblem({ ...own, code: 'toString' }, { locale: 'zh-CN' })).toContain('a count');
  });
});
