import { LEVELS, type PreparedRule } from '../../warnings/evaluate-rule.ts';
import type { WarningLevel } from '../../warnings/rule.ts';
import { LIFTED, PORTFOLIO } from '../../warnings/status-share.ts';
import type { Dialect } from '../dialects/dialect-record.ts';
import { type Branch, caseWhen } from '../expressions.ts';
import type { Column, Step } from '../statement.ts';
import { type ConditionContext, conditionSql } from './condition-sql.ts';
import { allTruths, anyTruth, type Truth, truthColumn } from './truth.ts';

/** Levels as numbers, which compare: 3 is critical, 1 is medium. */
export function rankOf(level: WarningLevel): number {
  return LEVELS.length - LEVELS.indexOf(level);
}

/** A rule of a statement: whether each level holds, the worst first. */
export interface RuleSql {
  readonly rule: PreparedRule;
  readonly truths: readonly Truth[];
  /** Whether it cannot judge any account, as nothing that it looks at is known. */
  readonly isBlind: boolean;
}

/** Columns of a rule between steps, by its place in the set: no words of the caller. */
export const levelTruth = (rule: number, level: number): string => `rule${rule}Level${level}`;
export const ruleState = (rule: number): string => `rule${rule}State`;
/** The level that the rule gave, as a number. */
export const ruleRank = (rule: number): string => `rule${rule}Rank`;
/** The same, lifted by the share of the book. */
export const ruleLifted = (rule: number): string => `rule${rule}Lifted`;

/** Write the conditions of a rule. */
export function ruleSql(context: ConditionContext, rule: PreparedRule): RuleSql {
  const enough = rule.minData === null ? 'TRUE' : conditionSql(context, rule.minData);
  // Short data make everything unknown, what does not hold as well.
  const truths = rule.levels.map(({ when }): Truth => {
    const holds = conditionSql(context, when);
    if (enough === 'TRUE') return holds;
    if (enough === 'FALSE' || enough === 'NULL' || holds === 'NULL') return 'NULL';
    return `(${caseWhen([[enough, holds]], 'NULL')})`;
  });
  return { rule, truths, isBlind: truths.every((truth) => truth === 'NULL') };
}

/** The state of a rule at a first evaluation, and the level: one that holds and need not hold for longer fires, with what is worse and has to wait. */
function judged(dialect: Dialect, { rule, truths }: RuleSql, at: number): Column[] {
  const own = (level: number): string => `a.${dialect.identifier(levelTruth(at, level))}`;
  const levels = truths.map((_, level) => own(level));
  const atLeast = (level: number): string => anyTruth(levels.slice(0, level + 1));
  const ready = rule.levels.flatMap(({ forEvaluations, forDays }, level) =>
    forEvaluations <= 1 && forDays <= 0 ? [level] : [],
  );
  const rank = (level: number): string =>
    String(rankOf((rule.levels[level] as (typeof rule.levels)[number]).level));
  const last = ready.at(-1);
  const any = anyTruth(levels);
  const states: Branch[] = [
    ...(last === undefined ? [] : [[atLeast(last), "'firing'"] as const]),
    [any, "'pending'"],
    [`${any} IS NULL`, "'unknown'"],
  ];
  return [
    [caseWhen(states), ruleState(at)],
    [
      caseWhen([
        ...ready.map((level): Branch => [atLeast(level), rank(level)]),
        ...levels.map((holds, level): Branch => [holds, rank(level)]),
      ]),
      ruleRank(at),
    ],
  ];
}

/** Steps from `from` (facts) to the state and the level of every rule that can judge; the last step is `warningLevels`. */
export function ruleSteps(dialect: Dialect, from: string, rules: readonly RuleSql[]): Step[] {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const seeing = rules.flatMap((rule, at) => (rule.isBlind ? [] : [[rule, at] as const]));
  const conditions = seeing.flatMap(([{ truths }, at]) =>
    truths.map((truth, level): Column => [truthColumn(dialect, truth), levelTruth(at, level)]),
  );
  const lifted = seeing.map(([, at]): Column => {
    const rank = own(ruleRank(at));
    const branches: Branch[] = [
      [`${rank} IS NULL`, 'NULL'],
      [`${own('share')} > ${dialect.double(PORTFOLIO)}`, '3'],
      [allTruths([`${own('share')} > ${dialect.double(LIFTED)}`, `${rank} < 3`]), `${rank} + 1`],
    ];
    return [caseWhen(branches, rank), ruleLifted(at)];
  });
  const step = (name: string, note: string, before: string, columns: readonly Column[]): Step => ({
    name,
    note,
    query: { columns: ['a.*', ...columns], from: [{ step: before }, 'a'] },
  });
  return [
    step(
      'warningConditions',
      'Whether each level of each rule holds; NULL where it cannot be told',
      from,
      conditions,
    ),
    step(
      'warningStates',
      'Rules at a first evaluation: firing, pending, unknown, or NULL for clear; levels are 1 to 3',
      'warningConditions',
      seeing.flatMap(([rule, at]) => judged(dialect, rule, at)),
    ),
    step(
      'warningLevels',
      'Alerts of an account above a fifth of the book are one level higher, above a half critical',
      'warningStates',
      lifted,
    ),
  ];
}
