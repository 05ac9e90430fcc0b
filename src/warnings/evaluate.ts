import { isoDay } from '../internal/day.ts';
import { anyString, checkedLater, checkOptions, fieldOrFunction } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { AccountHistory } from '../types.ts';
import type { AccountWarnings } from './alert.ts';
import { refuseRuleFaults } from './check-rules.ts';
import { type Evaluation, evaluateAccount } from './evaluate-account.ts';
import { prepareRule } from './evaluate-rule.ts';
import { shareRecords } from './evaluate-shared.ts';
import { measure } from './measure.ts';
import type { MeasureInput } from './measure-input.ts';
import { readPrevious, type WarningPrevious } from './previous.ts';
import { type QuietPeriod, readQuiet } from './quiet.ts';
import { readBook } from './read-book.ts';
import type { WarningRules } from './rule.ts';
import type { DayLike, Signals } from './signal-records.ts';
import { readSnoozes, type WarningSnooze } from './snooze.ts';
import { bookAmount, shareOf, yearAmount } from './status-share.ts';
import { watchRules } from './status-watch.ts';
import { peerMeasures, percentilesOf } from './threshold-peers.ts';
import {
  readSeverity,
  readValueOf,
  type SeverityProbabilities,
  type WarningValueOf,
} from './value-at-risk.ts';

/** The options of {@link evaluateWarnings}. */
export interface EvaluateWarningsOptions<T> {
  /** The day of the evaluation; nothing dated after it counts. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: DayLike;
  /** What is known besides orders. Default: nothing. */
  readonly signals?: Signals | undefined;
  /** The rows that the evaluation before returned, also by way of JSON. Without them every rule is judged for the first time. */
  readonly previous?: readonly WarningPrevious[] | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
  /** The value of the next twelve months in currency units: a field or a function of the row. Default: net amount of the last 365 days. */
  readonly value?: WarningValueOf<T> | undefined;
  /** How likely an account is lost, by its worst level. Default: medium .1, high .25, critical .5, which are proposals. */
  readonly severity?: SeverityProbabilities | undefined;
  /** Alerts that somebody has taken on. */
  readonly snoozed?: readonly WarningSnooze[] | undefined;
  /** Days on which nothing may start to fire. */
  readonly quiet?: readonly QuietPeriod[] | undefined;
}

const ACTION = 'evaluate warnings';

/** An account that is there twice would count twice in the book, and have two memories. */
function refuseTwins(ids: readonly string[]): void {
  const seen = new Set<string>();
  ids.forEach((id, at) => {
    if (seen.has(id))
      throw new TypeError(
        `Cannot ${ACTION} as accounts[${at}] (${show(id)}) is there twice: give every account once`,
      );
    seen.add(id);
  });
}

/**
 * Evaluate warning rules for every account: which alerts there are and why, how bad the account stands (red to green, or grey for too little data), and how much is at
 * stake.
 *
 * So that an account that drifts away is called while it can still be kept, and nobody is called about noise. Sort the rows by `warnings.valueAtRisk` to see whom to call first.
 *
 * Method: every rule compares indicators ({@link measureIndicators}) with thresholds, in three-valued logic (Kleene): what is missing is neither true nor false, so that short data
 * make a rule `unknown`, never clear; `reasons` lists what is missing. Give the rows of the last call as `previous`, and each rule goes on from its state: `pending` until it held for
 * `forEvaluations` and `forDays`, `firing`, `recovering` for `keepForDays`, `resolved` at one evaluation, then clear, and for `cooldownDays` what holds is `suppressed`, unless it is worse than what was resolved. Levels rise
 * at once and fall only when they are over (`recoverAt`). A firing alert whose data go missing stays as it was (its reasons say since when); after 90 days of that it is `unknown`, and cools down too. Where a milder level can be told, the alert goes on at that one. While an
 * account is `snoozed`, or in a `quiet` period, nothing starts to fire; what had fired goes on, shown as snoozed or suppressed, and if it is over it is resolved.
 *
 * Status: *red* with a critical alert, high ones of 2 families, or any of 3 families; *orange* with a high one; *yellow* with a medium one; *blue* with early signs, pending,
 * snoozed or suppressed alerts only; *grey* when no rule could judge, or none of those on silence and volume had enough data (never green: an account with fewer than 4
 * purchases and none in the last 90 days); else *green*. Only firing and recovering alerts count for red to yellow. An account of more
 * than a tenth of the book's amount of 12 months is told as such, above a fifth its alerts are one level higher, and above a half they are critical. `valueAtRisk` is value ×
 * probability of the worst level before it was lifted: 0 without an alert, `null` for grey.
 *
 * Depends on the other accounts: the share of the book (of the accounts given), percentiles among peers (from 10 accounts on) and the regularity of buying (of all
 * histories); so give the whole book. The order of rows does not matter.
 *
 * Edge cases: the same `asOf` once more gives the same result. What is remembered of rules that are no longer in the set is dropped. An account without a history is judged by its signals only, and
 * grey by its orders. Cost: O(orders + signals + accounts · rules).
 *
 * @param accounts one row per account, with `accountId`; `segment`, `tier` and `lifecycle` are looked at where they are
 * @param histories from {@link buildHistories}, with all orders (no `windowDays`); matched by id
 * @param rules such as {@link kamRules}
 * @param options `asOf`; `signals`; `previous`; `value` in currency units, `severity` as probabilities; `snoozed`; `quiet`; `timeZone`
 * @returns the same rows in the same order, each with one more key, `warnings`: {@link AccountWarnings}
 * @throws {TypeError} if a row, a history, a signal record, a previous row or an option is not what it must be (it is named)
 * @throws {RangeError} if the rules have a fault ({@link checkRules}), or a previous row is of a day after `asOf`
 * @example Silent for too long
 * ```ts
 * import { buildHistories, evaluateWarnings, formatReason, kamRules } from 'account-scoring';
 *
 * const days = ['2025-01-10', '2025-02-09', '2025-03-11', '2025-04-10', '2025-05-10'];
 * const orders = ['Acme', 'Blue'].flatMap((accountId) => days.map((date) => ({ accountId, date, amount: 100 })));
 * const histories = buildHistories([...orders, { accountId: 'Blue', date: '2025-08-08', amount: 4000 }], { asOf: '2025-12-31' });
 * const rows = evaluateWarnings([{ accountId: 'Acme' }, { accountId: 'Blue' }], histories, kamRules, { asOf: '2025-08-18' });
 * for (const { accountId, warnings } of rows) console.log(accountId, warnings.status, warnings.valueAtRisk);
 * // → Acme yellow 50
 * // Blue green 0
 * for (const reason of rows[0]?.warnings.alerts[0]?.reasons ?? []) console.log(formatReason(reason));
 * // → silent for 100 days; the usual gap is 30 days
 * // 3.3333 times the usual gap, ≥ 2.5489: medium
 * ```
 */
