import type { Reason } from '../types.ts';
import type { SegmentBox, SegmentField, SegmentMap, SegmentRange, SegmentRule } from './segment-map.ts';

/** In the order in which conditions are told, whatever the order of the map's keys. */
const FIELDS: readonly SegmentField[] = ['recency', 'frequency', 'monetary', 'frequency+monetary', 'score'];

/** The scores that rules look at. */
export interface CellScores {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly score: number;
  readonly code: string;
}

/** The rule that a cell matched, and where in it. */
export interface Match {
  readonly rule: SegmentRule;
  /** The box that matched; `null` when a code did. */
  readonly box: SegmentBox | null;
}

export function fieldOf(scores: CellScores, field: SegmentField): number {
  return field === 'frequency+monetary' ? scores.frequency + scores.monetary : scores[field];
}

function isPair(range: SegmentRange): range is readonly [number, number] {
  return Array.isArray(range);
}

function isIn(range: SegmentRange, value: number): boolean {
  if (isPair(range)) return value >= range[0] && value <= range[1];
  return (
    value >= (range.from ?? Number.NEGATIVE_INFINITY) && value < (range.below ?? Number.POSITIVE_INFINITY)
  );
}

/** The fields that a box looks at, in the order of their reasons. */
export function fieldsOf(box: SegmentBox): SegmentField[] {
  return FIELDS.filter((field) => box[field] !== undefined);
}

/** Where a rule matches, or `null`. */
export function matchRule(rule: SegmentRule, scores: CellScores): Match | null {
  for (const box of rule.boxes ?? [])
    if (fieldsOf(box).every((field) => isIn(box[field] as SegmentRange, fieldOf(scores, field))))
      return { rule, box };
  return rule.codes?.includes(scores.code) ? { rule, box: null } : null;
}

/** The first rule that matches, or `null`. */
export function firstMatch(map: SegmentMap, scores: CellScores): Match | null {
  for (const rule of map.rules) {
    const match = matchRule(rule, scores);
    if (match !== null) return match;
  }
  return null;
}

/** The conditions that held, one reason each. */
export function matchReasons({ rule, box }: Match, scores: CellScores, bins: number): Reason[] {
  if (box === null)
    return [
      {
        code: 'segment.code',
        field: 'code',
        value: scores.code,
        op: 'in',
        threshold: rule.codes ?? [],
        result: rule.segment,
      },
    ];
  return fieldsOf(box).map((field): Reason => {
    const range = box[field] as SegmentRange;
    return {
      code: field === 'score' ? 'segment.mean_score' : 'segment.range',
      field,
      value: fieldOf(scores, field),
      op: 'in',
      threshold: isPair(range) ? range : [range.from ?? null, range.below ?? null],
      ends: isPair(range) ? '[]' : '[)',
      of: field === 'frequency+monetary' ? 2 * bins : bins,
      result: rule.segment,
    };
  });
}
