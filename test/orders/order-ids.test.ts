/** The distinct order ids of accounts, directly. */
import { describe, expect, test } from 'vitest';
import { OrderIds } from '../../src/orders/order-ids.ts';
import { shuffled } from './help.ts';

test('an account without ids has none', () => {
  const ids = new OrderIds();
  expect(ids.countOf(0)).toBe(0);
  expect(ids.of(0)).toEqual([]);
  ids.add(2, 'x');
  expect([0, 1, 2, 3].map((account) => ids.countOf(account))).toEqual([0, 0, 1, 0]);
  expect([0, 1, 2, 3].map((account) => ids.of(account))).toEqual([[], [], ['x'], []]);
});

test('ids count once', () => {
  const ids = new OrderIds();
  for (const id of ['x', 'x', 'y', 'x', 'y', 'y']) ids.add(0, id);
  expect(ids.countOf(0)).toBe(2);
  expect(ids.of(0).sort()).toEqual(['x', 'y']);
  ids.add(1, 'x');
  expect([ids.countOf(0), ids.countOf(1)]).toEqual([2, 1]);
});

test('accounts may come in any order', () => {
  const ids = new OrderIds();
  for (const account of [5, 0, 3, 5, 1, 0])
    for (const id of ['a', 'b', 'a']) ids.add(account, `${id}${account}`);
  expect([0, 1, 2, 3, 4, 5, 6].map((account) => ids.countOf(account))).toEqual([2, 2, 0, 2, 0, 2, 0]);
  expect(ids.of(3)).toEqual(['a3', 'b3']);
});

describe('long lists are thinned', () => {
  test.each([1, 2, 63, 64, 65, 100, 128, 129, 5000])('of %i ids that come again and again', (n) => {
    const ids = new OrderIds();
    const names = Array.from({ length: n }, (_, i) => `${i}`);
    for (let round = 0; round < 4; round++) for (const id of shuffled(names, round)) ids.add(3, id);
    expect(ids.countOf(3)).toBe(n);
    expect(ids.of(3).sort()).toEqual([...names].sort());
  });

  test('and stay short', () => {
    const ids = new OrderIds();
    for (let i = 0; i < 100_000; i++) ids.add(0, `${i % 40}`);
    const { lists } = ids as unknown as { lists: string[][] };
    expect(lists[0]?.length).toBeLessThan(200);
    expect(ids.countOf(0)).toBe(40);
  });
});
