import { exactSum } from '../../internal/exact-sum.ts';
import { amountBetween } from '../../internal/window-amount.ts';
import type { AccountHistory } from '../../types.ts';
import type { Measure } from '../measure-input.ts';
import { firstPurchaseDay } from '../windows.ts';

const BUCKET_DAYS = 30;
const MOST_BUCKETS = 24;
const FEWEST_BUCKETS = 12;
/** From so many months on, the next one is judged. */
const WARM_UP = 6;
/** The allowance: changes of less than twice this many standard deviations are let pass. */
const ALLOWANCE = 0.5;
/** Part of the mean month that is added before the logarithm, so that an empty month has one. */
const OFFSET = 0.1;
/** The least standard deviation of a logarithm: 5 %; whoever pays the same every month may pay a little less once. */
const LEAST_SD = 0.05;

/** Net amounts of the whole buckets of 30 days after the first purchase, at most 24, the oldest first. */
function monthsOf(history: AccountHistory, first: number, asOf: number): number[] {
  const months: number[] = [];
  for (let end = asOf; months.length < MOST_BUCKETS && end - BUCKET_DAYS + 1 > first; end -= BUCKET_DAYS)
    months.push(amountBetween(history, end - BUCKET_DAYS + 1, end));
  return months.reverse();
}

/** The normal number as far out as a number of Student's t distribution: Wallace 1959, Annals of Mathematical Statistics 30, 1121-1127. */
function normalOf(t: number, freedom: number): number {
  const size = Math.sqrt(freedom * Math.log1p((t * t) / freedom));
  return (Math.sign(t) * size * (8 * freedom + 1)) / (8 * freedom + 3);
}

/**
 * `trend`: a CUSUM on log monthly revenue: how much evidence of a slow decline has piled up; it sees the fade that no single quarter shows.
 *
 * Months are buckets of 30 days counted back from `asOf`, whole ones after the first purchase, the last 24 at most; `x` is the logarithm of a month's net amount
 * (at least 0) plus a tenth of the mean month. S = max(0, S - z - ½), where `z` says how far the month lies from the months before it, in standard deviations. The chart
 * is self-starting (Hawkins 1987, doi:10.2307/2348827): mean and standard deviation are those of the months before the one that is judged, from the seventh
 * on, and Student's t is put on the normal scale, so that neither is taken as known from a few months. With mean and standard deviation of all months, a fade hides itself (0 to 17 %
 * of simulated fading accounts are above 4, against 5 to 80 %); with those of the first half, 8 to 15 % of steady accounts are.
 *
 * - `value`: S now. In simulated books of steady accounts, 1 to 3 % are above 4 and about 1 % above 5 on any day.
 * - `probability`: e^-value, the bound of Lundberg on the chance that S is so large where nothing has changed.
 * - `n`: months. `baseline`, `delta`: `null`.
 * - `measures`: `months`; `mean` and `sd` of `x` in the months before the last one; `since`: for how many months running S has been above 0.
 * - Missing: `orders` without a purchase (or without a net amount above 0 in the months), `history_12_months` below 12 whole months.
 */
export const TREND: Measure = {
  names: ['months', 'mean', 'sd', 'since'],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    const months = monthsOf(history, first, asOf);
    const n = months.length;
    if (n < FEWEST_BUCKETS) return { n, measures: { months: n }, missing: ['history_12_months'] };
    const typical = exactSum(months) / n;
    // Each month as a share of the mean month, so that the currency does not matter.
    const shares = months.map((month) => Math.max(0, month) / typical + OFFSET);
    if (!(typical > 0) || !shares.every(Number.isFinite))
      return { n, measures: { months: n }, missing: ['orders'] };
    let sum = 0;
    let since = 0;
    let mean = 0;
    let squares = 0;
    let before = { mean: 0, sd: 0 };
    shares.forEach((share, i) => {
      const x = Math.log(share);
      const sd = i < 2 ? 0 : Math.sqrt(squares / (i - 1));
      before = { mean, sd };
      if (i >= WARM_UP) {
        const t = ((x - mean) / Math.max(sd, LEAST_SD)) * Math.sqrt(i / (i + 1));
        sum = Math.max(0, sum - normalOf(t, i - 1) - ALLOWANCE);
        since = sum > 0 ? since + 1 : 0;
      }
      const away = x - mean;
      mean += away / (i + 1);
      squares += away * (x - mean);
    });
    return {
      value: sum,
      probability: Math.exp(-sum),
      n,
      measures: { months: n, mean: before.mean + Math.log(typical), sd: before.sd, since },
    };
  },
};
