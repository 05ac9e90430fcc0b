import { show } from '../internal/show.ts';
import { ruleFault, type WarningRuleFault } from './check-rules-fault.ts';
import { levelFaults } from './check-rules-levels.ts';
import { nameOfRule, shapeFaults } from './check-rules-shape.ts';
import type { WarningRule, WarningRules } from './rule.ts';

/**
 * Prove a set of warning rules right, or list everything that is wrong with it.
 *
 * A rule with a typing error never rings, and nobody hears that it does not: so names of fields, levels, families, indicators and measures, thresholds, periods and ids are checked, levels that can
 * never decide are found, and recoveries that would end an alert while its trigger still holds, or never. Whatever the rules are, the answer is a list of faults, not an error. {@link evaluateWarnings} refuses a set with faults.
 *
 * Method: conditions are brought into a form without `not`. A level is unreachable when its condition asks a measure to be in two places, or implies that of a worse level that need not
 * hold for longer. Implication is proven for comparisons of one measure with numbers, with the same measure at the same factor, with `max`, `min`, tiers and ages of these, and for `all` and `any` of
 * them. Scales that end (shares of deliveries and of wallet 0 to 1, satisfaction 1 to 5, recommendation 0 to 10, chances and flags 0 to 1) are known: a trigger or a recovery beyond their end is never
 * met; deliveries below 0.9 with a recovery at 0.8 of that, which is above 1, need a condition. Recovery is compared with the trigger where both compare a measure with numbers. What is not proven is not a fault: percentiles, comparisons of different measures, two factors of one measure, and
 * what only arithmetic of several comparisons together would show. Levels of a rule with other faults are not compared. Cost: O(comparisons² of a rule).
 *
 * @param rules a set of warning rules
 * @returns all faults; `[]` for a set that is right
 * @example A level that never decides
 * ```ts
 * import { checkRules, kamRules, type WarningRules } from 'account-scoring';
 *
 * const mine: WarningRules = {
 *   kind: 'warning-rules',
 *   version: 1,
 *   id: 'mine',
 *   rules: [
 *     {
 *       id: 'late',
 *       indicator: 'pastDue',
 *       family: 'payment',
 *       levels: { medium: { when: { op: '>', than: 30 } }, high: { when: { op: '>', than: 7 } } },
 *     },
 *   ],
 * };
 * console.log(checkRules(kamRules).length, checkRules(mine).map(({ code, levels }) => `${code} ${levels.join(' ')}`));
 * // → 0 [ 'unreachable_level medium high' ]
 * ```
 */
export function checkRules(rules: WarningRules): WarningRuleFault[] {
  const list: unknown = rules?.rules;
  if (!Array.isArray(list) || list.length === 0) return [ruleFault('empty', [])];
  const times = new Map<string, number>();
  list.forEach((rule, at) => {
    const name = nameOfRule(rule, at);
    times.set(name, (times.get(name) ?? 0) + 1);
  });
  const twice = [...times].filter(([, count]) => count > 1);
  return [
    ...twice.map(([id]) => ruleFault('duplicate_id', [id])),
    ...(list as readonly WarningRule[]).flatMap((rule, at) => {
      const faults = shapeFaults(rule, at);
      // Conditions that cannot be made cannot be compared either.
      return faults.length > 0 ? faults : levelFaults(rule);
    }),
  ];
}

/** Refuse a rule set with faults, naming the first. */
export function refuseRuleFaults(action: string, rules: WarningRules): void {
  if (rules?.kind !== 'warning-rules' || rules.version !== 1 || !Array.isArray(rules.rules))
    throw new TypeError(
      `Cannot ${action} as the rules must be a set of warning rules of version 1: its "kind" is ${show(rules?.kind)}`,
    );
  const faults = checkRules(rules);
  const [first] = faults;
  if (first === undefined) return;
  const where = [...first.rules, ...first.levels, ...first.names.map(show), ...first.values.map(String)];
  const at = where.length > 0 ? ` at ${where.join(', ')}` : '';
  const more = faults.length > 1 ? `, and ${faults.length - 1} more: see checkRules` : '';
  throw new RangeError(
    `Cannot ${action} as rule set ${show(rules.id)} has the fault ${first.code}${at}${more}`,
  );
}
