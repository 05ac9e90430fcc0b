import { checkHistories } from '../internal/check-histories.ts';
import { isoDay } from '../internal/day.ts';
import { gapsOf, purchaseDaysOf } from '../internal/gaps.ts';
import { anyString, checkedLater, checkOptions } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { regularityOf } from '../internal/regularity.ts';
import type { AccountHistory, Regularity } from '../types.ts';
import type { RegularityModel } from './regularity-model.ts';

/** The options of {@link fitRegularity} and {@link applyRegularity}. */
export interface RegularityOptions {
  /** The day to look back from; orders after it are ignored. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: string | number | Date;
  /** IANA zone whose civil day an instant in `asOf` belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

/** Check the options, and read `asOf` as a day number. */
export function readRegularityOptions(action: string, options: RegularityOptions): number {
  checkOptions(action, options ?? null, { asOf: checkedLater, timeZone: anyString });
  return readAsOf(options.asOf, dayReaderIn(options.timeZone ?? 'UTC'), action);
}

/**
 * Learn how regularly a book of accounts buys: at random, or like clockwork.
 *
 * It decides how much silence is alarming: an account that buys at random is late after four of its median gaps, one with regular
 * deliveries after one and a half. The model lends what the book knows to accounts with few orders of their own.
 *
 * Method: gaps are days between distinct purchase days (rows above 0). The regularity k is the shape of gamma-distributed gaps: with
 * M = g1 / (g1 + g2) over pairs of consecutive gaps (at most the last five pairs of an account), k = (1 - 4 Var M) / (8 Var M); Wheat and
 * Morrison 1990, Journal of Marketing Research 27(1), 87-93. The typical mean gap is the geometric mean over accounts; `priorGaps` says how
 * many gaps it is worth, by how much accounts differ (an empirical Bayes weight).
 *
 * Edge cases: fewer than 20 pairs give k = 1 and a notice; k is kept within 0.5 and 20, with a notice; no account with two
 * purchase days gives no typical gap and a notice. Cost: O(rows).
 *
 * @param histories from {@link buildHistories}, with all orders
 * @param options `asOf`: rows after it are ignored
 * @returns a plain-JSON model for {@link applyRegularity}
 * @throws {TypeError} if a history or an option is not what it must be (the account is named)
 * @example A book with a delivery every four weeks
 * ```ts
 * import { buildHistories, fitRegularity } from 'account-scoring';
 *
 * const orders = Array.from({ length: 60 }, (_, i) => ({
 *   accountId: `A${i % 5}`,
 *   date: new Date(Date.UTC(2025, 0, 1 + 28 * Math.floor(i / 5) + (i % 3))),
 *   amount: 100,
 * }));
 * const { fitted } = fitRegularity(buildHistories(orders, { asOf: '2026-01-01' }), { asOf: '2026-01-01' });
 * console.log(fitted.shape, fitted.medianGap, fitted.pairs);
 * // → 20 27 25
 * ```
 */
export function fitRegularity(
  histories: readonly AccountHistory[],
  options: RegularityOptions,
): RegularityModel {
  const action = 'fit regularity';
  const asOf = readRegularityOptions(action, options);
  checkHistories(action, histories);
  const days = histories.map((history) => purchaseDaysOf(history, asOf));
  return regularityModel({
    accounts: histories.length,
    used: days.filter((own) => own.length > 1).length,
    asOf: isoDay(asOf),
    fitted: regularityOf(days.map(gapsOf)),
  });
}

/** The model of a book; `used` accounts have gaps. */
export function regularityModel(book: {
  readonly accounts: number;
  readonly used: number;
  readonly asOf: string;
  readonly fitted: Regularity;
}): RegularityModel {
  const { accounts, used, asOf, fitted } = book;
  return { kind: 'regularity', version: 1, options: { asOf }, fitted, trainedOn: { accounts, used, asOf } };
}
