import { binomialAtMost } from './binomial.ts';
import { normalAtMost } from './normal.ts';

/** Up to so many amounts, all ways in which they can fall are counted. */
const MOST_COUNTED = 10;
/** Equal up to rounding. */
const CLOSE = 1e-9;

/** Every subset's sum with its probability: the chance of a sum up to `most`. */
function countedChance(amounts: readonly number[], share: number, most: number): number {
  const sums = new Float64Array(1 << amounts.length);
  const chances = new Float64Array(1 << amounts.length);
  chances[0] = 1;
  let filled = 1;
  for (const amount of amounts) {
    for (let i = 0; i < filled; i++) {
      sums[filled + i] = (sums[i] as number) + amount;
      chances[filled + i] = (chances[i] as number) * share;
      chances[i] = (chances[i] as number) * (1 - share);
    }
    filled *= 2;
  }
  let chance = 0;
  for (let i = 0; i < filled; i++) if ((sums[i] as number) <= most) chance += chances[i] as number;
  return Math.min(1, chance);
}

/** The cumulant generating function at `t`, and its first two derivatives. */
function cumulants(amounts: readonly number[], share: number, t: number): [number, number, number] {
  let value = 0;
  let mean = 0;
  let variance = 0;
  for (const amount of amounts) {
    // Near the mean, where `t` is small, a sum of logarithms of numbers that were rounded next to 1 would have few digits left.
    const grown = share * Math.expm1(amount * t);
    const weight = (share + grown) / (1 + grown);
    value += Math.log1p(grown);
    mean += amount * weight;
    variance += amount * amount * weight * (1 - weight);
  }
  return [value, mean, variance];
}

/** The `t` at which the tilted mean is `sum`, which lies between the least and the greatest sum. */
function tiltTo(amounts: readonly number[], share: number, sum: number): number {
  let low = -1;
  let high = 1;
  // Amounts are within ±1, so that a tilt of 500 leaves out what it should.
  while (low > -500 && cumulants(amounts, share, low)[1] > sum) low *= 2;
  while (high < 500 && cumulants(amounts, share, high)[1] < sum) high *= 2;
  let t = 0;
  for (let i = 0; i < 60; i++) {
    const [, mean, variance] = cumulants(amounts, share, t);
    if (mean > sum) high = t;
    else low = t;
    const newton = t - (mean - sum) / variance;
    // There: a step of nothing would seem to leave the bracket, and halving it would lose the digits again.
    if (Math.abs(newton - t) < 1e-13 * Math.abs(t)) return newton;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) < 1e-10 * (1 + Math.abs(t))) return next;
    t = next;
  }
  return t;
}

/** The saddlepoint approximation: Lugannani and Rice 1980, doi:10.2307/1426607. */
function saddlepointChance(amounts: readonly number[], share: number, sum: number): number {
  const t = tiltTo(amounts, share, sum);
  const [value, , variance] = cumulants(amounts, share, t);
  const distance = Math.sqrt(Math.max(0, 2 * (t * sum - value)));
  // At the mean both parts of the formula grow beyond bounds and cancel.
  if (distance < 1e-3 || !(variance > 0)) return 0.5;
  const r = Math.sign(t) * distance;
  const v = t * Math.sqrt(variance);
  const density = Math.exp(-(r * r) / 2) / Math.sqrt(2 * Math.PI);
  return Math.max(0, Math.min(1, normalAtMost(r) + density * (1 / r - 1 / v)));
}

/**
 * The chance that amounts that fall into a recent or an earlier window by chance leave no more in the recent one than they did.
 *
 * Each of the amounts of both windows is in the recent one with probability `share`, whatever the pace: the exact binomial test of two counts, with amounts
 * in place of ones. Equal amounts: the binomial distribution itself. Up to 10 amounts: all ways counted. More: the saddlepoint
 * approximation, within 5 % of the exact chance where that lies between .001 and .5 and amounts are all different (with only a few different ones it is low by about half the chance of
 * the sum at hand). `null` without amounts.
 *
 * Cost: O(amounts); amounts of days without a net amount are left out.
 */
export function chanceOfSoLittle(
  recent: readonly number[],
  before: readonly number[],
  share: number,
): number | null {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let positive = true;
  for (const amount of [...recent, ...before]) {
    if (amount === 0) continue;
    largest = Math.max(largest, Math.abs(amount));
    smallest = Math.min(smallest, Math.abs(amount));
    if (amount < 0) positive = false;
  }
  if (largest === 0) return null;
  const scaled = (amounts: readonly number[]) =>
    amounts.filter((amount) => amount !== 0).map((amount) => amount / largest);
  const now = scaled(recent);
  const all = [...now, ...scaled(before)];
  if (positive && smallest >= largest * (1 - CLOSE)) return binomialAtMost(now.length, all.length, share);
  let sum = 0;
  for (const amount of now) sum += amount;
  if (all.length <= MOST_COUNTED) return countedChance(all, share, sum + CLOSE);
  return saddlepointOrEnd(all, share, sum);
}

/** At both ends of what is possible there is no saddlepoint, and only one way to get there. */
function saddlepointOrEnd(all: readonly number[], share: number, sum: number): number {
  let least = 0;
  let most = 0;
  let chanceOfLeast = 1;
  for (const amount of all) {
    if (amount < 0) least += amount;
    else most += amount;
    chanceOfLeast *= amount < 0 ? share : 1 - share;
  }
  if (sum <= least + CLOSE) return chanceOfLeast;
  if (sum >= most - CLOSE) return 1;
  return saddlepointChance(all, share, sum);
}
