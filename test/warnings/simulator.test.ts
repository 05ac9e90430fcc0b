/** What the default rules on volume do on simulated buyers, as the documents say. Weekly evaluations over the last year of three. */
import { describe, expect, test } from 'vitest';
import { dayFromIsoPrefix } from '../../src/internal/day.ts';
import { gapsOf, meanGap, purchaseDaysOf } from '../../src/internal/gaps.ts';
import { type Replay, replay } from '../../src/warnings/backtest-replay.ts';
import { runsIn } from '../../src/warnings/backtest-runs.ts';
import { kamRules } from '../../src/warnings/kam-rules.ts';
import type { WarningRule } from '../../src/warnings/rule.ts';
import { once } from '../rfm/support.ts';
import { type Buyer, type BuyerKind, ordersOf, simulateBuyers } from './simulator.ts';

const FROM = dayFromIsoPrefix('2022-01-01');
const TO = dayFromIsoPrefix('2024-12-31');
const YEAR = 365;

const buyersOf = once(() =>
  [
    ...simulateBuyers({
      seed: 1,
      counts: { regular: 20, irregular: 20, seasonal: 20, fader: 20, churner: 20 },
      from: FROM,
      to: TO,
      change: [FROM + 740, FROM + 900],
    }),
  ].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
);

/** The rules of thumb of the trade, for contrast. */
const TWICE: WarningRule = {
  id: 'twice',
  indicator: 'overdue',
  family: 'volume',
  levels: { medium: { when: { op: '>=', than: 2 } } },
};
const DOWN: WarningRule = {
  id: 'down',
  indicator: 'amount',
  family: 'volume',
  levels: { medium: { when: { measure: 'delta', op: '<=', than: -0.3 } } },
};

const replayOf = once((): Replay => {
  const defaults = kamRules.rules.filter(({ id }) => ['R01', 'R02', 'R03'].includes(id));
  const cutoffs = Array.from({ length: 53 }, (_, k) => TO - YEAR + 1 + 7 * k);
  return replay(
    buyersOf().map(({ history }) => history),
    undefined,
    { ...kamRules, rules: [...defaults, TWICE, DOWN] },
    cutoffs,
    {
      action: 'measure rules',
      horizonDays: 1,
      definition: 'no_order',
      activeDays: 3650,
      accountsAt: undefined,
      severity: undefined,
      timeZone: 'UTC',
    },
    null,
  );
});

function each<T>(
  kind: BuyerKind,
  ruleId: string,
  read: (buyer: Buyer, account: number, flags: Uint8Array) => T,
): T[] {
  const flags = (replayOf().levels.get(ruleId) as Uint8Array).map((level) => Math.min(1, level));
  return buyersOf().flatMap((buyer, account) => (buyer.kind === kind ? [read(buyer, account, flags)] : []));
}

/** Alerts that came up, per account and year, of buyers who stay as they are. */
function falseAlerts(kind: BuyerKind, ruleId: string): number {
  const counts = each(kind, ruleId, (_, account, flags) => runsIn(flags, account, 53).length);
  return counts.reduce((sum, n) => sum + n, 0) / counts.length;
}

/** The median days from the change to the first alert, and the share of buyers on whom there was one within so many. */
function delay(kind: BuyerKind, ruleId: string, within: number): { median: number; share: number } {
  const { cutoffs } = replayOf();
  const days = each(kind, ruleId, ({ changeDay }, account, flags) => {
    const run = runsIn(flags, account, 53).find(({ to }) => (cutoffs[to] as number) > (changeDay as number));
    if (run === undefined) return Number.POSITIVE_INFINITY;
    return Math.max(0, (cutoffs[run.from] as number) - (changeDay as number));
  }).sort((a, b) => a - b);
  const share = days.filter((d) => d <= within).length / days.length;
  return { median: days[days.length >> 1] as number, share };
}

