import { compareCodePoints } from '../internal/code-point-order.ts';
import { exactSum } from '../internal/exact-sum.ts';
import { checkRows } from '../internal/options.ts';
import type { TierAssignment } from '../types.ts';
import { framed, withoutData } from './frame.ts';
import { type ChartGroup, checkGroups, groupsOf } from './groups.ts';
import { countText } from './numbers.ts';
import { type ChartOptions, settle } from './options.ts';
import type { ChartSpec } from './spec.ts';
import { accountsAndRevenue } from './two-sided-bars.ts';
import { readValue } from './values.ts';

/** An account with the tier that `classifyTiers` gave it. */
export interface TieredAccount {
  /** Currency units; missing where it is not known. */
  readonly monetary?: number | null | undefined;
  readonly tier: TierAssignment;
}

const ACTION = 'draw the tier ladder';

/** Tiers of accounts, best first, with those that nobody is on; what stands outside the order comes last. */
function ladderOf(accounts: readonly TieredAccount[]): ChartGroup[] {
  const ranks = new Map<string, number>();
  const members = new Map<string, { accounts: number; amounts: number[] }>();
  accounts.forEach(({ tier }, row) => {
    // Margins name every tier, best first.
    (tier.margins ?? []).forEach((margin, i) => {
      if (!ranks.has(margin.tier)) ranks.set(margin.tier, i + 1);
    });
    if (!ranks.has(tier.id) && tier.rank !== null) ranks.set(tier.id, tier.rank);
    const member = members.get(tier.id) ?? { accounts: 0, amounts: [] };
    members.set(tier.id, member);
    member.accounts++;
    const amount = readValue(ACTION, accounts, row, 'monetary');
    if (amount !== null) member.amounts.push(amount);
  });
  const last = Number.MAX_SAFE_INTEGER;
  const known = accounts.some((_, row) => readValue(ACTION, accounts, row, 'monetary') !== null);
  return [...new Set([...ranks.keys(), ...members.keys()])]
    .sort((a, b) => (ranks.get(a) ?? last) - (ranks.get(b) ?? last) || compareCodePoints(a, b))
    .map((id) => ({
      id,
      accounts: members.get(id)?.accounts ?? 0,
      revenue: known ? exactSum(members.get(id)?.amounts ?? []) : null,
    }));
}

function areAccounts(
  rows: readonly TieredAccount[] | readonly ChartGroup[],
): rows is readonly TieredAccount[] {
  const tier = (rows[0] as Partial<TieredAccount> | undefined)?.tier;
  return typeof tier === 'object' && tier !== null;
}

/**
 * Draw the ladder of tiers: accounts of every tier to the left, their revenue to the right, the best tier on top.
 *
 * Answers: how many accounts are on which tier, and is the service they get where the revenue is? From accounts, tiers that nobody is on are
 * shown too, and the tier is the one that an account would have by itself; from groups (such as `review.tiers.groups`) the ladder
 * is in the order given. Without any revenue there is one side.
 *
 * Cost: O(n).
 *
 * @param tiers rows with `tier` (from `classifyTiers`) and, if known, `monetary` (currency units); or groups with `id`, `accounts` and `revenue`
 * @param options language, currency, title, size in pixels; `labels` of tiers of your own
 * @returns a Vega-Lite specification
 * @throws {TypeError} if a row is neither; if a value is no finite number; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example From groups
 * ```ts
 * import { tierLadder } from 'account-scoring/charts';
 *
 * const groups = [
 *   { id: 'gold', accounts: 4, revenue: 500_000 },
 *   { id: 'silver', accounts: 16, revenue: 300_000 },
 * ];
 * console.log(tierLadder(groups).description);
 * // → 20 accounts on 2 tiers, 4 of them on the best one, Gold.
 * ```
 */
export function tierLadder(
  tiers: readonly TieredAccount[] | readonly ChartGroup[],
  options: ChartOptions = {},
): ChartSpec {
  checkRows(ACTION, 'tiers', tiers);
  const ladder = areAccounts(tiers) ? ladderOf(tiers) : tiers;
  checkGroups(ACTION, 'tiers', ladder);
  const known = ladder.some(({ revenue }) => revenue !== null && revenue !== undefined);
  const setting = settle(ACTION, options, {
    title: (say) => say(known ? 'tiersTitle' : 'tiersTitleAccounts'),
    width: 600,
    height: Math.max(80, 34 * Math.min(40, ladder.length)),
  });
  const groups = groupsOf(ladder, 'tier', setting);
  const n = groups.reduce((sum, { accounts }) => sum + accounts, 0);
  if (n === 0) return withoutData(setting);
  const [best] = groups as [(typeof groups)[number]];
  return framed(
    setting,
    {
      description: setting.say('tiersSays', {
        n: countText(n),
        tiers: countText(ladder.length),
        best: countText(best.accounts),
        name: best.label,
      }),
    },
    {
      hconcat: accountsAndRevenue(groups, setting, {
        mirrored: true,
        width: setting.width,
        height: setting.height,
      }),
      spacing: 10,
    },
  );
}
