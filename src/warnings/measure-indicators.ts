import { anyString, checkedLater, checkOptions } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { AccountHistory } from '../types.ts';
import type { WarningMemory } from './alert.ts';
import type { Indicator, IndicatorId } from './indicator.ts';
import { INDICATOR_IDS, isIndicatorId, measure } from './measure.ts';
import { readBook } from './read-book.ts';
import type { DayLike, Signals } from './signal-records.ts';

/** The options of {@link measureIndicators}. */
export interface MeasureIndicatorsOptions {
  /** The day to look back from; nothing dated after it counts. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: DayLike;
  /** What is known besides orders. Default: nothing. */
  readonly signals?: Signals | undefined;
  /** Which indicators. Default: all. */
  readonly indicators?: readonly IndicatorId[] | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

/** The indicators of one account, by id. */
export type AccountIndicators = Readonly<Partial<Record<IndicatorId, Indicator>>>;

const ACTION = 'measure indicators';

function readIndicators(given: unknown): readonly IndicatorId[] {
  if (given === undefined) return INDICATOR_IDS;
  if (!Array.isArray(given))
    throw new TypeError(
      `Cannot ${ACTION} as "indicators" must be an array of ids: current value is ${show(given)}`,
    );
  for (const id of given)
    if (typeof id !== 'string' || !isIndicatorId(id))
      throw new RangeError(
        `Cannot ${ACTION} as "indicators" must be among ${INDICATOR_IDS.join(', ')}: current value is ${show(id)}`,
      );
  return given as IndicatorId[];
}

/** What the evaluation before left with the row, for drops of the level of value. */
function memoryOf(row: object): WarningMemory | null {
  return (row as { warnings?: { memory?: WarningMemory } }).warnings?.memory ?? null;
}

/**
 * Measure what early warning looks at: silence, orders and revenue against the usual, payment, complaints, contacts, contracts and more.
 *
 * One number says little without what it is compared with: each indicator has its value, the account's own usual value, last year's, the change, how likely
 * so large a change for the worse is by chance alone, and how many observations it rests on. What cannot be told is `null`, and says what is missing: a list
 * of signals that was not given is unknown, never zero. {@link evaluateWarnings} judges the same indicators by rules.
 *
 * Windows are 90 days, unless an indicator says otherwise; they are compared with the same window last year from 15 months of data on, else with the own 12 months before
 * them. The regularity of buying is learned from all histories given. Nothing dated after `asOf` matters: an invoice that is paid
 * later is open, a complaint that is closed later is open.
 *
 * Edge cases: an account without a history or without signals gets every indicator, with what is missing. `level` compares with `warnings.memory` of the row, where there is
 * one. Cost: O(rows + records · log) for all accounts and each indicator.
 *
 * @param accounts one row per account, with `accountId`; `segment`, `tier` and `lifecycle` are looked at where they are
 * @param histories from {@link buildHistories}, with all orders; map `columns.category` for `range`
 * @param options `asOf`; `signals`; `indicators`; `timeZone`
 * @returns the same rows in the same order, each with one more key, `indicators`: {@link Indicator} by id
 * @throws {TypeError} if a row, a history, a signal record or an option is not what it must be (it is named)
 * @throws {RangeError} if there is no such indicator
 * @example Silent for three times its usual gap
 * ```ts
 * import { buildHistories, measureIndicators } from 'account-scoring';
 *
 * const orders = ['2025-05-01', '2025-05-31', '2025-06-30', '2025-07-30'].map((date) => ({ accountId: 'Acme', date, amount: 100 }));
 * const histories = buildHistories(orders, { asOf: '2025-10-28' });
 * const [acme] = measureIndicators([{ accountId: 'Acme' }], histories, { asOf: '2025-10-28', indicators: ['overdue', 'pastDue'] });
 * console.log(acme?.indicators.overdue?.value, acme?.indicators.overdue?.measures.medianGap, acme?.indicators.pastDue?.missing);
 * // → 3 30 [ 'invoices' ]
 * ```
 */
export function measureIndicators<
  T extends { readonly accountId: string; readonly indicators?: AccountIndicators },
>(
  accounts: readonly T[],
  histories: readonly AccountHistory[],
  options: MeasureIndicatorsOptions,
): Array<T & { readonly indicators: AccountIndicators }> {
  checkOptions(ACTION, options ?? null, {
    asOf: checkedLater,
    signals: checkedLater,
    indicators: checkedLater,
    timeZone: anyString,
  });
  const { timeZone = 'UTC' } = options;
  const asOf = readAsOf(options.asOf, dayReaderIn(timeZone), ACTION);
  const ids = readIndicators(options.indicators);
  const book = readBook(ACTION, accounts, histories, { signals: options.signals, timeZone, asOf });
  return accounts.map((row, at) => {
    const input = book.inputOf(at, memoryOf(row));
    const indicators: Partial<Record<IndicatorId, Indicator>> = {};
    for (const id of ids) indicators[id] = measure(id, input);
    return { ...row, indicators };
  });
}
