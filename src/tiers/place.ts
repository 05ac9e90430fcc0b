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

/** What leads an account away from where cuts, gates and quotas put it. */
export interface Settling extends Pick<Placing, 'byQuota' | 'coverageCap' | 'vetoCap' | 'floor'> {
  /** Whether it passed the entry gate. */
  readonly entered: boolean;
  /** Whether it lacks the score that the scheme needs. */
  readonly unscored: boolean;
}

/** Where an account comes out, and by what; `by` is what decided before. `outside` is the number of tiers. */
export function settle(
  { byQuota, coverageCap, vetoCap, floor, entered, unscored }: Settling,
  by: Placing['by'],
  outside: number,
): Pick<Placing, 'final' | 'by'> {
  let settled: Pick<Placing, 'final' | 'by'> = { final: byQuota, by };
  if (coverageCap > byQuota) settled = { final: coverageCap, by: 'coverage' };
  if (unscored) settled = { final: null, by: 'missing' };
  if (!entered) settled = { final: outside, by: 'entry' };
  if (floor !== null && settled.final !== null && settled.final > floor)
    settled = { final: floor, by: 'protection' };
  if (settled.final !== null && vetoCap > settled.final) settled = { final: vetoCap, by: 'veto' };
  return settled;
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
  const stops = { byQuota, coverageCap, vetoCap, floor };
  const unscored = subject.score === null && needsScore(scheme);
  const { final, by } = settle(
    { ...stops, entered: standing.entered, unscored },
    byQuota > natural ? 'quota' : decider(scheme.mode, byScore, byGates),
    tiers.length,
  );
  return { subject, standing, byScore, byGates, ...stops, final, by };
}

/** A value as reasons hold it. */
export function reasonValue(value: number | string | boolean | null): Reason['value'] {
  return typeof value === 'boolean' ? String(value) : value;
}
