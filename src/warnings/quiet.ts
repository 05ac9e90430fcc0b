import { checkRows } from '../internal/options.ts';
import type { DayReader } from '../internal/read-day.ts';
import type { WarningFamily, WarningRule } from './rule.ts';
import type { DayLike } from './signal-records.ts';
import { checkRuleId, readEntryDay, readEntryId } from './snooze.ts';

/** Days on which nothing may start to fire, as silence is expected: a holiday, a stocktaking, a shutdown of the plant. */
export interface QuietPeriod {
  /** The first day. */
  readonly from: DayLike;
  /** The last day, included. */
  readonly to: DayLike;
  /** Whose; absent: of all accounts. */
  readonly accountId?: string | undefined;
  /** Of which rule; absent: of all of them. */
  readonly ruleId?: string | undefined;
  /** Of which family of rules; absent: of all of them. */
  readonly family?: WarningFamily | undefined;
}

/** A quiet period that `asOf` lies in. */
export interface Quiet {
  readonly to: number;
  readonly accountId: string | null;
  readonly ruleId: string | null;
  readonly family: string | null;
}

/** Read the `quiet` option: the periods that are on. */
export function readQuiet(
  action: string,
  quiet: readonly QuietPeriod[] | undefined,
  rules: readonly WarningRule[],
  readDay: DayReader,
  asOf: number,
): Quiet[] {
  if (quiet === undefined) return [];
  checkRows(action, 'quiet', quiet);
  const ruleIds = new Set(rules.map(({ id }) => id));
  return quiet.flatMap((entry, at) => {
    const place = `quiet[${at}]`;
    const from = readEntryDay(action, entry.from, 'from', place, readDay);
    const to = readEntryDay(action, entry.to, 'to', place, readDay);
    if (to < from) throw new RangeError(`Cannot ${action} as ${place} ends before it starts`);
    const accountId = readEntryId(action, entry.accountId, 'accountId', place, false);
    const ruleId = readEntryId(action, entry.ruleId, 'ruleId', place, false);
    const family = readEntryId(action, entry.family, 'family', place, false);
    checkRuleId(action, ruleId, place, ruleIds);
    return asOf >= from && asOf <= to ? [{ to, accountId, ruleId, family }] : [];
  });
}

/** The last day of the quiet period that a rule is in for an account; `null` where it is in none. */
export function quietUntil(quiet: readonly Quiet[], accountId: string, rule: WarningRule): number | null {
  let last: number | null = null;
  for (const period of quiet) {
    if (period.accountId !== null && period.accountId !== accountId) continue;
    if (period.ruleId !== null && period.ruleId !== rule.id) continue;
    if (period.family !== null && period.family !== rule.family) continue;
    if (last === null || period.to > last) last = period.to;
  }
  return last;
}
