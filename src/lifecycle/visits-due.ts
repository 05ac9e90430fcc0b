import { compareCodePoints } from '../internal/code-point-order.ts';
import { isoDay, isoDayAfter, NO_DAY } from '../internal/day.ts';
import { anyString, checkedLater, checkOptions, checkRows } from '../internal/options.ts';
import { DATE_EXPECTED, type DayReader, dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { Reason } from '../types.ts';
import { placeOf, requireAccountId } from './field-values.ts';
import { indexPlaybook, matchPlaybook } from './match-playbook.ts';
import { kamPlaybook, type Playbook } from './playbook.ts';

/** What {@link visitsDue} needs of an account. */
export interface VisitedAccount {
  readonly accountId: string | number;
  /** The last contact, a day or an instant; `null`: never. */
  readonly lastContactDate?: string | number | Date | null | undefined;
}

/** The options of {@link visitsDue}. */
export interface VisitOptions {
  /** The day that dates are compared with. */
  asOf: string | number | Date;
  /** Whose cadence holds. Default: the `playbook` that a row has from {@link assignPlaybook}, else {@link kamPlaybook}. */
  playbook?: Playbook | undefined;
  /** The zone whose civil days timestamps belong to. Default `'UTC'`. */
  timeZone?: string | undefined;
}

/** When one account is to be contacted next. */
export interface Visit {
  readonly accountId: string;
  readonly cadenceDays: number;
  /** ISO day; `null`: never. */
  readonly lastContactDate: string | null;
  /** Whole days since then; `null`: never; 0 when the contact is yet to come. */
  readonly daysSince: number | null;
  /** ISO day; `asOf` for an account that was never contacted. */
  readonly nextDueDate: string;
  /** Whether it is due on `asOf` or was before. */
  readonly due: boolean;
  /** Whole days past the due date, 0 until then; `null` when it was never contacted. */
  readonly daysOverdue: number | null;
  /** `daysSince / cadenceDays`: due from 1 on; `null` when it was never contacted. */
  readonly overdueRatio: number | null;
  readonly reasons: readonly Reason[];
}

const ACTION = 'list visits due';

function readContact(row: object, index: number, readDay: DayReader): number | null {
  const { lastContactDate } = row as { readonly lastContactDate?: unknown };
  if (lastContactDate === null || lastContactDate === undefined) return null;
  const day = readDay(lastContactDate);
  if (day !== NO_DAY) return day;
  throw new TypeError(
    `Cannot ${ACTION} as "lastContactDate" of ${placeOf('accounts', row, index)} must be ${DATE_EXPECTED}, or null: current value is ${show(lastContactDate)}`,
  );
}

function visitOf(
  accountId: string,
  last: number | null,
  asOf: number,
  cadence: { readonly days: number; readonly reasons: readonly Reason[] },
): Visit {
  const field = 'lastContactDate';
  const cadenceDays = cadence.days;
  if (last === null) {
    const never: Reason = { code: 'visit.never', field, value: null, op: 'missing', threshold: null };
    return {
      accountId,
      cadenceDays,
      lastContactDate: null,
      daysSince: null,
      nextDueDate: isoDay(asOf),
      due: true,
      daysOverdue: null,
      overdueRatio: null,
      reasons: [never, ...cadence.reasons],
    };
  }
  const daysSince = Math.max(0, asOf - last);
  const due = daysSince >= cadenceDays;
  const reason: Reason =
    last > asOf
      ? { code: 'visit.booked', field, value: isoDay(last), op: '>', threshold: isoDay(asOf) }
      : {
          code: due ? 'visit.due' : 'visit.not_due',
          field: 'daysSinceContact',
          value: daysSince,
          op: due ? '>=' : '<',
          threshold: cadenceDays,
        };
  return {
    accountId,
    cadenceDays,
    lastContactDate: isoDay(last),
    daysSince,
    nextDueDate: isoDayAfter(last, cadenceDays),
    due,
    daysOverdue: Math.max(0, daysSince - cadenceDays),
    overdueRatio: daysSince / cadenceDays,
    reasons: [reason, ...cadence.reasons],
  };
}

/** Never contacted first, then the most overdue, then the shorter cadence, then the id. */
function compareVisits(a: Visit, b: Visit): number {
  return (
    (b.overdueRatio ?? Number.MAX_VALUE) - (a.overdueRatio ?? Number.MAX_VALUE) ||
    a.cadenceDays - b.cadenceDays ||
    compareCodePoints(a.accountId, b.accountId)
  );
}

/**
 * List who is to be visited or called next: a list of all accounts, the most overdue first.
 *
 * Good customers leave quietly when nobody comes any more. The cadence follows from tier, stage and segment by the playbook, so
 * that a week of silence is noticed where a week matters.
 *
 * Method: days since the last contact over the days that the playbook allows; due from 1 on. Never contacted comes first, then
 * by that ratio, then the shorter cadence, then the account id. Edge cases: `lastContactDate` missing or `null` means never; a
 * contact after `asOf` is one that is booked, and not due. Cost: O(n log n).
 *
 * @param accounts one row per account: `accountId`, `lastContactDate`, and what the playbook looks at (`tier`, `lifecycle`,
 * `segment`)
 * @param options `asOf`, `playbook`, `timeZone`
 * @returns one entry per account, the most urgent first
 * @throws {TypeError} if a date cannot be read or an account id is missing (the row is named), or no row has the field
 * `lastContactDate`
 * @example Who comes first
 * ```ts
 * import { visitsDue } from 'account-scoring';
 *
 * const visits = visitsDue(
 *   [
 *     { accountId: 'Acme', tier: 'gold', lastContactDate: '2026-03-10' },
 *     { accountId: 'Blue', tier: 'silver', lastContactDate: '2026-03-10' },
 *     { accountId: 'Cato', tier: 'platinum', lastContactDate: null },
 *   ],
 *   { asOf: '2026-03-31' },
 * );
 * console.log(visits.map((visit) => `${visit.accountId} ${visit.overdueRatio?.toFixed(2)} ${visit.nextDueDate}`));
 * // → [ 'Cato undefined 2026-03-31', 'Acme 1.50 2026-03-24', 'Blue 0.23 2026-06-08' ]
 * ```
 */
export function visitsDue<T extends VisitedAccount>(accounts: readonly T[], options: VisitOptions): Visit[] {
  checkOptions(ACTION, options, { asOf: checkedLater, playbook: checkedLater, timeZone: anyString });
  const readDay = dayReaderIn(options?.timeZone ?? 'UTC');
  const asOf = readAsOf(options?.asOf, readDay, ACTION);
  checkRows(ACTION, 'accounts', accounts);
  const index = indexPlaybook(ACTION, options.playbook ?? kamPlaybook);
  if (accounts.length > 0 && !accounts.some((row) => 'lastContactDate' in row))
    throw new TypeError(
      `Cannot ${ACTION} as no row has a field "lastContactDate": give null for accounts that were never contacted`,
    );
  return accounts
    .map((row, i) => {
      const accountId = requireAccountId(ACTION, 'accounts', row, i);
      const assigned = (
        row as { readonly playbook?: { readonly cadenceDays?: unknown; readonly reasons?: unknown } }
      ).playbook;
      const own = options.playbook === undefined ? assigned?.cadenceDays : undefined;
      const cadence =
        typeof own === 'number' && own > 0
          ? { days: own, reasons: (assigned?.reasons ?? []) as readonly Reason[] }
          : cadenceOf(matchPlaybook(ACTION, index, row, i));
      return visitOf(accountId, readContact(row, i, readDay), asOf, cadence);
    })
    .sort(compareVisits);
}

function cadenceOf(match: { readonly cadenceDays: number; readonly reasons: readonly Reason[] }): {
  readonly days: number;
  readonly reasons: readonly Reason[];
} {
  return { days: match.cadenceDays, reasons: match.reasons };
}
