import type { Notice } from '../types.ts';
import type { TierDefinition } from './scheme.ts';
import type { QuotaCut } from './stand.ts';

/** The scores of those who wait for a place in a tier, best first. */
export interface ScoreLine {
  readonly length: number;
  /** The score at a position from 0; asked for on both sides of the last place. */
  readonly at: (position: number) => number;
}

/** The places of every tier with a quota; shares are rounded cumulatively, so that their places add up. */
export function placesOf(tiers: readonly TierDefinition[], entered: number): Array<number | null> {
  // 0.29 of fifty accounts are 15 places, although 0.29 · 50 is a little less than 14.5 in doubles.
  const placesUpTo = (share: number): number => Math.round(share * entered + 1e-9);
  let share = 0;
  return tiers.map(({ quota }) => {
    if (quota === undefined) return null;
    if ('accounts' in quota) return quota.accounts;
    const before = placesUpTo(share);
    share += quota.share;
    return placesUpTo(share) - before;
  });
}

/** The cut that lets at most `places` of the scores in (best first), or all that tie with the last of them. */
export function cutOf({ length, at }: ScoreLine, places: number, ties: 'out' | 'in'): QuotaCut | null {
  if (length <= places) return null;
  const next = at(places);
  if (places === 0) return { score: next, inclusive: false };
  const last = at(places - 1);
  if (last > next) return { score: last, inclusive: true };
  return { score: last, inclusive: ties === 'in' };
}

/** That more or fewer came in than there are places, as scores tie at the border. */
export function tieNotices(
  tier: string,
  inside: number,
  { places, waiting }: { readonly places: number; readonly waiting: number },
): Notice[] {
  if (inside === Math.min(places, waiting)) return [];
  return [{ code: 'tier.quota_tie', field: tier, value: inside, threshold: places }];
}