describe('simulated buyers', () => {
  test('are the same for the same seed, and others for another', () => {
    const some = (seed: number) =>
      ordersOf(
        simulateBuyers({ seed, counts: { irregular: 2, fader: 2 }, from: FROM, to: TO, change: [FROM, TO] }),
      );
    expect(some(3)).toEqual(some(3));
    expect(some(3)).not.toEqual(some(4));
  });

  test('buy as their kind does', () => {
    const gaps = (kind: BuyerKind) =>
      buyersOf().flatMap(({ kind: mine, history }) =>
        mine === kind ? [gapsOf(purchaseDaysOf(history, TO))] : [],
      );
    const spread = (list: readonly number[]) => {
      const mean = meanGap(list);
      return Math.sqrt(list.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / list.length) / mean;
    };
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b) / list.length;
    expect(mean(gaps('regular').map(spread))).toBeCloseTo(1 / Math.sqrt(8), 1);
    expect(mean(gaps('irregular').map(spread))).toBeGreaterThan(0.85);
    for (const { kind, changeDay, history } of buyersOf()) {
      const last = history.days[history.days.length - 1] as number;
      if (kind === 'churner') expect(last).toBeLessThanOrEqual(changeDay as number);
      if (kind === 'fader') expect(last).toBeGreaterThan(changeDay as number);
    }
  });
});

describe('false alerts per account and year', () => {
  // Measured on 200 buyers of each kind (seed 1); here on 20, with room for that.
  test.each([
    ['R01', 'regular', 0.7, 0.5],
    ['R01', 'irregular', 1.9, 0.8],
    ['R01', 'seasonal', 1.6, 0.8],
    ['R02', 'regular', 0.1, 0.2],
    ['R02', 'irregular', 0.8, 0.5],
    ['R02', 'seasonal', 0.25, 0.3],
    ['R03', 'regular', 0, 0.1],
    ['R03', 'irregular', 0.3, 0.3],
    ['R03', 'seasonal', 0, 0.1],
    ['twice', 'regular', 0.15, 0.3],
    ['twice', 'irregular', 3.6, 1],
    ['down', 'regular', 2.2, 0.8],
    ['down', 'irregular', 2.2, 0.8],
    ['down', 'seasonal', 2.3, 0.8],
  ] as const)('%s for %s buyers: about %d', (ruleId, kind, expected, room) => {
    expect(Math.abs(falseAlerts(kind, ruleId) - expected)).toBeLessThanOrEqual(room);
  });

  test('the defaults ring less than the rules of thumb where buying is irregular', () => {
    expect(falseAlerts('irregular', 'R01')).toBeLessThan(0.75 * falseAlerts('irregular', 'twice'));
    for (const kind of ['regular', 'irregular', 'seasonal'] as const)
      expect(falseAlerts(kind, 'R02')).toBeLessThan(0.6 * falseAlerts(kind, 'down'));
  });
});

describe('days from the change to the alert', () => {
  test('a buyer who stops is found within weeks', () => {
    expect(delay('churner', 'R01', 120)).toMatchObject({ share: 1 });
    expect(delay('churner', 'R01', 120).median).toBeLessThanOrEqual(40);
    expect(delay('churner', 'R02', 120).share).toBeGreaterThan(0.7);
    expect(delay('churner', 'R02', 120).median).toBeLessThan(100);
  });

  test('a buyer who fades is found within months, by R01 or R02', () => {
    expect(delay('fader', 'R01', 300).share).toBeGreaterThan(0.6);
    expect(delay('fader', 'R02', 300).share).toBeGreaterThan(0.6);
    expect(delay('fader', 'R02', 300).median).toBeLessThan(230);
  });
});

test('no alert comes back within its cooldown of 30 days, unless it is worse', () => {
  const { cutoffs, levels } = replayOf();
  let comebacks = 0;
  for (const column of levels.values()) {
    const flags = column.map((level) => Math.min(1, level));
    buyersOf().forEach((_, account) => {
      const runs = runsIn(flags, account, 53);
      runs.slice(1).forEach(({ from }, i) => {
        const end = (runs[i] as { to: number }).to + 1;
        const levelAt = (cutoff: number) => column[account * 53 + cutoff] as number;
        const days = (cutoffs[from] as number) - (cutoffs[end] as number);
        if (days < 30) {
          expect(levelAt(from)).toBeGreaterThan(levelAt(end - 1));
        } else comebacks++;
      });
    });
  }
  expect(comebacks).toBeGreaterThan(20);
});
