import { codePointOrder } from '../internal/code-point-order.ts';
import { isoDay, MIN_DAY } from '../internal/day.ts';
import { checkedLater, checkOptions, checkRows, integer } from '../internal/options.ts';
import { type Rate, rateOf } from '../internal/rate.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import type { AccountHistory, Notice, Reason } from '../types.ts';
import { distinctAccountIds } from './field-values.ts';

/** The options of {@link analyzeRepurchase}. */
export interface RepurchaseOptions {
  /** The last day that counts: ISO day, timestamp, Date or epoch milliseconds. */
  asOf: string | number | Date;
  /** Days of the window that ends with `asOf`; the window before is as long. Default 365. */
  windowDays?: number | undefined;
  /** Equal parts of the window that the rate of one account is counted in. Default 4: quarters of a year. */
  periods?: number | undefined;
}

/** How one account buys again. */
export interface AccountRepurchase {
  readonly accountId: string;
  /** Days with at least one order, in the window and in the one before. */
  readonly purchaseDays: number;
  readonly purchaseDaysBefore: number;
  /** Bought on two days or more in the window; `null` if it did not buy in it. */
  readonly repeated: boolean | null;
  /** Bought in the window before, and again in this one; `null` if it did not buy in the one before. */
  readonly repurchased: boolean | null;
  /** Of the periods of the window that began after its first order, the share in which it bought, 0 to 1; `null` without one. */
  readonly repurchaseRate: number | null;
  /** Those periods. */
  readonly periods: number;
  readonly reasons: readonly Reason[];
}

/** How a book of accounts buys again. */
export interface Repurchase {
  readonly asOf: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly previous: { readonly from: string; readonly to: string };
  /** 复购率: of the buyers of the window, the share with two purchase days or more. */
  readonly repeatRate: Rate;
  /** 回购率: of the buyers of the window before, the share that bought again in this one. */
  readonly repurchaseRate: Rate;
  /** In code-point order of the account. */
  readonly accounts: readonly AccountRepurchase[];
  readonly notices: readonly Notice[];
}

const ACTION = 'analyze repurchase';

/** What of a history is looked at. */
export type PurchaseHistory = Pick<AccountHistory, 'accountId'> & {
  /** Days since 1970-01-01, ascending. */
  readonly days: ArrayLike<number>;
  /** Currency units; negative for a return, which is no purchase. */
  readonly amounts: ArrayLike<number>;
};

/** The distinct days with an order, ascending, up to `asOf`. */
function purchaseDaysOf({ days, amounts }: PurchaseHistory, asOf: number): number[] {
  const bought = new Set<number>();
  for (let i = 0; i < days.length; i++)
    if ((amounts[i] as number) >= 0 && (days[i] as number) <= asOf) bought.add(days[i] as number);
  return [...bought].sort((a, b) => a - b);
}

interface Windows {
  readonly start: number;
  readonly previousStart: number;
  /** The first day of each period, and the day after the last. */
  readonly bounds: readonly number[];
}

function analyzeOne(accountId: string, bought: readonly number[], windows: Windows): AccountRepurchase {
  const { start, previousStart, bounds } = windows;
  const purchaseDays = bought.filter((day) => day >= start).length;
  const purchaseDaysBefore = bought.filter((day) => day < start && day >= previousStart).length;
  const first = bought[0];
  let periods = 0;
  let active = 0;
  for (let p = 0; p + 1 < bounds.length; p++) {
    const from = bounds[p] as number;
    const to = bounds[p + 1] as number;
    if (first === undefined || first >= from) continue;
    periods++;
    if (bought.some((day) => day >= from && day < to)) active++;
  }
  const repurchaseRate = periods === 0 ? null : active / periods;
  const field = 'repurchaseRate';
  const reason: Reason =
    first === undefined
      ? { code: 'repurchase.no_orders', field, value: null, op: 'missing', threshold: null }
      : repurchaseRate === null
        ? {
            code: 'repurchase.too_new',
            field: 'firstOrderDate',
            value: isoDay(first),
            op: '>=',
            threshold: isoDay(bounds[bounds.length - 2] as number),
          }
        : { code: 'repurchase.periods', field, value: active, op: '<=', threshold: periods };
  return {
    accountId,
    purchaseDays,
    purchaseDaysBefore,
    repeated: purchaseDays === 0 ? null : purchaseDays >= 2,
    repurchased: purchaseDaysBefore === 0 ? null : purchaseDays > 0,
    repurchaseRate,
    periods,
    reasons: [reason],
  };
}

