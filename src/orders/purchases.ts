import { checkHistories } from '../internal/check-histories.ts';
import { addExact, exactSum, roundExact } from '../internal/exact-sum.ts';
import { gapsOf, medianOf, purchaseDaysOf } from '../internal/gaps.ts';
import { anyString, checkedLater, checkOptions, integer, type OptionCheck } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { firstRowFrom, growthOf } from '../internal/window-amount.ts';
import type { AccountHistory, PurchaseProfile } from '../types.ts';
import { volatilityOf } from './volatility.ts';

/** The options of {@link summarizePurchases}. */
export interface PurchaseOptions {
  /** The day to look back from; orders after it are ignored. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: string | number | Date;
  /** IANA zone whose civil day an instant in `asOf` belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
  /** The window: the last so many days, `asOf` included. Default 365. */
  readonly windowDays?: number | undefined;
  /** The length of the buckets that volatility compares, counted back from `asOf`. Default 30. */
  readonly bucketDays?: number | undefined;
}

const CHECKS: Readonly<Record<string, OptionCheck>> = {
  asOf: checkedLater,
  timeZone: anyString,
  windowDays: /* @__PURE__ */ integer(1, 36_525),
  bucketDays: /* @__PURE__ */ integer(1, 36_525),
};

/** What the rows of the window add up to. */
interface WindowSums {
  readonly amount: number;
  readonly gross: number;
  readonly returned: number;
  /** The amount of every order, without returns. */
  readonly orders: readonly number[];
}

function sumWindow({ days, amounts, orderIds }: AccountHistory, from: number, to: number): WindowSums {
  const net: number[] = [];
  const gross: number[] = [];
  const returned: number[] = [];
  const byId = new Map<string, number[]>();
  const rows: number[] = [];
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++) {
    const amount = amounts[row] as number;
    addExact(net, amount);
    if (amount < 0) addExact(returned, -amount);
    if (amount <= 0) continue;
    addExact(gross, amount);
    if (orderIds === null) {
      rows.push(amount);
      continue;
    }
    const id = orderIds[row] as string;
    const parts = byId.get(id);
    if (parts === undefined) byId.set(id, [amount]);
    else addExact(parts, amount);
  }
  return {
    amount: roundExact(net),
    gross: roundExact(gross),
    returned: roundExact(returned),
    orders: orderIds === null ? rows : [...byId.values()].map(roundExact),
  };
}

/**
 * Say how much, how often and how steadily every account bought: the numbers that account criteria are made of.
 *
 * Purchasing power (amount, mean and largest order), loyalty and stability (repurchase rate, volatility, tenure) and importance (share of
 * revenue, growth) of a customer book in one table, to be scored and weighed later.
 *
 * Method: a purchase is a row above 0; a purchase day is a day with one, so that several orders on a day are one. Rows below 0 are returns:
 * they lower amounts, and are no orders; rows of 0 are neither. The window is the last `windowDays` days, `asOf` included. Tenure, days since the
 * last purchase and the median gap look at the whole history; rows after `asOf` are ignored. Orders are told apart by order id where it was mapped
 * (the rows of one id are one order, even on several days), else every row is one. Growth compares the window with the one before; an account
 * whose first purchase lies in the one before is compared with less than a full window, so its growth is on the high side. Volatility
 * takes whole buckets since the first purchase only.
 *
 * Edge cases: an account whose first purchase lies after `asOf` has a profile too, of 0 orders and `tenure: null`: leave such rows out before you fit
 * anything on a past day. What cannot be told is `null`: see {@link PurchaseProfile} for when. Sums are exact, whatever the order of the rows.
 * Cost: O(rows + rows of the window · log).
 *
 * @param histories from {@link buildHistories}, with all orders; map `columns.orderId` to count orders rather than rows
 * @param options `asOf`; `windowDays`, default 365; `bucketDays`, default 30
 * @returns one profile per history, in the same order
 * @throws {TypeError} if a history or an option is not what it must be (the account is named)
 * @throws {RangeError} if an option is out of range
 * @example The profile of one account
 * ```ts
 * import { buildHistories, summarizePurchases } from 'account-scoring';
 *
 * const orders = [
 *   { accountId: 'Acme', date: '2025-03-01', amount: 400 },
 *   { accountId: 'Acme', date: '2025-05-30', amount: 200 },
 *   { accountId: 'Acme', date: '2025-06-04', amount: -100 },
 *   { accountId: 'Blue', date: '2025-12-24', amount: 500 },
 * ];
 * const [acme] = summarizePurchases(buildHistories(orders, { asOf: '2025-12-31' }), { asOf: '2025-12-31' });
 * console.log(acme?.amount, acme?.orders, acme?.largestOrder, acme?.medianGap, acme?.shareOfRevenue);
 * // → 500 2 400 90 0.5
 * ```
 */
export function summarizePurchases(
  histories: readonly AccountHistory[],
  options: PurchaseOptions,
): PurchaseProfile[] {
  const action = 'summarize purchases';
  checkOptions(action, options ?? null, CHECKS);
  const asOf = readAsOf(options.asOf, dayReaderIn(options.timeZone ?? 'UTC'), action);
  const { windowDays = 365, bucketDays = 30 } = options;
  checkHistories(action, histories);
  const start = asOf - windowDays + 1;
  const sums = histories.map((history) => sumWindow(history, start, asOf));
  const revenue = exactSum(sums.map(({ amount }) => Math.max(0, amount)));
  return histories.map((history, i): PurchaseProfile => {
    const { amount, gross, returned, orders } = sums[i] as WindowSums;
    const allDays = purchaseDaysOf(history, asOf);
    const first = allDays[0] ?? null;
    const last = allDays[allDays.length - 1] ?? null;
    const days = allDays.length - firstRowFrom(allDays, start);
    return {
      accountId: history.accountId,
      amount,
      orders: orders.length,
      purchaseDays: days,
      meanOrder: orders.length === 0 ? null : amount / orders.length + 0,
      medianOrder: medianOf(orders),
      largestOrder: orders.length === 0 ? null : orders.reduce((a, b) => Math.max(a, b)),
      repurchaseRate: days === 0 ? null : (days - 1) / days,
      medianGap: medianOf(gapsOf(allDays)),
      volatility: first === null ? null : volatilityOf(history, asOf, Math.max(start, first), bucketDays),
      growth: growthOf(history, asOf, windowDays),
      tenure: first === null ? null : asOf - first,
      daysSinceLast: last === null ? null : asOf - last,
      shareOfRevenue: revenue === 0 ? null : amount / revenue + 0,
      returnShare: gross === 0 ? null : finiteOrNull(returned / gross),
    };
  });
}

/** A ratio to an amount next to nothing is beyond all numbers. */
function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
