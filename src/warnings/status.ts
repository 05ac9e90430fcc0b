import type { Reason } from '../types.ts';
import type { AccountWarnings, Alert } from './alert.ts';
import type { WarningFamily, WarningLevel } from './rule.ts';

export type WarningStatus = AccountWarnings['status'];

/** Families with high alerts, and families with alerts, that make an account red. */
export const RED_HIGHS = 2;
export const RED_MEDIUMS = 3;

/** What the status of an account is told from. */
export interface StatusInput {
  readonly alerts: readonly Alert[];
  /** Ids of rules that are early signs only. */
  readonly early: ReadonlySet<string>;
  /** Rules of the set, and those that could judge. */
  readonly rules: number;
  readonly judged: number;
  /** Rules that tell whether the account still buys, and whether any of them could judge and had data that say anything. */
  readonly watchRules: number;
  readonly isWatched: boolean;
}

/** Whether an alert counts towards yellow, orange and red: it fires, or is over only since a short while. */
export function counts({ ruleId, state }: Alert, early: ReadonlySet<string>): boolean {
  return (state === 'firing' || state === 'recovering') && !early.has(ruleId);
}

function families(alerts: readonly Alert[], levels: readonly WarningLevel[]): Set<WarningFamily> {
  const found = alerts.filter(({ level }) => level !== null && levels.includes(level));
  return new Set(found.map(({ family }) => family));
}

function alertReason({ ruleId, level, state }: Alert, result: WarningStatus): Reason {
  return { code: 'status.alert', field: ruleId, value: level, op: '=', threshold: state, result };
}

function countReason(code: string, value: number, threshold: number, result: WarningStatus): Reason {
  return { code, field: 'alerts', value, op: '>=', threshold, result };
}

/** Red, orange or yellow, by the alerts that count. */
function loud(alerts: readonly Alert[]): { readonly status: WarningStatus; readonly reason: Reason } {
  const criticals = alerts.filter(({ level }) => level === 'critical').length;
  if (criticals > 0) return { status: 'red', reason: countReason('status.criticals', criticals, 1, 'red') };
  const highs = families(alerts, ['high']).size;
  if (highs >= RED_HIGHS)
    return { status: 'red', reason: countReason('status.highs', highs, RED_HIGHS, 'red') };
  // A high alert is no less than a medium one.
  const all = families(alerts, ['high', 'medium']).size;
  if (all >= RED_MEDIUMS)
    return { status: 'red', reason: countReason('status.mediums', all, RED_MEDIUMS, 'red') };
  if (highs > 0) return { status: 'orange', reason: countReason('status.highs', highs, 1, 'orange') };
  return { status: 'yellow', reason: countReason('status.mediums', all, 1, 'yellow') };
}

/**
 * The status of an account and why.
 *
 * Red: a critical alert, high ones of 2 families, or any of 3 families. Orange: a high one. Yellow: a medium one. Blue: only early signs, or alerts that
 * are pending, snoozed or suppressed. Grey: nothing of these, and no rule could judge, or none of those on silence and volume had data that say anything:
 * no complaint and no order is no good news of an account that may be gone. Green: clear.
 */
export function statusOf(input: StatusInput): { readonly status: WarningStatus; readonly reasons: Reason[] } {
  const { alerts, early, rules, judged, watchRules, isWatched } = input;
  const counted = alerts.filter((alert) => counts(alert, early));
  const coverage: Reason = {
    code: 'status.judged',
    field: 'rules',
    value: judged,
    op: judged < rules ? '<' : '=',
    threshold: rules,
  };
  if (counted.length > 0) {
    const { status, reason } = loud(counted);
    return { status, reasons: [reason, ...counted.map((alert) => alertReason(alert, status)), coverage] };
  }
  const quiet = alerts.filter(({ state }) => state !== 'resolved' && state !== 'unknown');
  if (quiet.length > 0)
    return { status: 'blue', reasons: [...quiet.map((alert) => alertReason(alert, 'blue')), coverage] };
  if (judged === 0 || (watchRules > 0 && !isWatched)) {
    const threshold = judged === 0 ? rules : watchRules;
    const code = judged === 0 ? 'status.no_data' : 'status.no_orders';
    return {
      status: 'grey',
      reasons: [{ code, field: 'rules', value: 0, op: '<', threshold, result: 'grey' }, coverage],
    };
  }
  const clear: Reason = {
    code: 'status.clear',
    field: 'alerts',
    value: 0,
    op: '=',
    threshold: 0,
    result: 'green',
  };
  return { status: 'green', reasons: [clear, coverage] };
}
