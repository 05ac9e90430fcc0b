import type { Ladder } from '../tiers/ladder.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import { conditionsOf } from '../tiers/scheme.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { number } from './expressions.ts';
import { columnName } from './statement.ts';
import {
  type ConditionSql,
  conditionSql,
  ENDLESS,
  every,
  isTrue,
  pointsAbove,
  some,
} from './tier-conditions.ts';

/** How an account stands to the lines of a scheme, as SQL over the columns of `a`. Lists are by tier, best first. */
export interface TierLines {
  /** The score, NULL where there is none. */
  readonly score: string;
  readonly entry: readonly ConditionSql[];
  readonly entered: string;
  /** Gates of each tier: the alternatives of each gate. */
  readonly gates: ReadonlyArray<ReadonlyArray<readonly ConditionSql[]>>;
  readonly vetoes: ReadonlyArray<{ readonly cap: number | null; readonly fired: string }>;
  /** Whether the cut of this or a better tier is passed, its own gates, the gates of this or a better one, its quota. */
  readonly cuts: readonly string[];
  readonly own: readonly string[];
  readonly gated: readonly string[];
  readonly quotas: readonly string[];
  /** By how much; `null` where nothing is asked. */
  readonly cutSlacks: ReadonlyArray<string | null>;
  readonly gateSlacks: ReadonlyArray<string | null>;
  readonly quotaSlacks: ReadonlyArray<string | null>;
  /** Whether so little is known that coverage caps; to which position. */
  readonly thin: string;
  readonly coverageCap: number;
  /** Whether it is protected; down to which position. */
  readonly isProtected: string;
  readonly floor: number;
}

/** The column that says whether the gates of a tier are passed. */
export function gatesColumn(tier: string): string {
  return columnName('tier', tier, 'gates');
}

/** The column that says by how much; NULL where no number tells. */
export function gatesMarginColumn(tier: string): string {
  return columnName('tier', tier, 'gates', 'margin');
}

/** The least of numbers that are never NULL. */
export function tightest(slacks: readonly string[]): string {
  return slacks.length === 1 ? (slacks[0] as string) : `LEAST(${slacks.join(', ')})`;
}

/** The largest of numbers that are never NULL. */
export function loosest(slacks: readonly string[]): string {
  return slacks.length === 1 ? (slacks[0] as string) : `GREATEST(${slacks.join(', ')})`;
}

/** Write the lines of a scheme; `coverage` is the column of the coverage. */
export function tierLines(dialect: Dialect, ladder: Ladder, coverage: string): TierLines {
  const { scheme, tiers, quotaCuts, at } = ladder;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const position = (id: string): number => at.get(id) as number;
  const score = scoreSql();
  const see = (condition: Parameters<typeof conditionSql>[1]): ConditionSql =>
    conditionSql(dialect, condition, score);
  const entry = (scheme.entry ?? []).map(see);
  const byGates = scheme.mode !== 'score';
  const gates = tiers.map((tier) =>
    byGates ? (tier.gates ?? []).map((gate) => conditionsOf(gate).map(see)) : [],
  );
  const passes = tiers.map(({ id }, t) => (gates[t]?.length === 0 ? 'TRUE' : own(gatesColumn(id))));
  const froms = tiers.map((tier) => (scheme.mode === 'definition' ? undefined : tier.score?.from));
  const above = (from: number): string => pointsAbove(dialect, score, from);
  const { coverage: least, protection } = scheme;
  return {
    score,
    entry,
    entered: every(entry.map(({ passed }) => passed)),
    gates,
    vetoes: (scheme.vetoes ?? []).map(({ cap, when }) => ({
      cap: cap === undefined ? null : position(cap),
      fired: see(when).passed,
    })),
    cuts: froms.map((_, t) => {
      const upTo = froms.slice(0, t + 1);
      // The lowest cut of these is the one that is passed first.
      return upTo.includes(undefined) ? 'TRUE' : isTrue(`${above(Math.min(...(upTo as number[])))} >= 0`);
    }),
    own: passes,
    gated: passes.map((_, t) => some(passes.slice(0, t + 1))),
    quotas: quotaCuts.map((cut) =>
      cut === null ? 'TRUE' : isTrue(`${score} ${cut.inclusive ? '>=' : '>'} ${n(cut.score)}`),
    ),
    cutSlacks: froms.map((from) => (from === undefined ? null : orNone(above(from)))),
    gateSlacks: tiers.map(({ id }, t) =>
      gates[t]?.length === 0
        ? null
        : `COALESCE(${own(gatesMarginColumn(id))}, CASE WHEN ${own(gatesColumn(id))} THEN ${n(ENDLESS)} ELSE ${n(-ENDLESS)} END)`,
    ),
    quotaSlacks: quotaCuts.map((cut) => (cut === null ? null : orNone(`${score} - ${n(cut.score)}`))),
    thin: least === undefined ? 'FALSE' : isTrue(`${pointsAbove(dialect, own(coverage), least.least)} < 0`),
    coverageCap: least === undefined ? 0 : position(least.cap),
    isProtected: protection === undefined ? 'FALSE' : protectedSql(protection.field, protection.days),
    floor: protection === undefined ? 0 : position(protection.floor),
  };

  function orNone(slack: string): string {
    return `COALESCE(${slack}, ${n(-ENDLESS)})`;
  }

  function scoreSql(): string {
    if (scheme.scoreField === undefined) return own('criteriaScore');
    // Beyond 0 to 100 it is an error in memory; here there is no score.
    const value = dialect.asDouble(own(scheme.scoreField));
    return `CASE WHEN ${value} BETWEEN 0 AND 100 THEN ${value} END`;
  }

  function protectedSql(field: string, days: number): string {
    const age = dialect.asDouble(own(field));
    return isTrue(`${age} < ${n(days)} AND ${age} >= ${n(-MAX_VALUE)}`);
  }
}
