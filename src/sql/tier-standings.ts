import { every, some } from './tier-conditions.ts';
import type { TierLines } from './tier-lines.ts';

/** Whether the cuts and gates, and then the quotas, let an account into a tier or a better one; by tier, best first. */
export interface Standings {
  readonly natural: readonly string[];
  readonly withQuota: readonly string[];
}

/** Where the lines of a scheme let an account in. */
export function standingsOf({ cuts, gated, quotas }: TierLines): Standings {
  const last = cuts.length - 1;
  const natural = cuts.map((cut, t) => (t === last ? 'TRUE' : every([cut, gated[t] as string])));
  const withQuota = natural.map((_, t) =>
    t === last
      ? 'TRUE'
      : quotas.slice(0, t + 1).every((quota) => quota === 'TRUE')
        ? (natural[t] as string)
        : some(natural.slice(0, t + 1).map((stands, i) => every([stands, quotas[i] as string]))),
  );
  return { natural, withQuota };
}
