/** The log of distinct days, directly: with little room, so that it thins itself often. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/internal/random.ts';
import { DayLog } from '../../src/orders/day-log.ts';

const MIN_DAY = -719_162;
const MAX_DAY = 2_932_896;

/** What sets say about the same pairs. */
class DaySets {
  private readonly sets: Array<Set<number>> = [];
  readonly log: DayLog;

  constructor(log: DayLog) {
    this.log = log;
  }

  add(account: number, day: number): void {
    this.log.add(account, day);
    this.sets[account] ??= new Set();
    this.sets[account].add(day);
  }

  expectEqual(accounts: number): void {
    const sets = Array.from({ length: accounts }, (_, a) => this.sets[a] ?? new Set<number>());
    expect([...this.log.counts(accounts)]).toEqual(sets.map((set) => set.size));
    const { starts, days } = this.log.group(accounts);
    expect(starts).toHaveLength(accounts + 1);
    expect(days).toHaveLength(sets.reduce((sum, set) => sum + set.size, 0));
    const wrong = sets.findIndex((set, a) => {
      const own = days.slice(starts[a], starts[a + 1]).sort();
      return own.join() !== [...set].sort((x, y) => x - y).join();
    });
    expect(wrong).toBe(-1);
  }
}

test('no days', () => {
  const log = new DayLog();
  expect(log.counts(0)).toStrictEqual(new Uint32Array(0));
  expect(log.counts(3)).toStrictEqual(Uint32Array.of(0, 0, 0));
  expect(log.group(2)).toStrictEqual({ starts: Uint32Array.of(0, 0, 0), days: new Int32Array(0) });
});

test('a day is counted once an account', () => {
  const log = new DayLog();
  for (const day of [5, 7, 5, 5, 7]) log.add(1, day);
  log.add(0, 7);
  expect(log.counts(3)).toStrictEqual(Uint32Array.of(1, 2, 0));
  const { starts, days } = log.group(3);
  expect(starts).toStrictEqual(Uint32Array.of(0, 1, 3, 3));
  expect([...days.subarray(0, 1), ...days.subarray(1, 3).sort()]).toEqual([7, 5, 7]);
});

test('asking changes nothing; more can be added after', () => {
  const sets = new DaySets(new DayLog());
  for (let i = 0; i < 3000; i++) sets.add(i % 5, i % 70);
  sets.expectEqual(5);
  sets.expectEqual(5);
  for (let i = 0; i < 3000; i++) sets.add(i % 6, i % 90);
  sets.expectEqual(6);
});

test('the first and the last day of all', () => {
  const sets = new DaySets(new DayLog());
  for (const day of [MIN_DAY, MAX_DAY, -1, 0, 1, MIN_DAY, MAX_DAY])
    for (const account of [0, 1, 1023, 1024]) sets.add(account, day);
  sets.expectEqual(1025);
  const { starts, days } = sets.log.group(1025);
  expect([...days.slice(starts[1024], starts[1025]).sort()]).toEqual([MIN_DAY, -1, 0, 1, MAX_DAY]);
});

describe('as many pairs as fit, one fewer, one more', () => {
  test.each([511, 512, 513, 1023, 1024, 1025, 65_535, 65_536, 65_537, 70_000])('%i', (n) => {
    const sets = new DaySets(new DayLog());
    for (let i = 0; i < n; i++) sets.add(0, i % 60_000);
    sets.expectEqual(1);
    const spread = new DaySets(new DayLog());
    for (let i = 0; i < n; i++) spread.add(i % 1500, i % 7);
    spread.expectEqual(1500);
  });
});

describe('accounts of many parts', () => {
  test('by turns, and in blocks', () => {
    const turns = new DaySets(new DayLog());
    for (let i = 0; i < 60_000; i++) turns.add((i * 7919) % 20_000, i % 11);
    turns.expectEqual(20_000);
    const blocks = new DaySets(new DayLog());
    for (let i = 0; i < 60_000; i++) blocks.add(Math.floor(i / 3), i % 11);
    blocks.expectEqual(20_000);
  });

  test('one account far from all others', () => {
    for (const account of [1023, 1024, 8191, 8192, 8193, 100_000]) {
      const sets = new DaySets(new DayLog());
      sets.add(account, 3);
      sets.add(0, 3);
      sets.add(account, 3);
      sets.add(account, 4);
      sets.expectEqual(account + 1);
    }
  });
});

describe('thinning', () => {
  test.each([0, 1, 512, 513, 1024, 2048, 5000, 20_000])('with room for %i pairs', (thinAt) => {
    const random = createRandom(thinAt);
    const sets = new DaySets(new DayLog(thinAt));
    for (let i = 0; i < 12_000; i++) sets.add(random.below(40), random.below(30));
    sets.expectEqual(40);
  });

  test('of accounts of several parts', () => {
    const random = createRandom(11);
    const sets = new DaySets(new DayLog(4096));
    for (let i = 0; i < 40_000; i++) sets.add(random.below(5) * 1000 + random.below(10), random.below(40));
    sets.expectEqual(5000);
    for (let i = 0; i < 40_000; i++) sets.add(random.below(9) * 1000, random.below(400));
    sets.expectEqual(9000);
  });

  test('when all pairs are different, nothing is lost', () => {
    const sets = new DaySets(new DayLog(512));
    for (let i = 0; i < 30_000; i++) sets.add(i % 3, i);
    sets.expectEqual(3);
  });

  test('when all pairs are the same, memory stays small', () => {
    const log = new DayLog(1024);
    for (let i = 0; i < 500_000; i++) log.add(i % 2, 7);
    expect(log.counts(2)).toStrictEqual(Uint32Array.of(1, 1));
    const words = (value: unknown): number =>
      value instanceof Int32Array
        ? value.length
        : Array.isArray(value)
          ? value.reduce((n, v) => n + words(v), value.length)
          : 0;
    expect(words(Object.values(log))).toBeLessThan(200_000);
  });
});
