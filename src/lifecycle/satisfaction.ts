import { exactSum } from '../internal/exact-sum.ts';
import type { Reason } from '../types.ts';
import type { Answer } from './read-surveys.ts';
import { studentQuantile } from './student.ts';

/** Whether something changed by more than chance. */
export type ChangeDirection = 'up' | 'flat' | 'down';

/** This window against the one before. */
export interface SatisfactionTrend {
  /** Answers and their figure in the window before; `null` without answers. */
  readonly before: { readonly n: number; readonly value: number | null };
  /** The figure now less the figure before; `null` when one is missing. */
  readonly delta: number | null;
  /** `flat`: within what chance explains; `null`: too few answers to tell. */
  readonly direction: ChangeDirection | null;
}

/** How satisfied customers are with one thing. */
export interface DimensionSatisfaction {
  readonly id: string;
  /** Answers in the window. */
  readonly n: number;
  /** On the scale of the summary; `null` without answers. */
  readonly mean: number | null;
  /** The share of answers at or above the top box, 0 to 1; `null` without answers. */
  readonly topBox: number | null;
  readonly trend: SatisfactionTrend;
}

/** Fewer answers than this, in either window, and no change is called one. */
export const FEW_ANSWERS = 5;

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : exactSum(values) / values.length;
}

/** The squared standard error of a mean; answers in five steps hide a variance of a twelfth of a squared step. */
function squaredError(values: readonly number[], mean: number, range: number): number {
  const spread = exactSum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  return Math.max(spread, (range / 4) ** 2 / 12) / values.length;
}

/** Which way a figure went, if by more than the gate. */
export function directionOf(delta: number, gate: number): ChangeDirection {
  if (Math.abs(delta) <= gate) return 'flat';
  return delta > 0 ? 'up' : 'down';
}

/** Compare two means: Welch's test at 5 %. */
export function meanTrend(
  now: readonly number[],
  before: readonly number[],
  range: number,
): SatisfactionTrend {
  const mean = meanOf(now);
  const earlier = meanOf(before);
  const told = { n: before.length, value: earlier };
  if (mean === null || earlier === null) return { before: told, delta: null, direction: null };
  const delta = mean - earlier + 0;
  if (now.length < FEW_ANSWERS || before.length < FEW_ANSWERS)
    return { before: told, delta, direction: null };
  const a = squaredError(now, mean, range);
  const b = squaredError(before, earlier, range);
  const degrees = (a + b) ** 2 / (a ** 2 / (now.length - 1) + b ** 2 / (before.length - 1));
  return {
    before: told,
    delta,
    direction: directionOf(delta, studentQuantile(degrees) * Math.sqrt(a + b)),
  };
}

/** Measure one dimension from the scores of two windows. */
export function measureDimension(
  id: string,
  now: readonly number[],
  before: readonly number[],
  { range, topBox }: { readonly range: number; readonly topBox: number },
): DimensionSatisfaction {
  const top = now.filter((score) => score >= topBox).length;
  return {
    id,
    n: now.length,
    mean: meanOf(now),
    topBox: now.length === 0 ? null : top / now.length,
    trend: meanTrend(now, before, range),
  };
}

/** What a figure says, or why it says nothing. */
export function reasonsOfFigure(
  id: string,
  n: number,
  value: number | null,
  { before, delta, direction }: SatisfactionTrend,
): Reason[] {
  if (n === 0)
    return [{ code: 'satisfaction.no_answers', field: id, value: null, op: 'missing', threshold: null }];
  if (direction === null || delta === null)
    return [
      {
        code: 'satisfaction.few_answers',
        field: id,
        value: Math.min(n, before.n),
        op: '<',
        threshold: FEW_ANSWERS,
      },
    ];
  const code = {
    up: 'satisfaction.up',
    flat: 'satisfaction.flat',
    down: 'satisfaction.down',
  }[direction];
  const op = delta > 0 ? '>' : delta < 0 ? '<' : '=';
  return [{ code, field: id, value, op, threshold: before.value, result: direction }];
}

/** The scores of some answers by dimension. */
export function scoresByDimension(answers: readonly Answer[]): Map<string, number[]> {
  const scores = new Map<string, number[]>();
  for (const { dimension, score } of answers) {
    if (score === null) continue;
    const list = scores.get(dimension);
    if (list === undefined) scores.set(dimension, [score]);
    else list.push(score);
  }
  return scores;
}
