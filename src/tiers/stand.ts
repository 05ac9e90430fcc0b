import { onGrid } from '../internal/exact-parts.ts';
import type { ConditionResult, GateResult } from '../types.ts';
import { evaluateCondition, holdsBetter, type Subject, slackOf } from './condition.ts';
import { conditionsOf, type TierDefinition, type TierScheme } from './scheme.ts';

/** The lowest score that a quota lets in. */
export interface QuotaCut {
  readonly score: number;
  readonly inclusive: boolean;
}

/** A line of a tier: whether the account is on its right side, and by how much (± infinity where no number tells). */
export interface Line {
  readonly passed: boolean;
  readonly slack: number;
}

/** How one account stands to every line of a scheme. */
export interface Standing {
  readonly entry: readonly ConditionResult[];
  readonly entered: boolean;
  readonly gates: readonly GateResult[];
  readonly vetoes: ReadonlyArray<{
    readonly id: string;
    readonly cap: string | null;
    readonly result: ConditionResult;
  }>;
  /** By tier, best first: the score's cut, the gates (of this or a better tier), the quota. */
  readonly cuts: readonly Line[];
  readonly gated: readonly Line[];
  readonly quotas: readonly Line[];
}

/** A line that stands in nobody's way. A function, as bundlers keep constants that read a property. */
function clear(): Line {
  return { passed: true, slack: Number.POSITIVE_INFINITY };
}

/** The line that binds: the least slack; of those that failed, if any did. */
export function tightest(lines: readonly Line[]): Line {
  return lines.reduce(
    (a, b) => ({ passed: a.passed && b.passed, slack: Math.min(a.slack, b.slack) }),
    clear(),
  );
}

/** Either line is enough. */
export function loosest(a: Line, b: Line): Line {
  return { passed: a.passed || b.passed, slack: Math.max(a.slack, b.slack) };
}

export function lineOf(result: ConditionResult): Line {
  return { passed: result.passed === true, slack: slackOf(result) };
}

function gateResult(tier: string, conditions: readonly ConditionResult[]): GateResult {
  const line = conditions.map(lineOf).reduce(loosest);
  const deciding = conditions.reduce((best, c) => (holdsBetter(c, best) ? c : best));
  const unknown = !line.passed && conditions.some(({ passed }) => passed === null);
  return {
    tier,
    passed: unknown ? null : line.passed,
    margin: Number.isFinite(line.slack) ? deciding.margin : null,
    conditions,
  };
}

function cutLine({ score: range }: TierDefinition, score: number | null): Line {
  const from = range?.from;
  if (from === undefined) return clear();
  if (score === null) return { passed: false, slack: Number.NEGATIVE_INFINITY };
  // On the grid of points, beside which a cut such as 62.4 may fall by a hair.
  const slack = onGrid(score - from);
  return { passed: slack >= 0, slack };
}

function quotaLine(cut: QuotaCut | null | undefined, score: number | null): Line {
  if (cut === undefined || cut === null) return clear();
  if (score === null) return { passed: false, slack: Number.NEGATIVE_INFINITY };
  return {
    passed: cut.inclusive ? score >= cut.score : score > cut.score,
    slack: score - cut.score,
  };
}

/** Measure an account against a scheme. `tiers` are those of the scheme, best first. */
export function standOf(
  action: string,
  scheme: TierScheme,
  tiers: readonly TierDefinition[],
  subject: Subject,
  quotaCuts: ReadonlyArray<QuotaCut | null>,
): Standing {
  const see = (condition: Parameters<typeof evaluateCondition>[1]) =>
    evaluateCondition(action, condition, subject);
  const entry = (scheme.entry ?? []).map(see);
  const gatesOf = tiers.map(({ id, gates }) =>
    (gates ?? []).map((gate) => gateResult(id, conditionsOf(gate).map(see))),
  );
  const own = gatesOf.map((gates) =>
    tightest(
      gates.map(
        ({ passed, conditions }): Line => ({
          passed: passed === true,
          slack: conditions.map(lineOf).reduce(loosest).slack,
        }),
      ),
    ),
  );
  const gated: Line[] = [];
  for (const line of own) {
    const better = gated[gated.length - 1];
    gated.push(better === undefined ? line : loosest(better, line));
  }
  return {
    entry,
    entered: entry.every(({ passed }) => passed === true),
    gates: gatesOf.flat(),
    vetoes: (scheme.vetoes ?? []).map(({ id, cap, when }) => ({ id, cap: cap ?? null, result: see(when) })),
    cuts: tiers.map((tier) => (scheme.mode === 'definition' ? clear() : cutLine(tier, subject.score))),
    gated: scheme.mode === 'score' ? tiers.map(() => clear()) : gated,
    quotas: tiers.map((_, t) => quotaLine(quotaCuts[t], subject.score)),
  };
}
