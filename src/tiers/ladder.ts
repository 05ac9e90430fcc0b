import { checkModel } from '../model/parse-model.ts';
import { refuseFaults } from './check-scheme.ts';
import { byRank, decidingConditions, type TierDefinition, type TierScheme } from './scheme.ts';
import type { QuotaCut } from './stand.ts';
import type { TierModel } from './tier-model.ts';

/** The tiers of a scheme, best first, and what was learned for it. */
export interface Ladder {
  readonly scheme: TierScheme;
  readonly tiers: readonly TierDefinition[];
  /** One per tier. */
  readonly quotaCuts: ReadonlyArray<QuotaCut | null>;
  /** The position of a tier by id. */
  readonly at: ReadonlyMap<string, number>;
  /** The criteria that conditions look at. */
  readonly criteria: readonly string[];
}

/** Make a scheme ready, with the cuts of its quotas. */
export function makeLadder(scheme: TierScheme, quotas: TierModel['fitted']['quotas']): Ladder {
  const tiers = byRank(scheme);
  return {
    scheme,
    tiers,
    quotaCuts: tiers.map(({ id }) => quotas.find(({ tier }) => tier === id)?.cut ?? null),
    at: new Map(tiers.map(({ id }, t) => [id, t])),
    criteria: [...new Set(decidingConditions(scheme).flatMap((c) => ('criterion' in c ? c.criterion : [])))],
  };
}

/** A scheme that was given, or that of a model. */
export function ladderOf(action: string, given: TierScheme | TierModel): Ladder | null {
  if ((given as { kind?: unknown } | null)?.kind !== 'tier-scheme') {
    checkModel(action, given, 'tiers', 1);
    const { options, fitted } = given as TierModel;
    refuseFaults(action, options);
    return makeLadder(options, fitted.quotas);
  }
  const scheme = given as TierScheme;
  refuseFaults(action, scheme);
  return scheme.tiers.some(({ quota }) => quota !== undefined) ? null : makeLadder(scheme, []);
}
