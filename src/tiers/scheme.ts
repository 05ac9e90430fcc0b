import type { Locale } from '../types.ts';

/**
 * A condition on an account: on the 0 to 100 of one of its criteria, on its `score`, or on a field of its row. A missing value passes
 * nothing. On criteria and the score, gates and entries take `>=` and `>`, vetoes `<` and `<=`, so that more never leads to a worse tier.
 */
export type TierCondition =
  | { readonly criterion: string; readonly op: '>=' | '>' | '<=' | '<'; readonly value: number }
  | {
      readonly field: string;
      readonly op: '>=' | '>' | '<=' | '<' | '=';
      readonly value: number | string | boolean;
    };

/** A condition that must hold, or several of which one is enough. */
export type TierGate = TierCondition | { readonly anyOf: readonly TierCondition[] };

/** One tier of a scheme. */
export interface TierDefinition {
  readonly id: string;
  /** 1 is best. Tiers are ordered by rank, never by name: elsewhere diamond stands above gold. */
  readonly rank: number;
  /** Scores of the tier: `from` (included) to `below` (not included); absent ends are open. */
  readonly score?: { readonly from?: number | undefined; readonly below?: number | undefined } | undefined;
  /** All must pass. */
  readonly gates?: readonly TierGate[] | undefined;
  /**
   * At most so many accounts: `share` of those that passed the entry gate (added up with those of better tiers and rounded), or a
   * number of `accounts`. The best scores come in; the others fall to the next tier.
   */
  readonly quota?: { readonly share: number } | { readonly accounts: number } | undefined;
  /** Labels of a tier of your own; those shipped are labelled by `formatLabel('tier', id)`. */
  readonly labels?: Readonly<Partial<Record<Locale, string>>> | undefined;
}

/** What caps the tier of an account, however good its score. */
export interface TierVeto {
  readonly id: string;
  readonly when: TierCondition;
  /** The best tier that is left to it; without it the veto only stops promotions in `reviewTiers`. */
  readonly cap?: string | undefined;
}

/** A tier scheme as data. */
export interface TierScheme {
  readonly kind: 'tier-scheme';
  readonly version: 1;
  readonly id: string;
  /** `score`: by cuts only. `definition`: by gates only. `both`: the worse of the two. */
  readonly mode: 'score' | 'definition' | 'both';
  /** The field of the row that holds the score, 0 to 100; default the score over criteria. */
  readonly scoreField?: string | undefined;
  readonly tiers: readonly TierDefinition[];
  /** All must pass, or the account is `not_key`. */
  readonly entry?: readonly TierCondition[] | undefined;
  readonly vetoes?: readonly TierVeto[] | undefined;
  /** With less of the criteria known than `least` (0 to 1), an account is not put above `cap`. */
  readonly coverage?: { readonly least: number; readonly cap: string } | undefined;
  /** Accounts whose `field` (days) is below `days` are not put below `floor`, entry gate included; vetoes still cap them. */
  readonly protection?: { readonly field: string; readonly days: number; readonly floor: string } | undefined;
  /** Accounts of one score at the border of a quota: all stay out (`'out'`, default) or all come in (`'in'`). */
  readonly ties?: 'out' | 'in' | undefined;
}

/** The tiers, best first. */
export function byRank({ tiers }: TierScheme): TierDefinition[] {
  return [...tiers].sort((a, b) => a.rank - b.rank);
}

/** The condition that a gate is made of, or the conditions of which one is enough. */
export function conditionsOf(gate: TierGate): readonly TierCondition[] {
  return 'anyOf' in gate ? gate.anyOf : [gate];
}

/** All conditions that decide in a scheme: of gates (unless the score alone does), of the entry and of the vetoes. */
export function decidingConditions({ mode, tiers, entry, vetoes }: TierScheme): TierCondition[] {
  const gates = mode === 'score' ? [] : tiers.flatMap((tier) => (tier.gates ?? []).flatMap(conditionsOf));
  return [...gates, ...(entry ?? []), ...(vetoes ?? []).map(({ when }) => when)];
}
