import { isoDay, NO_DAY } from '../internal/day.ts';
import { anyString, checkedLater, checkOptions, integer } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { Reason } from '../types.ts';
import type { DayLike } from './signal-records.ts';

/** The options of {@link reviewDue}. */
export interface ReviewDueOptions {
  /** Today. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: DayLike;
  /** Days from one review to the next. Default 90. */
  readonly everyDays?: number | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

/** When rules are to be reviewed. */
export interface ReviewDue {
  readonly due: boolean;
  /** ISO day; today where there was no review yet. */
  readonly nextReview: string;
  /** Days since it was due; below 0: days until then. */
  readonly overdueDays: number;
  readonly reasons: readonly Reason[];
}

/**
 * Say whether warning rules are due for a review: every quarter unless told otherwise.
 *
 * Books change, and rules that were right last year ring for nothing this year. A review is a backtest on the quarters since the last one,
 * a look at the rules that no longer earn their keep, and perhaps new thresholds.
 *
 * Edge cases: without a review so far it is due today; a review after `asOf` is refused. Cost: O(1).
 *
 * @param lastReview the day of the last review; `null`: there was none
 * @param options `asOf`; `everyDays`, default 90
 * @returns whether it is due, and when
 * @throws {TypeError} if a day or an option is not what it must be
 * @throws {RangeError} if an option is out of range, or the last review is after `asOf`
 * @example Is it time?
 * ```ts
 * import { reviewDue } from 'account-scoring';
 *
 * const { due, nextReview, overdueDays } = reviewDue('2025-09-15', { asOf: '2025-12-31' });
 * console.log(due, nextReview, overdueDays);
 * // → true 2025-12-14 17
 * ```
 */
export function reviewDue(lastReview: DayLike | null, options: ReviewDueOptions): ReviewDue {
  const action = 'tell whether a review is due';
  checkOptions(action, options ?? null, {
    asOf: checkedLater,
    everyDays: integer(1, 36_525),
    timeZone: anyString,
  });
  const readDay = dayReaderIn(options.timeZone ?? 'UTC');
  const asOf = readAsOf(options.asOf, readDay, action);
  const { everyDays = 90 } = options;
  if (lastReview === null || lastReview === undefined)
    return {
      due: true,
      nextReview: isoDay(asOf),
      overdueDays: 0,
      reasons: [{ code: 'review.never', field: 'lastReview', value: null, op: 'missing', threshold: null }],
    };
  const last = readDay(lastReview);
  if (last === NO_DAY)
    throw new TypeError(
      `Cannot ${action} as "lastReview" must be a day or null: current value is ${show(lastReview)}`,
    );
  const days = asOf - last;
  if (days < 0)
    throw new RangeError(`Cannot ${action} as "lastReview" must not be after "asOf": it is ${isoDay(last)}`);
  const field = 'daysSinceReview';
  const due = days >= everyDays;
  return {
    due,
    nextReview: isoDay(last + everyDays),
    overdueDays: days - everyDays,
    reasons: [
      due
        ? { code: 'review.due', field, value: days, op: '>=', threshold: everyDays }
        : { code: 'review.not_due', field, value: days, op: '<', threshold: everyDays },
    ],
  };
}
