import { onGrid } from '../internal/exact-parts.ts';
import type { TierAssignment, TierMargin } from '../types.ts';
import type { Ladder } from './ladder.ts';
import { type Placing, place } from './place.ts';
import { type Line, lineOf, loosest, tightest } from './stand.ts';
import { subjectOf } from './subject.ts';
import { tierReasons } from './tier-reasons.ts';

function marginsOf({ tiers }: Ladder, { standing, coverageCap, vetoCap }: Placing): TierMargin[] {
  const entry = standing.entry.map(lineOf);
  const cap = Math.max(coverageCap, vetoCap);
  // Good for a better tier is good for this one: quotas need not ask for less further down.
  let better: Line | null = null;
  return tiers.map(({ id }, t): TierMargin => {
    const own = tightest([...entry, standing.cuts[t], standing.gated[t], standing.quotas[t]] as Line[]);
    better = better === null ? own : loosest(better, own);
    const capped: Line[] = t < cap ? [{ passed: false, slack: Number.NEGATIVE_INFINITY }] : [];
    const { passed, slack } = tightest([better, ...capped]);
    return { tier: id, passed, points: Number.isFinite(slack) ? onGrid(slack) : null };
  });
}

function assignmentOf(ladder: Ladder, placing: Placing): TierAssignment {
  const { tiers } = ladder;
  const { final, by, standing } = placing;
  const margins = marginsOf(ladder, placing);
  const up = final === null || by === 'protection' ? undefined : margins[final - 1];
  const own = final === null || by === 'protection' ? undefined : margins[final];
  const missing = up === undefined || up.points === null ? null : -up.points + 0;
  return {
    id: final === null ? 'unknown' : (tiers[final]?.id ?? 'not_key'),
    rank: final === null ? null : (tiers[final]?.rank ?? (tiers[tiers.length - 1]?.rank as number) + 1),
    by,
    gates: standing.gates,
    marginUp: missing,
    marginDown: own?.points ?? null,
    margins,
    vetoes: standing.vetoes.filter(({ result }) => result.passed === true).map(({ id }) => id),
    reasons: tierReasons(ladder, placing),
  };
}

/** Classify rows with a scheme that is known to be right. */
export function classifyWith<T extends object>(
  action: string,
  accounts: readonly T[],
  ladder: Ladder,
): Array<T & { readonly tier: TierAssignment }> {
  return accounts.map((row, index) => ({
    ...row,
    tier: assignmentOf(ladder, place(action, ladder, subjectOf(action, ladder, row, index))),
  }));
}
