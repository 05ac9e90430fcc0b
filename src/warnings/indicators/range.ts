import { addExact, roundExact } from '../../internal/exact-sum.ts';
import { firstRowFrom } from '../../internal/window-amount.ts';
import type { AccountHistory } from '../../types.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf, countOrders, firstPurchaseDay } from '../windows.ts';

/** Categories are bought less often than orders are placed, so that the window is twice the usual one. */
const RANGE_DAYS = 180;

/** What was bought of one category: days in both windows, and the amount of the one before. */
interface CategoryUse {
  recent: number;
  before: number;
  lastDay: number;
  readonly amountBefore: number[];
}

function usesOf(
  { days, amounts, categories }: AccountHistory,
  start: number,
  asOf: number,
): Map<string, CategoryUse> {
  const uses = new Map<string, CategoryUse>();
  for (
    let row = firstRowFrom(days, start - RANGE_DAYS);
    row < days.length && (days[row] as number) <= asOf;
    row++
  ) {
    const category = categories?.[row];
    const amount = amounts[row] as number;
    if (category === undefined || category === null || category === '' || amount <= 0) continue;
    const day = days[row] as number;
    let use = uses.get(category);
    if (use === undefined) {
      use = { recent: 0, before: 0, lastDay: Number.NaN, amountBefore: [] };
      uses.set(category, use);
    }
    if (day < start) addExact(use.amountBefore, amount);
    if (day === use.lastDay) continue;
    use.lastDay = day;
    if (day < start) use.before++;
    else use.recent++;
  }
  return uses;
}

/** Of categories with equal amounts, the top one was bought on more days; of those that are equal there too, it is one that is still bought. */
function isAhead(use: CategoryUse, top: CategoryUse): boolean {
  if (use.before !== top.before) return use.before > top.before;
  return use.recent > 0 && top.recent === 0;
}

/**
 * The chance that at least `lost` more categories are gone than have come, when nothing has changed: of the days on which a category was bought, each lies in
 * either window with probability ½, so that one bought on `c` days is gone, or new, with probability 2^-c each. Exact.
 */
function chanceOfNarrowing(uses: Iterable<CategoryUse>, lost: number): number {
  let chances: number[] = [1];
  let zero = 0;
  for (const { recent, before } of [...uses].sort((a, b) => a.recent + a.before - b.recent - b.before)) {
    const gone = 2 ** -(recent + before);
    const next = new Array<number>(chances.length + 2).fill(0);
    chances.forEach((chance, i) => {
      next[i] = (next[i] as number) + chance * gone;
      next[i + 1] = (next[i + 1] as number) + chance * (1 - 2 * gone);
      next[i + 2] = (next[i + 2] as number) + chance * gone;
    });
    zero++;
    chances = next;
  }
  let sum = 0;
  for (let i = chances.length - 1; i >= Math.max(0, zero + lost); i--) sum += chances[i] as number;
  return Math.min(1, sum);
}

/**
 * `range`: how many categories the account bought from in the last 180 days.
 *
 * - `baseline`: the same in the 180 days before.
 * - `delta`: the change as a share of the baseline.
 * - `probability`: how likely it is by chance that so many more categories are gone than are new: exact, from the number of days on which each was bought in both
 *   windows together.
 * - `n`: purchase days of the smaller side.
 * - `measures`: `topLost`: 1 where the category with the largest amount of the 180 days before (of equals the one bought on more days, then one that is still bought) was not bought in the last 180,
 *   else 0; `lost`, `gained`: categories; `probabilityTop`: how likely it is by chance that the top category is gone, 2^-days.
 * - Missing: `orders`, `categories` where they were not mapped (or none is named in either window), `history_12_months` where the first purchase is not 360 days ago.
 */
export const RANGE: Measure = {
  names: ['topLost', 'lost', 'gained', 'probabilityTop'],
  measure: ({ history, asOf }) => {
    const first = history === null ? null : firstPurchaseDay(history, asOf);
    if (history === null || first === null) return { missing: ['orders'] };
    if (history.categories === null) return { missing: ['categories'] };
    const start = asOf - RANGE_DAYS + 1;
    if (first > start - RANGE_DAYS) return { missing: ['history_12_months'] };
    const uses = usesOf(history, start, asOf);
    let value = 0;
    let baseline = 0;
    let lost = 0;
    let gained = 0;
    let top: CategoryUse | null = null;
    let topAmount = 0;
    for (const use of uses.values()) {
      if (use.recent > 0) value++;
      if (use.before > 0) baseline++;
      if (use.recent === 0) lost++;
      if (use.before === 0) gained++;
      const amount = roundExact(use.amountBefore);
      if (amount > topAmount || (amount === topAmount && top !== null && isAhead(use, top))) {
        top = use;
        topAmount = amount;
      }
    }
    if (uses.size === 0) return { missing: ['categories'] };
    return {
      value,
      baseline,
      delta: changeOf(value, baseline),
      probability: chanceOfNarrowing(uses.values(), baseline - value),
      n: Math.min(
        countOrders(history, start, asOf).purchaseDays,
        countOrders(history, start - RANGE_DAYS, start - 1).purchaseDays,
      ),
      measures: {
        topLost: top === null ? null : top.recent === 0 ? 1 : 0,
        lost,
        gained,
        probabilityTop: top === null ? null : top.recent === 0 ? 2 ** -top.before : 1,
      },
    };
  },
};
