/**
 * Simulated buyers whose truth is known: what a rule rings for, and how late, can be counted. Seeded: the same seed gives the same book.
 *
 * Gaps between orders are gamma-distributed around an account's own usual gap; order sizes are log-normal around its own usual size.
 */
import { isoDay } from '../../src/internal/day.ts';
import { createRandom, type Random } from '../../src/internal/random.ts';
import type { AccountHistory } from '../../src/types.ts';

/**
 * `regular`: like clockwork (shape 8). `irregular`: at random (shape 1). `seasonal`: three times as often in summer as in winter (shape 4). `fader`: steady
 * (shape 4) up to its day of change, then slower and smaller by half every 120 days. `churner`: steady up to its day of change, then gone.
 */
export type BuyerKind = 'regular' | 'irregular' | 'seasonal' | 'fader' | 'churner';

export interface Buyer {
  readonly accountId: string;
  readonly kind: BuyerKind;
  /** The day number from which on it behaves otherwise; `null` for those that stay as they are. */
  readonly changeDay: number | null;
  readonly history: AccountHistory;
}

export interface SimulatorOptions {
  readonly seed: number;
  /** How many of each kind. */
  readonly counts: Readonly<Partial<Record<BuyerKind, number>>>;
  /** Day numbers: the first day, the last day, and the days between which change comes. */
  readonly from: number;
  readonly to: number;
  readonly change: readonly [number, number];
}

const SHAPES: Readonly<Record<BuyerKind, number>> = {
  regular: 8,
  irregular: 1,
  seasonal: 4,
  fader: 4,
  churner: 4,
};
const KINDS = Object.keys(SHAPES) as BuyerKind[];
/** Usual gaps in days: a tenth and nine tenths of accounts lie beyond about these. */
const GAPS = [12, 36] as const;
const HALF_LIFE = 120;

function gammaOf(random: Random, shape: number): number {
  let sum = 0;
  for (let i = 0; i < shape; i++) sum -= Math.log(1 - random.unit());
  return sum / shape;
}

function normalOf(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}

function paceOf(kind: BuyerKind, day: number, changeDay: number | null): number {
  if (kind === 'seasonal') return 1 + 0.5 * Math.sin((2 * Math.PI * (day - 19_000)) / 365.25);
  if (kind === 'fader' && changeDay !== null && day > changeDay)
    return 0.5 ** ((day - changeDay) / HALF_LIFE / 2);
  return 1;
}

function buyer(random: Random, kind: BuyerKind, accountId: string, options: SimulatorOptions): Buyer {
  const { from, to, change } = options;
  const usualGap = GAPS[0] * (GAPS[1] / GAPS[0]) ** random.unit();
  const usualSize = 1000 * Math.exp(normalOf(random));
  const changeDay =
    kind === 'fader' || kind === 'churner' ? change[0] + random.below(change[1] - change[0] + 1) : null;
  const days: number[] = [];
  const amounts: number[] = [];
  let day = from + usualGap * random.unit();
  while (day <= to && !(kind === 'churner' && changeDay !== null && day > changeDay)) {
    // Half of the fading is in how often, half in how much.
    const size = kind === 'fader' ? paceOf(kind, day, changeDay) : 1;
    days.push(Math.floor(day));
    amounts.push(Math.round(100 * size * usualSize * Math.exp(0.3 * normalOf(random))) / 100);
    day += Math.max(1, (usualGap * gammaOf(random, SHAPES[kind])) / paceOf(kind, day, changeDay));
  }
  const history = {
    accountId,
    days: Int32Array.from(days),
    amounts: Float64Array.from(amounts),
    orderIds: null,
    categories: null,
  };
  return { accountId, kind, changeDay, history };
}

/** Simulate a book. */
export function simulateBuyers(options: SimulatorOptions): Buyer[] {
  const random = createRandom(options.seed);
  return KINDS.flatMap((kind) =>
    Array.from({ length: options.counts[kind] ?? 0 }, (_, i) =>
      buyer(random, kind, `${kind}-${String(i).padStart(4, '0')}`, options),
    ),
  );
}

/** The orders of a book, as a company has them. */
export function ordersOf(
  buyers: readonly Buyer[],
): Array<{ accountId: string; date: string; amount: number }> {
  return buyers.flatMap(({ accountId, history }) =>
    Array.from(history.days, (day, row) => ({
      accountId,
      date: isoDay(day),
      amount: history.amounts[row] as number,
    })),
  );
}
