import { onGrid } from '../internal/exact-parts.ts';
import { show } from '../internal/show.ts';
import type { ConditionResult, CriteriaScore } from '../types.ts';
import { rowName } from './read-number.ts';
import type { TierCondition } from './scheme.ts';

/** What conditions look at: a row, its criteria, its score. */
export interface Subject {
  readonly row: object;
  readonly index: number;
  readonly criteria: CriteriaScore | undefined;
  readonly score: number | null;
}

/** The fields that hold points, whose margins are differences. */
function pointsOf(condition: TierCondition, { criteria, score }: Subject): number | null | undefined {
  if ('criterion' in condition)
    return criteria?.parts.find(({ id }) => id === condition.criterion)?.normalized ?? null;
  return condition.field === 'score' ? score : undefined;
}

function holds(
  value: number | string | boolean,
  op: ConditionResult['op'],
  threshold: number | string | boolean,
): boolean {
  switch (op) {
    case '>=':
      return value >= threshold;
    case '>':
      return value > threshold;
    case '<=':
      return value <= threshold;
    case '<':
      return value < threshold;
    default:
      return value === threshold;
  }
}

/** By how much a number is on the right side: points, or percent of the threshold. */
function marginOf(value: number, { op, value: threshold }: TierCondition, isPoints: boolean): number | null {
  if (op === '=' || typeof threshold !== 'number') return null;
  const difference = op === '>=' || op === '>' ? value - threshold : threshold - value;
  if (isPoints) return onGrid(difference);
  if (threshold === 0) return null;
  const percent = (100 * difference) / Math.abs(threshold);
  // Beyond this, no decision hangs on the figure, and the grid of points ends.
  return onGrid(Math.max(-1000, Math.min(1000, percent)));
}

/** See how a condition stands for an account. */
export function evaluateCondition(
  action: string,
  condition: TierCondition,
  subject: Subject,
): ConditionResult {
  const { op, value: threshold } = condition;
  const field = 'criterion' in condition ? condition.criterion : condition.field;
  const points = pointsOf(condition, subject);
  const value = points === undefined ? (subject.row as Record<string, unknown>)[field] : points;
  if (value === null || value === undefined)
    return { field, value: null, op, threshold, passed: null, margin: null };
  if (typeof value !== typeof threshold || (typeof value === 'number' && !Number.isFinite(value)))
    throw new TypeError(
      `Cannot ${action} as ${rowName(subject.row, subject.index)} must have a ${typeof threshold === 'number' ? 'finite number' : typeof threshold}, or null, for "${field}": current value is ${show(value)}`,
    );
  const known = (typeof value === 'number' ? value + 0 : value) as number | string | boolean;
  const margin = typeof known === 'number' ? marginOf(known, condition, points !== undefined) : null;
  // Points lie on a grid, beside which a threshold such as 62.4 may fall by a hair: the margin, on the grid, decides.
  const passed =
    points !== undefined && margin !== null
      ? margin > 0 || (margin === 0 && op !== '>' && op !== '<')
      : holds(known, op, threshold);
  return { field, value: known, op, threshold, passed, margin };
}

/** A line that an account is measured against: points where it is one of numbers, else ± infinity. */
export function slackOf({ passed, margin }: { passed: boolean | null; margin: number | null }): number {
  if (margin !== null && passed !== null) return margin;
  return passed === true ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/** Whether a condition holds better than another: at a strict line, two of one slack may differ in whether they hold. */
export function holdsBetter(a: ConditionResult, b: ConditionResult): boolean {
  const [slackA, slackB] = [slackOf(a), slackOf(b)];
  return slackA > slackB || (slackA === slackB && a.passed === true && b.passed !== true);
}
