import type { TierCondition } from '../tiers/scheme.ts';
import { differenceOnGrid } from './arithmetic.ts';
import { criterionColumn } from './criteria-steps.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen, number, onlyIf } from './expressions.ts';

/** Stands for a margin without end: no number tells how far it is. Margins are within ±1000. */
export const ENDLESS = 1e300;

/** One condition as SQL. Truths are TRUE or FALSE, never NULL. */
export interface ConditionSql {
  readonly passed: string;
  readonly isMissing: string;
  /** By how much it holds: points, or percent of the threshold; {@link ENDLESS}, negative if it fails, where no number tells. */
  readonly slack: string;
  readonly hasMargin: boolean;
}

/** All of the truths; `TRUE` and `FALSE` among them are worked out here. */
export function every(truths: readonly string[]): string {
  if (truths.includes('FALSE')) return 'FALSE';
  return join(truths, 'TRUE', ' AND ');
}

/** One of the truths. */
export function some(truths: readonly string[]): string {
  if (truths.includes('TRUE')) return 'TRUE';
  return join(truths, 'FALSE', ' OR ');
}

function join(truths: readonly string[], neutral: string, by: string): string {
  const said = [...new Set(truths)].filter((truth) => truth !== neutral);
  if (said.length === 0) return neutral;
  return said.length === 1 ? (said[0] as string) : `(${said.join(by)})`;
}

export function not(truth: string): string {
  if (truth === 'TRUE') return 'FALSE';
  return truth === 'FALSE' ? 'TRUE' : `NOT (${truth})`;
}

/** A condition that is NULL where a value is missing, as a truth. */
export function isTrue(condition: string): string {
  return `COALESCE(${condition}, FALSE)`;
}

/** A difference of points against a line, on their grid. */
export function pointsAbove(dialect: Dialect, value: string, threshold: number): string {
  return differenceOnGrid(dialect, `${value} - ${number(dialect, threshold)}`);
}

/** Write a condition; `score` is SQL that is NULL without a score. */
export function conditionSql(dialect: Dialect, condition: TierCondition, score: string): ConditionSql {
  const { op, value: threshold } = condition;
  const endless = dialect.double(ENDLESS);
  const noNumber = (passed: string): string => caseWhen([[passed, endless]], dialect.double(-ENDLESS));
  const rises = op === '>=' || op === '>';
  if ('criterion' in condition || condition.field === 'score') {
    const points =
      'criterion' in condition ? `a.${dialect.identifier(criterionColumn(condition.criterion))}` : score;
    const line = number(dialect, threshold as number);
    const margin = differenceOnGrid(dialect, rises ? `${points} - ${line}` : `${line} - ${points}`);
    const passed = isTrue(`${margin} ${op === '>=' || op === '<=' ? '>=' : '>'} 0`);
    const slack = `COALESCE(${margin}, ${dialect.double(-ENDLESS)})`;
    return { passed, isMissing: `${points} IS NULL`, slack, hasMargin: true };
  }
  const column = `a.${dialect.identifier(condition.field)}`;
  const isMissing = `${column} IS NULL`;
  if (typeof threshold !== 'number') {
    const passed = isTrue(
      typeof threshold === 'string'
        ? `${dialect.binary(dialect.asText(column))} = ${dialect.text(threshold)}`
        : `${column} = ${threshold ? 'TRUE' : 'FALSE'}`,
    );
    return { passed, isMissing, slack: noNumber(passed), hasMargin: false };
  }
  const value = dialect.asDouble(column);
  const line = number(dialect, threshold);
  // NaN and infinities are an error in memory; here they pass nothing.
  const most = dialect.double(Number.MAX_VALUE);
  const passed = isTrue(
    op === '='
      ? `${value} = ${line}`
      : `${value} ${op} ${line} AND ${value} BETWEEN ${dialect.double(-Number.MAX_VALUE)} AND ${most}`,
  );
  if (op === '=' || threshold === 0) return { passed, isMissing, slack: noNumber(passed), hasMargin: false };
  // Beyond 1000 percent nothing hangs on the figure; large values are cut first, as warehouses stop at an overflow.
  const cut = `LEAST(GREATEST(${value}, ${dialect.double(-1e200)}), ${dialect.double(1e200)})`;
  const difference = rises ? `${cut} - ${line}` : `${line} - ${cut}`;
  const percent = `100 * (${difference}) / ${number(dialect, Math.abs(threshold))}`;
  const bounded = `LEAST(GREATEST(${percent}, ${dialect.double(-1000)}), ${dialect.double(1000)})`;
  const margin = onlyIf(`${column} IS NOT NULL`, differenceOnGrid(dialect, bounded));
  return {
    passed,
    isMissing,
    slack: `COALESCE(${margin}, ${dialect.double(-ENDLESS)})`,
    hasMargin: true,
  };
}