export function evaluateWarnings<
  T extends { readonly accountId: string; readonly warnings?: AccountWarnings },
>(
  accounts: readonly T[],
  histories: readonly AccountHistory[],
  rules: WarningRules,
  options: EvaluateWarningsOptions<T>,
): Array<T & { readonly warnings: AccountWarnings }> {
  checkOptions(ACTION, options ?? null, {
    asOf: checkedLater,
    signals: checkedLater,
    previous: checkedLater,
    timeZone: anyString,
    value: fieldOrFunction,
    severity: checkedLater,
    snoozed: checkedLater,
    quiet: checkedLater,
  });
  refuseRuleFaults(ACTION, rules);
  const timeZone = options.timeZone ?? 'UTC';
  const readDay = dayReaderIn(timeZone);
  const asOf = readAsOf(options.asOf, readDay, ACTION);
  const today = isoDay(asOf);
  const { signals, value } = options;
  const { ids, histories: own, inputOf } = readBook(ACTION, accounts, histories, { signals, timeZone, asOf });
  refuseTwins(ids);
  const memories = readPrevious(ACTION, options.previous, today);
  const snoozes = readSnoozes(ACTION, options.snoozed, new Set(rules.rules.map(({ id }) => id)), readDay);
  const quiet = readQuiet(ACTION, options.quiet, rules.rules, readDay, asOf);
  const severity = readSeverity(ACTION, options.severity);
  const known = (at: number): MeasureInput => inputOf(at, memories.get(ids[at] as string) ?? null);
  const percentileOf = percentilesOf(peerMeasures(rules.rules), accounts.length, (at, id) =>
    measure(id, known(at)),
  );
  const prepared = rules.rules.map((rule) => prepareRule(rule, percentileOf));
  const evaluation: Evaluation = {
    asOf,
    today,
    rules: prepared,
    order: new Map(rules.rules.map(({ id }, at) => [id, at])),
    indicators: [...new Set(prepared.flatMap(({ indicators }) => indicators))],
    early: new Set(rules.rules.filter(({ early }) => early === true).map(({ id }) => id)),
    watch: watchRules(rules.rules),
    quiet,
    severity,
    shared: shareRecords(),
  };
  const amounts = own.map((history) => (history === null ? null : yearAmount(history, asOf)));
  const book = bookAmount(amounts.filter((amount) => amount !== null));

  return accounts.map((row, at) => {
    const accountId = ids[at] as string;
    const amount = amounts[at] ?? null;
    const warnings = evaluateAccount(evaluation, {
      accountId,
      input: known(at),
      snoozes: snoozes.get(accountId),
      share: shareOf(amount, book),
      value: value === undefined ? amount : readValueOf(ACTION, value, row, at),
    });
    return { ...row, warnings };
  });
}
