import { onGrid } from '../internal/exact-parts.ts';
import type { CriteriaScore, Reason } from '../types.ts';
import type { Subject } from './condition.ts';
import type { Ladder } from './ladder.ts';
import { readNumber } from './read-number.ts';
import type { TierScheme } from './scheme.ts';
import { type Standing, standOf } from './stand.ts';

/** Where an account comes out, step by step; positions of tiers, 0 is best, the number of tiers is outside. */
export interface Placing {
  readonly subject: Subject;
  readonly standing: Standing;
  /** By the cuts and by the gates alone. */
  readonly byScore: number;
  readonly byGates: number;
  /** After the quotas. */
  readonly byQuota: number;
  /** What coverage and vetoes leave; 0 when they leave everything. */
  readonly coverageCap: number;
  readonly vetoCap: number;
  /** The floor of protection; `null` when it does not apply. */
  readonly floor: number | null;
  /** Where it comes out. `null` without a score. */
  readonly final: number | null;
  readonly by: 'score' | 'gate' | 'both' | 'quota' | 'coverage' | 'veto' | 'entry' | 'protection' | 'missing';
}

/** Whether the scheme cannot do without a score. */
export function needsScore({ mode, tiers }: TierScheme): boolean {
  const ranged = tiers.some(({ score }) => score?.from !== undefined || score?.below !== undefined);
  return (mode !== 'definition' && ranged) || tiers.some(({ quota }) => quota !== undefined);
}

/** The position where an account comes out before quotas. */
export function naturalPosition({ byScore, byGates }: Pick<Placing, 'byScore' | 'byGates'>): number {
  return Math.max(byScore, byGates);
}

function decider(mode: TierScheme['mode'], byScore: number, byGates: number): Placing['by'] {
  if (mode === 'score') return 'score';
  if (mode === 'definition') return 'gate';
  if (byScore === byGates) return 'both';
  return byScore > byGates ? 'score' : 'gate';
}

function isProtected(action: string, { protection }: TierScheme, { row, index }: Subject): boolean {
  if (protection === undefined) return false;
  const { field, days } = protection;
  const age = readNumber(action, (row as Record<string, unknown>)[field], { row, index, field });
  return age !== null && age < days;
}

function isThin({ coverage }: TierScheme, criteria: CriteriaScore | undefined): boolean {
  return coverage !== undefined && criteria !== undefined && onGrid(criteria.coverage - coverage.least) < 0;
}

/** Place an account in the tiers. */
export function place(action: string, ladder: Ladder, subject: Subject): Placing {
  const { scheme, tiers, quotaCuts, at } = ladder;
  const standing = standOf(action, scheme, tiers, subject, quotaCuts);
  const firstOf = (lines: Standing['cuts'], from = 0): number => {
    const t = lines.findIndex((line, i) => i >= from && line.passed);
    return t < 0 ? tiers.length - 1 : t;
  };
  const byScore = firstOf(standing.cuts);
  const byGates = firstOf(standing.gated);
  const natural = Math.max(byScore, byGates);
  const byQuota = firstOf(standing.quotas, natural);
  const position = (id: string) => at.get(id) as number;
  const coverageCap = isThin(scheme, subject.criteria) ? position(scheme.coverage?.cap as string) : 0;
  const vetoCap = standing.vetoes
    .filter(({ cap, result }) => cap !== null && result.passed === true)
    .reduce((worst, { cap }) => Math.max(worst, position(cap as string)), 0);
  const floor = isProtected(action, scheme, subject) ? position(scheme.protection?.floor as string) : null;

  let final: number | null = byQuota;
  let by: Placing['by'] = byQuota > natural ? 'quota' : decider(scheme.mode, byScore, byGates);
  if (coverageCap > final) [final, by] = [coverageCap, 'coverage'];
  if (subject.score === null && needsScore(scheme)) [final, by] = [null, 'missing'];
  if (!standing.entered) [final, by] = [tiers.length, 'entry'];
  if (floor !== null && final !== null && final > floor) [final, by] = [floor, 'protection'];
  if (final !== null && vetoCap > final) [final, by] = [vetoCap, 'veto'];
  return { subject, standing, byScore, byGates, byQuota, coverageCap, vetoCap, floor, final, by };
}

/** A value as reasons hold it. */
export function reasonValue(value: number | string | boolean | null): Reason['value'] {
  return typeof value === 'boolean' ? String(value) : value;
}
