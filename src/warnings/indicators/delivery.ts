import { binomialAtLeast } from '../../internal/binomial.ts';
import type { Delivery } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { WINDOW_DAYS, YEAR_DAYS } from '../windows.ts';

/** The level that good suppliers promise; `chanceAt95` tells a miss of it from bad luck. */
const PROMISED_MISSES = 0.05;

interface Kept {
  readonly n: number;
  readonly kept: number;
  readonly onTime: number;
  readonly inFull: number;
  readonly claims: number;
  readonly serious: number;
}

function keptBetween(deliveries: readonly Delivery[], from: number, to: number): Kept {
  const sums = { n: 0, kept: 0, onTime: 0, inFull: 0, claims: 0, serious: 0 };
  for (const { day, onTime, inFull, claim } of deliveries) {
    if (day < from) continue;
    if (day > to) break;
    sums.n++;
    if (onTime) sums.onTime++;
    if (inFull) sums.inFull++;
    if (onTime && inFull) sums.kept++;
    if (claim !== 'none') sums.claims++;
    if (claim === 'serious') sums.serious++;
  }
  return sums;
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/**
 * `delivery`: OTIF: the share of the deliveries of the last 90 days that were on time and in full.
 *
 * - `baseline`: the share of the 12 months before; `lastYear`: of the same 90 days last year.
 * - `delta`: value less baseline, as a share of deliveries (-0.05: 5 percentage points less).
 * - `probability`: how likely so many misses are by chance: the binomial upper tail, given the misses of both windows together and the deliveries of both; on the careful side.
 * - `n`: deliveries of the last 90 days.
 * - `measures`: `onTime`, `inFull`: shares; `claims`: deliveries with a claim; `baselineClaims`: those of the 12 months before, times the deliveries of now / those of then; `claimRatio`: claims against
 *   the usual, with half a claim added to the 12 months before so that none there is no division by nothing; `claimProbability`: how likely so many claims are by chance; `seriousClaims`;
 *   `chanceAt95`: how likely so many misses are where 95 % of deliveries are kept.
 * - Missing: `deliveries` where the list is not given or the account has none up to `asOf`, `deliveries_90_days` where there was none in the window.
 */
export const DELIVERY: Measure = {
  names: [
    'onTime',
    'inFull',
    'claims',
    'baselineClaims',
    'claimRatio',
    'claimProbability',
    'seriousClaims',
    'chanceAt95',
  ],
  measure: ({ signals: { deliveries }, asOf }) => {
    const [first] = deliveries;
    if (first === undefined || first.day > asOf) return { missing: ['deliveries'] };
    const now = keptBetween(deliveries, asOf - WINDOW_DAYS + 1, asOf);
    const base = keptBetween(deliveries, asOf - WINDOW_DAYS - YEAR_DAYS + 1, asOf - WINDOW_DAYS);
    const year = keptBetween(deliveries, asOf - YEAR_DAYS - WINDOW_DAYS + 1, asOf - YEAR_DAYS);
    const value = shareOf(now.kept, now.n);
    const baseline = shareOf(base.kept, base.n);
    const hasBoth = now.n > 0 && base.n > 0;
    const chance = (recent: number, before: number) =>
      hasBoth ? binomialAtLeast(recent, recent + before, now.n / (now.n + base.n)) : null;
    return {
      value,
      baseline,
      lastYear: shareOf(year.kept, year.n),
      delta: value === null || baseline === null ? null : value - baseline,
      probability: chance(now.n - now.kept, base.n - base.kept),
      n: now.n,
      measures: {
        onTime: shareOf(now.onTime, now.n),
        inFull: shareOf(now.inFull, now.n),
        claims: now.claims,
        baselineClaims: hasBoth ? (base.claims / base.n) * now.n : null,
        claimRatio: hasBoth ? now.claims / now.n / ((base.claims + 0.5) / (base.n + 1)) : null,
        claimProbability: chance(now.claims, base.claims),
        seriousClaims: now.serious,
        chanceAt95: now.n === 0 ? null : binomialAtLeast(now.n - now.kept, now.n, PROMISED_MISSES),
      },
      missing: ['deliveries_90_days'],
    };
  },
};
