import { checkHistories, historiesById } from '../internal/check-histories.ts';
import { isoDay } from '../internal/day.ts';
import { anyString, checkedLater, checkOptions, checkRows } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import { checkModel } from '../model/parse-model.ts';
import type { AccountHistory, LifecycleAssignment, Reason } from '../types.ts';
import { fitLifecycle } from './fit-lifecycle.ts';
import type { LifecycleModel } from './lifecycle-model.ts';
import { judge } from './stage-confirm.ts';
import { evidenceReader } from './stage-evidence.ts';
import { type LifecyclePrevious, readPrevious } from './stage-previous.ts';

/** The options of {@link assignLifecycle}. */
export interface AssignLifecycleOptions {
  /** The day of the evaluation; orders after it are ignored. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: string | number | Date;
  /** IANA zone whose civil day an instant in `asOf` belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
  /** From {@link fitLifecycle} or {@link parseLifecycleModel}. Default: fitted on the histories given, with default thresholds. */
  readonly model?: LifecycleModel | undefined;
  /** The rows that the evaluation before returned (other fields do not matter). Without them, every account is judged for the first time. */
  readonly previous?: readonly LifecyclePrevious[] | undefined;
}

const ACTION = 'assign lifecycle stages';

/**
 * Tell which stage of its life with you every account is in: prospect, introduction, growth, maturity, decline, churned or reactivated.
 *
 * So that new accounts get trials, growing ones terms, mature ones service and declining ones a visit, and nobody is called lost for being
 * slow by nature: silence is measured in the account's own usual gaps.
 *
 * Method: the first rule that holds. *Prospect*: no purchase. *Churned*: silent for 4 usual gaps, or (from 2 purchases on) for more than 365
 * days and 2 usual gaps. *Reactivated*: bought in the last 90 days after a gap of 4 usual gaps. *Decline*: from 3 purchases on, silent for 2
 * usual gaps and longer than 95 % of its gaps, or 20 % less amount than in the 12 months before at two evaluations. *Introduction*: up to 2
 * purchases, or customer for less than 90 days or 2 usual gaps. *Growth*: 15 % more amount, up to 6 purchases, or customer for less than 365
 * days. *Maturity*: everyone else. A purchase is a day with an order; the usual gap is the account's median gap from 4 purchases on, else that
 * of the book. The thresholds are options of {@link fitLifecycle}.
 *
 * A change counts when two evaluations in a row agree: give the rows of the last call as `previous`. Until then the old stage
 * stays and `candidate` tells the new one. At once are changes to churned and reactivated, and from churned and prospect (an order is a fact).
 * Evaluations are what you make them: monthly or quarterly, not daily, or two of them say little. The same `asOf` again is the same
 * evaluation and gives the same result.
 *
 * Edge cases: an account without a history, or with returns only, is a prospect; histories of accounts that are not among the rows
 * are left aside (without a `model` they still count for the book's usual gap). Against 12 months that an account
 * was a customer for a part of only, less is decline, as ever, but more is not growth: it has had less time. Without any gap in the book there is no usual gap: nobody with fewer than 4 purchases is overdue then.
 * With a model, one account at a time gives the same as all at once. Cost: O(rows).
 *
 * @param accounts one row per account, with `accountId`
 * @param histories from {@link buildHistories}, with all orders (no `windowDays`); matched by id
 * @param options `asOf`; `model`; `previous`
 * @returns the same rows in the same order, each with one more key, `lifecycle`
 * @throws {TypeError} if a row, a history, the model or a previous row is not what it must be (it is named), or an account has two histories
 * @throws {RangeError} if a previous row is of a day after `asOf`
 * @example Two quarters
 * ```ts
 * import { assignLifecycle, buildHistories, fitLifecycle } from 'account-scoring';
 *
 * const orders = ['2025-01-10', '2025-02-09', '2025-03-11', '2025-04-10'].map((date) => ({ accountId: 'Acme', date, amount: 100 }));
 * const histories = buildHistories(orders, { asOf: '2025-12-31' });
 * const model = fitLifecycle(histories, { asOf: '2025-06-30' });
 * const accounts = [{ accountId: 'Acme' }, { accountId: 'Blue' }];
 * const spring = assignLifecycle(accounts, histories, { asOf: '2025-05-01', model });
 * const summer = assignLifecycle(accounts, histories, { asOf: '2025-08-20', model, previous: spring });
 * console.log(spring.map((row) => row.lifecycle.stage), summer.map((row) => row.lifecycle.stage));
 * // → [ 'growth', 'prospect' ] [ 'churned', 'prospect' ]
 * ```
 */
export function assignLifecycle<
  T extends { readonly accountId: string; readonly lifecycle?: LifecycleAssignment },
>(
  accounts: readonly T[],
  histories: readonly AccountHistory[],
  options: AssignLifecycleOptions,
): Array<T & { readonly lifecycle: LifecycleAssignment }> {
  checkOptions(ACTION, options ?? null, {
    asOf: checkedLater,
    timeZone: anyString,
    model: checkedLater,
    previous: checkedLater,
  });
  const asOf = readAsOf(options.asOf, dayReaderIn(options.timeZone ?? 'UTC'), ACTION);
  const today = isoDay(asOf);
  if (options.model !== undefined) checkModel(ACTION, options.model, 'lifecycle', 1);
  checkRows(ACTION, 'accounts', accounts);
  checkHistories(ACTION, histories);
  const byId = historiesById(ACTION, histories);
  const before = readPrevious(ACTION, options.previous, today);
  const model = options.model ?? fitLifecycle(histories, { asOf: today });
  const evidenceOf = evidenceReader(model, asOf);
  return accounts.map((account, row) => {
    const { accountId } = account;
    if (typeof accountId !== 'string')
      throw new TypeError(
        `Cannot ${ACTION} as "accountId" of accounts[${row}] must be a string: current value is ${show(accountId)}`,
      );
    const history = byId.get(accountId);
    const judged = judge(today, evidenceOf(history), model.options, before.get(accountId) ?? null);
    const unknown: Reason = {
      code: 'lifecycle.no_history',
      field: 'accountId',
      value: accountId,
      op: 'missing',
      threshold: null,
    };
    const lifecycle = history === undefined ? { ...judged, reasons: [...judged.reasons, unknown] } : judged;
    return { ...account, lifecycle };
  });
}
