/** What frequency counts: orders, rows or days. */
import { describe, expect, test } from 'vitest';
import { type SummaryRuleOptions, summarizeOrders } from '../../src/index.ts';
import { AS_OF, order, type Row, shuffled } from './help.ts';

type FrequencyOf = SummaryRuleOptions['frequencyOf'];

/** Five rows, three order ids, two days. */
const rows: Row[] = [
  order('a', '2026-01-05', 1, 'x'),
  order('a', '2026-01-05', 1, 'y'),
  order('a', '2026-01-06', 1, 'x'),
  order('a', '2026-01-06', 1, 'z'),
  order('a', '2026-01-05', 1, 'x'),
];

const frequency = (input: readonly Row[], frequencyOf?: FrequencyOf, mapped = true) =>
  summarizeOrders(input, {
    asOf: AS_OF,
    ...(mapped ? { columns: { orderId: 'orderId' } } : {}),
    frequencyOf,
  }).map((a) => a.frequency);

test.each([
  ['rows, where no order id is mapped', undefined, false, 5],
  ['orders, where one is', undefined, true, 3],
  ['orders', 'orders', true, 3],
  ['rows', 'rows', true, 5],
  ['rows without order ids', 'rows', false, 5],
  ['days', 'days', true, 2],
  ['days without order ids', 'days', false, 2],
] as const)('%s', (_, frequencyOf, mapped, expected) => {
  expect(frequency(rows, frequencyOf, mapped)).toEqual([expected]);
});

describe('orders', () => {
  test('an id that comes back after others is counted once, and once an account', () => {
    const input = [
      order('a', AS_OF, 1, '1'),
      order('b', AS_OF, 1, '1'),
      order('a', AS_OF, 1, '2'),
      order('a', AS_OF, 1, '1'),
      order('b', AS_OF, 1, '1'),
      order('a', AS_OF, 1, '2'),
    ];
    expect(frequency(input)).toEqual([2, 1]);
  });

  test('a number and its text are one order id', () => {
    const input = [
      order('a', AS_OF, 1, 7),
      order('a', AS_OF, 1, '7'),
      order('a', AS_OF, 1, -0),
      order('a', AS_OF, 1, '0'),
    ];
    expect(frequency(input)).toEqual([2]);
    expect(frequency([...input, order('a', AS_OF, 1, '07')])).toEqual([3]);
  });

  test.each([1, 2, 63, 64, 65, 127, 128, 129, 1000])(
    '%i distinct ids, each three times, in disorder',
    (n) => {
      const input = Array.from({ length: 3 * n }, (_, i) => order('a', AS_OF, 1, `id-${i % n}`));
      expect(frequency(input)).toEqual([n]);
      expect(frequency(shuffled(input, n))).toEqual([n]);
    },
  );

  test('accounts far apart in the order of their first purchase', () => {
    const input = Array.from({ length: 300 }, (_, i) =>
      order(`a${i}`, AS_OF, i % 100 === 99 ? 1 : -1, `${i}`),
    );
    const found = summarizeOrders(input, { asOf: AS_OF, columns: { orderId: 'orderId' } });
    expect(found.filter((a) => a.frequency === 1).map((a) => a.accountId)).toEqual(['a199', 'a299', 'a99']);
    expect(found.filter((a) => a.frequency === 0)).toHaveLength(297);
  });

  test('ids that are names of object members are ids', () => {
    const ids = ['__proto__', 'constructor', 'toString', '__proto__', 'length', '0'];
    expect(frequency(ids.map((id) => order('a', AS_OF, 1, id)))).toEqual([5]);
  });
});

describe('days', () => {
  test('purchase days count the days of purchases, each once, in any order', () => {
    const days = [
      '2026-01-05',
      '2026-01-06',
      '2026-01-05',
      '2026-01-04',
      '2026-01-06',
      '2025-01-05',
      '2026-01-05',
    ];
    const input = days.map((day) => order('a', day));
    for (const mixed of [input, [...input].reverse(), [...input].sort((a, b) => (a.date < b.date ? -1 : 1))])
      expect(summarizeOrders(mixed, { asOf: AS_OF })[0]?.purchaseDays).toBe(4);
  });

  test('the days of one account are not those of another', () => {
    const input = [
      order('a', '2026-01-05'),
      order('b', '2026-01-05'),
      order('a', '2026-01-05'),
      order('b', '2026-01-06'),
    ];
    expect(frequency(input, 'days', false)).toEqual([1, 2]);
  });

  test('of many accounts and many days', () => {
    // Account i buys on days 0 … i % 7, each twice; 5,000 accounts, so that tables grow.
    const input = Array.from({ length: 5000 }, (_, i) => i).flatMap((i) =>
      Array.from({ length: 2 * ((i % 7) + 1) }, (_, k) => order(`a${i}`, `2026-01-${10 + (k >> 1)}`)),
    );
    for (const account of summarizeOrders(shuffled(input, 1), { asOf: AS_OF }))
      expect(account.purchaseDays).toBe((Number(account.accountId.slice(1)) % 7) + 1);
  });
});
