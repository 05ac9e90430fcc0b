/** How often indicators cry wolf over accounts that buy as ever, and whether they see the ones that do not: simulated books, seeded. */
import { describe, expect, test } from 'vitest';
import { gammaQuantile } from '../../src/internal/gamma-distribution.ts';
import { gapsOf, purchaseDaysOf } from '../../src/internal/gaps.ts';
import { createRandom, type Random } from '../../src/internal/random.ts';
import { regularityOf } from '../../src/internal/regularity.ts';
import type { AccountHistory } from '../../src/types.ts';
import type { Indicator, IndicatorId } from '../../src/warnings/indicator.ts';
import { measure } from '../../src/warnings/measure.ts';
import { indexSignals } from '../../src/warnings/signal-index.ts';
import { dayOf } from '../orders/history-of.ts';
import { AS_OF } from './indicator-help.ts';

const TODAY = dayOf(AS_OF);
const NOTHING = indexSignals('test', undefined, 'UTC');

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}

interface Habits {
  readonly shape: number;
  /** Mean gap in days; accounts differ by half as much again. */
  readonly gap: number;
  readonly tenure: number;
  /** What an order is worth, from its day (0 is the first) on. */
  readonly level?: (day: number) => number;
}

/** Accounts with gamma-distributed gaps and order amounts that vary by half. */
function book(accounts: number, { shape, gap, tenure, level = () => 1 }: Habits, seed = 1): AccountHistory[] {
  const random = createRandom(seed);
  return Array.from({ length: accounts }, (_, i) => {
    const scale = (gap * Math.exp(0.4 * normal(random))) / shape;
    const days: number[] = [];
    for (
      let at = -3 * gap * random.unit();
      at < tenure;
      at += scale * gammaQuantile(shape, Math.max(1e-9, random.unit()))
    )
      if (at >= 0) days.push(Math.floor(at));
    return {
      accountId: `${i}`,
      days: Int32Array.from(days, (day) => TODAY - tenure + day),
      amounts: Float64Array.from(days, (day) => level(day) * Math.exp(0.5 * normal(random))),
      orderIds: null,
      categories: null,
    };
  });
}

/** The share of accounts that can be told of which something holds. */
function shareWhere(
  id: IndicatorId,
  histories: readonly AccountHistory[],
  holds: (found: Indicator) => boolean,
): number {
  const regularity = regularityOf(histories.map((history) => gapsOf(purchaseDaysOf(history, TODAY))));
  const found = histories
    .map((history) =>
      measure(id, {
        row: {},
        history,
        signals: NOTHING.of(''),
        given: NOTHING.given,
        asOf: TODAY,
        regularity,
        memory: null,
      }),
    )
    .filter(({ value, n }) => value !== null && (id !== 'overdue' || n >= 4));
  expect(found.length).toBeGreaterThan(histories.length / 2);
  return found.filter(holds).length / found.length;
}

const beyond =
  (name: string) =>
  ({ value, measures }: Indicator) =>
    (value as number) >= (measures[name] as number);

describe('accounts that buy as ever', () => {
  test.each([
    [{ shape: 1, gap: 25, tenure: 800 }, 0.14, 0.03],
    [{ shape: 1, gap: 50, tenure: 350 }, 0.13, 0.02],
    [{ shape: 4, gap: 25, tenure: 800 }, 0.07, 0.01],
    [{ shape: 4, gap: 50, tenure: 350 }, 0.07, 0.01],
  ])('overdue, %o', (habits, most90, most99) => {
    const histories = book(400, habits);
    const q90 = shareWhere('overdue', histories, beyond('q90'));
    expect(q90).toBeLessThan(most90);
    expect(q90).toBeGreaterThan(0.01);
    expect(shareWhere('overdue', histories, beyond('q99'))).toBeLessThanOrEqual(most99);
    expect(shareWhere('overdue', histories, ({ probability }) => (probability as number) <= 0.1)).toBeCloseTo(
      q90,
      2,
    );
  });

  test('twice the median alone is no alarm: a quarter of random buyers are beyond it', () => {
    const histories = book(400, { shape: 1, gap: 25, tenure: 800 });
    expect(shareWhere('overdue', histories, ({ value }) => (value as number) >= 2)).toBeGreaterThan(0.2);
  });

  test('amount: a fall of 30 % is common, one that chance does not explain is rare', () => {
    for (const tenure of [400, 800]) {
      const histories = book(400, { shape: 1, gap: 20, tenure });
      expect(shareWhere('amount', histories, ({ delta }) => (delta as number) <= -0.3)).toBeGreaterThan(0.25);
      expect(
        shareWhere('amount', histories, ({ probability }) => (probability as number) < 0.1),
      ).toBeLessThan(0.13);
      expect(
        shareWhere('orders', histories, ({ probability }) => (probability as number) < 0.05),
      ).toBeLessThan(0.05);
    }
  });

  test('trend: 1 to 3 % above 4, about 1 % above 5', () => {
    const histories = book(700, { shape: 1, gap: 8, tenure: 800 });
    const above4 = shareWhere('trend', histories, ({ value }) => (value as number) >= 4);
    expect(above4).toBeGreaterThan(0.003);
    expect(above4).toBeLessThan(0.04);
    expect(shareWhere('trend', histories, ({ value }) => (value as number) >= 5)).toBeLessThan(0.02);
  });
});

describe('accounts that leave', () => {
  test('half as much as last year is seen', () => {
    const histories = book(300, { shape: 1, gap: 6, tenure: 800, level: (day) => (day > 710 ? 0.4 : 1) });
    expect(
      shareWhere('amount', histories, ({ probability }) => (probability as number) < 0.1),
    ).toBeGreaterThan(0.6);
  });

  test('a slow fade, 6 % a month for ten months, is seen by the trend twenty times as often as none', () => {
    const fade = (day: number) => 0.94 ** Math.max(0, (day - 500) / 30);
    const histories = book(300, { shape: 2, gap: 5, tenure: 800, level: fade });
    expect(shareWhere('trend', histories, ({ value }) => (value as number) >= 4)).toBeGreaterThan(0.35);
  });
});