/**
 * Analyse who buys again: the repeat rate (复购率) and the repurchase rate (回购率) of a book, and a rate per account.
 *
 * The two are often mixed up. The repeat rate looks at one window: of those who bought, how many came back within it. The
 * repurchase rate looks at two: of those who bought in the window before, how many bought in this one. A purchase is a day with
 * an order, so that three orders on one day are one; returns (amounts below 0) are none.
 *
 * Method: shares with Wilson intervals (1927, doi:10.1080/01621459.1927.10502953) and the counts that they rest on. The rate of
 * one account is the share of the periods (quarters) of the window since its first order in which it bought: an input for
 * {@link scoreLoyalty}.
 *
 * Edge cases: days after `asOf` are left out; no buyers leave a rate `null`; an account whose first order is in the last period
 * has no rate yet. A window that is shorter than the usual gap between orders makes loyal accounts look lost: choose it longer.
 * Cost: O(orders log orders).
 *
 * @param histories one per account, such as those of {@link buildHistories} (without `windowDays`, so that they reach back)
 * @param options `asOf`, `windowDays`, `periods`
 * @returns one record with both rates and one entry per account
 * @throws {TypeError} if `asOf` is not a date, or an account id is missing or there twice
 * @throws {RangeError} if an option is out of range
 * @example Of three buyers two came back
 * ```ts
 * import { analyzeRepurchase, buildHistories } from 'account-scoring';
 *
 * const asOf = '2026-12-31';
 * const histories = buildHistories(
 *   [
 *     { accountId: 'Acme', date: '2025-05-01', amount: 100 },
 *     { accountId: 'Acme', date: '2026-02-01', amount: 100 },
 *     { accountId: 'Acme', date: '2026-08-01', amount: 100 },
 *     { accountId: 'Blue', date: '2025-06-01', amount: 100 },
 *     { accountId: 'Cato', date: '2026-06-01', amount: 100 },
 *   ],
 *   { asOf },
 * );
 * const { repeatRate, repurchaseRate, accounts } = analyzeRepurchase(histories, { asOf });
 * console.log(repeatRate.rate, repurchaseRate.rate, accounts[0]?.repurchaseRate);
 * // → 0.5 0.5 0.5
 * ```
 */
export function analyzeRepurchase(
  histories: readonly PurchaseHistory[],
  options: RepurchaseOptions,
): Repurchase {
  checkOptions(ACTION, options, {
    asOf: checkedLater,
    windowDays: integer(1, 100_000),
    periods: integer(1, 1000),
  });
  const { windowDays = 365, periods = 4 } = options ?? {};
  const day = readAsOf(options?.asOf, dayReaderIn('UTC'), ACTION);
  if (periods > windowDays)
    throw new RangeError(
      `Cannot ${ACTION} as "periods" must be at most "windowDays" (${windowDays}): current value is ${periods}`,
    );
  checkRows(ACTION, 'histories', histories);
  const ids = distinctAccountIds(ACTION, 'histories', histories);
  const start = day - windowDays + 1;
  const windows: Windows = {
    start,
    previousStart: start - windowDays,
    bounds: Array.from({ length: periods + 1 }, (_, p) => start + Math.floor((p * windowDays) / periods)),
  };
  const accounts = Array.from(codePointOrder(ids), (i) =>
    analyzeOne(ids[i] as string, purchaseDaysOf(histories[i] as PurchaseHistory, day), windows),
  );
  const count = (test: (account: AccountRepurchase) => boolean): number => accounts.filter(test).length;
  const future = histories.reduce(
    (sum, { days }) => sum + Array.from(days).filter((at) => at > day).length,
    0,
  );
  const text = (at: number): string => isoDay(Math.max(MIN_DAY, at));
  return {
    asOf: isoDay(day),
    window: { from: text(start), to: text(day) },
    previous: { from: text(start - windowDays), to: text(start - 1) },
    repeatRate: rateOf(
      count(({ repeated }) => repeated === true),
      count(({ repeated }) => repeated !== null),
    ),
    repurchaseRate: rateOf(
      count(({ repurchased }) => repurchased === true),
      count(({ repurchased }) => repurchased !== null),
    ),
    accounts,
    notices:
      future === 0
        ? []
        : [{ code: 'repurchase.future', field: 'orders', value: future, threshold: isoDay(day) }],
  };
}
