import { onGrid, shareOut } from '../internal/exact-parts.ts';
import type { CriteriaScore, CriterionPart, Reason } from '../types.ts';
import type { CriteriaModel, FittedField } from './criteria-model.ts';
import { pointsOn } from './scale.ts';

/** What is known about one field or criterion of an account. */
interface Known {
  readonly id: string;
  readonly value: number | null;
  readonly normalized: number | null;
  /** Its share before anything was missing. */
  readonly weight: number;
  readonly parts?: readonly CriterionPart[];
}

/** A field of one account, and where its points are from. */
interface Reading extends Known {
  readonly from: number | null;
  readonly to: number | null;
}

function readField({ id, weight, scale }: FittedField, value: number | null): Reading {
  const on = value === null ? null : pointsOn(scale, value);
  return {
    id,
    value,
    normalized: on === null ? null : onGrid(on.points),
    weight,
    from: on?.from ?? null,
    to: on?.to ?? null,
  };
}

/** The weight of what is known. */
function knownWeight(parts: readonly Known[]): number {
  return parts.reduce((sum, { normalized, weight }) => (normalized === null ? sum : sum + weight), 0);
}

/** One number from several: the weighted mean, or the closeness to 100 everywhere. */
function aggregate(parts: readonly Known[], how: 'mean' | 'topsis'): number | null {
  const total = knownWeight(parts);
  if (total === 0) return null;
  let sum = 0;
  let best = 0;
  let worst = 0;
  for (const { normalized, weight } of parts) {
    if (normalized === null) continue;
    sum += weight * normalized;
    // Squares of tiny weights would vanish; those of their shares do not.
    const share = weight / total;
    worst += (share * normalized) ** 2;
    best += (share * (100 - normalized)) ** 2;
  }
  if (how === 'mean') return onGrid(sum / total);
  return onGrid((100 * Math.sqrt(worst)) / (Math.sqrt(worst) + Math.sqrt(best)));
}

/** Parts with the weights of what is known, and contributions that add up to the whole. */
function toParts(known: readonly Known[], whole: number | null, how: 'mean' | 'topsis'): CriterionPart[] {
  const total = knownWeight(known);
  const counts = known.filter(({ normalized }) => whole !== null && normalized !== null);
  const shares = shareOut(
    whole ?? 0,
    counts.map(({ normalized, weight }) => (weight * (normalized as number)) ** (how === 'mean' ? 1 : 2)),
  );
  let next = 0;
  return known.map(({ id, value, normalized, weight, parts }) => {
    const isCounted = whole !== null && normalized !== null;
    return {
      id,
      value,
      normalized,
      weight: isCounted ? weight / total : 0,
      contribution: isCounted ? (shares[next++] as number) : 0,
      ...(parts !== undefined && { parts }),
    };
  });
}

/** Why a field has its points: the knots of its scale on both sides of the value. */
function reasonOf({ id, value, normalized, from, to }: Reading, weight: number): Reason {
  if (value === null) return { code: 'criteria.missing', field: id, value, op: 'missing', threshold: null };
  if (normalized === null)
    return { code: 'criteria.no_scale', field: id, value, op: 'missing', threshold: null };
  return {
    code: 'criteria.points',
    field: id,
    value,
    op: 'in',
    threshold: [from, to],
    ends: from === to ? '[]' : '()',
    score: normalized,
    of: 100,
    weight,
  };
}

/** Reads the value of a field. */
export type FieldValue = (field: FittedField) => number | null;

/** Score one account. */
export function scoreAccount({ options, fitted }: CriteriaModel, read: FieldValue): CriteriaScore {
  const readings: Reading[][] = [];
  const known = fitted.criteria.map((criterion): Known => {
    const fields = criterion.parts.map((field) => readField(field, read(field)));
    readings.push(fields);
    const { id, weight, composite } = criterion;
    if (!composite) return { ...(fields[0] as Reading), weight };
    const normalized = aggregate(fields, 'mean');
    return { id, value: normalized, normalized, weight, parts: toParts(fields, normalized, 'mean') };
  });
  const score = aggregate(known, options.aggregate);
  const parts = toParts(known, score, options.aggregate);
  const coverage = known.reduce((sum, { weight }, c) => {
    const fields = readings[c] as Reading[];
    const all = fields.reduce((total, field) => total + field.weight, 0);
    return sum + weight * Math.min(1, knownWeight(fields) / all);
  }, 0);
  const reasons = readings.flatMap((fields, c) => {
    const whole = parts[c] as CriterionPart;
    return fields.map((field, i) => {
      const within = whole.parts === undefined ? 1 : (whole.parts[i]?.weight as number);
      return reasonOf(field, whole.weight * within);
    });
  });
  if (score === null)
    reasons.push({
      code: 'criteria.no_score',
      field: 'totalScore',
      value: null,
      op: 'missing',
      threshold: null,
    });
  return { score, parts, coverage: Math.min(1, onGrid(coverage)), reasons };
}
