import { NO_DAY } from '../internal/day.ts';
import { checkRows } from '../internal/options.ts';
import { DATE_EXPECTED, type DayReader } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { DayLike } from './signal-records.ts';

/** Somebody has taken an alert on: it is not to be told again for a while. */
export interface WarningSnooze {
  readonly accountId: string;
  /** Which rule; absent: all of them. */
  readonly ruleId?: string | undefined;
  /** The first day on which it is told again. */
  readonly until: DayLike;
}

/** Rules by account: until which day each is snoozed; `*` stands for all rules. */
export type Snoozes = ReadonlyMap<string, ReadonlyMap<string, number>>;

const ALL_RULES = '*';

/** Read a day of an entry of a list. */
export function readEntryDay(
  action: string,
  value: unknown,
  name: string,
  place: string,
  readDay: DayReader,
): number {
  const day = readDay(value);
  if (day === NO_DAY)
    throw new TypeError(
      `Cannot ${action} as "${name}" of ${place} must be ${DATE_EXPECTED}: current value is ${show(value)}`,
    );
  return day;
}

/** Read an id of an entry of a list; absent where it may be. */
export function readEntryId(
  action: string,
  value: unknown,
  name: string,
  place: string,
  isNeeded: boolean,
): string | null {
  if (value === undefined && !isNeeded) return null;
  if (typeof value !== 'string' || value === '')
    throw new TypeError(
      `Cannot ${action} as "${name}" of ${place} must be a string: current value is ${show(value)}`,
    );
  return value;
}

/** Refuse the id of a rule that is not in the set: a typing error would snooze nothing. */
export function checkRuleId(
  action: string,
  ruleId: string | null,
  place: string,
  ruleIds: ReadonlySet<string>,
): void {
  if (ruleId !== null && !ruleIds.has(ruleId))
    throw new RangeError(
      `Cannot ${action} as "ruleId" of ${place} must be the id of a rule: current value is ${show(ruleId)}`,
    );
}

/** Read the `snoozed` option. The latest day counts where a rule is there twice. */
export function readSnoozes(
  action: string,
  snoozed: readonly WarningSnooze[] | undefined,
  ruleIds: ReadonlySet<string>,
  readDay: DayReader,
): Snoozes {
  const snoozes = new Map<string, Map<string, number>>();
  if (snoozed === undefined) return snoozes;
  checkRows(action, 'snoozed', snoozed);
  snoozed.forEach((entry, at) => {
    const place = `snoozed[${at}]`;
    const accountId = readEntryId(action, entry.accountId, 'accountId', place, true) as string;
    const ruleId = readEntryId(action, entry.ruleId, 'ruleId', place, false);
    checkRuleId(action, ruleId, place, ruleIds);
    const until = readEntryDay(action, entry.until, 'until', place, readDay);
    const ofAccount = snoozes.get(accountId) ?? new Map<string, number>();
    const key = ruleId ?? ALL_RULES;
    ofAccount.set(key, Math.max(until, ofAccount.get(key) ?? until));
    snoozes.set(accountId, ofAccount);
  });
  return snoozes;
}

/** The day until which a rule is snoozed for an account; `null` where it is not. */
export function snoozedUntil(
  snoozes: ReadonlyMap<string, number> | undefined,
  ruleId: string,
  asOf: number,
): number | null {
  if (snoozes === undefined) return null;
  const until = Math.max(snoozes.get(ruleId) ?? NO_DAY, snoozes.get(ALL_RULES) ?? NO_DAY);
  return asOf < until ? until : null;
}
