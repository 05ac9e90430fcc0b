import type { Limit } from './condition-node.ts';

function branchesOf(limit: Limit): readonly Limit[] | null {
  if (limit === null || typeof limit === 'number') return null;
  if ('byTier' in limit) return [...Object.values(limit.byTier), limit.otherwise];
  if ('byAge' in limit) return [...limit.byAge.map(({ than }) => than), limit.otherwise];
  return null;
}

/** Two thresholds that branch alike, branch by branch. */
function pairs(a: Limit, b: Limit): ReadonlyArray<readonly [Limit, Limit]> | null {
  if (a === null || b === null || typeof a === 'number' || typeof b === 'number') return null;
  if ('byTier' in a && 'byTier' in b) {
    const tiers = [...new Set([...Object.keys(a.byTier), ...Object.keys(b.byTier)])];
    const of = (limit: typeof a, tier: string): Limit =>
      Object.hasOwn(limit.byTier, tier) ? (limit.byTier[tier] as Limit) : limit.otherwise;
    return [...tiers.map((tier) => [of(a, tier), of(b, tier)] as const), [a.otherwise, b.otherwise]];
  }
  if ('byAge' in a && 'byAge' in b) {
    const isAlike =
      a.byAge.length === b.byAge.length &&
      a.byAge.every(({ belowDays }, i) => belowDays === b.byAge[i]?.belowDays);
    if (!isAlike) return null;
    const steps = a.byAge.map(({ than }, i) => [than, b.byAge[i]?.than ?? null] as const);
    return [...steps, [a.otherwise, b.otherwise]];
  }
  return null;
}

/**
 * Whether one threshold is proven to be at least another, for every account. Numbers compare; measures only with themselves, at the same factor; `max`, `min`, tiers and
 * ages by their parts.
 */
export function isAtLeast(a: Limit, b: Limit): boolean {
  if (a === null || b === null) return false;
  if (typeof a === 'number' && typeof b === 'number') return a >= b;
  const paired = pairs(a, b);
  if (paired !== null) return paired.every(([x, y]) => isAtLeast(x, y));
  const branches = branchesOf(a);
  if (branches !== null) return branches.every((branch) => isAtLeast(branch, b));
  const others = branchesOf(b);
  if (others !== null) return others.every((branch) => isAtLeast(a, branch));
  if (typeof b === 'object' && 'max' in b) return b.max.every((part) => isAtLeast(a, part));
  if (typeof a === 'object' && 'min' in a) return a.min.every((part) => isAtLeast(part, b));
  if (typeof a === 'object' && 'max' in a) return a.max.some((part) => isAtLeast(part, b));
  if (typeof b === 'object' && 'min' in b) return b.min.some((part) => isAtLeast(a, part));
  return (
    typeof a === 'object' &&
    'measure' in a &&
    typeof b === 'object' &&
    'measure' in b &&
    a.measure === b.measure &&
    (a.times ?? 1) === (b.times ?? 1)
  );
}
