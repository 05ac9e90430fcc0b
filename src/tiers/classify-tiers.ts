import { checkRows } from '../internal/options.ts';
import type { CriteriaScore, TierAssignment } from '../types.ts';
import { classifyWith } from './assign-tier.ts';
import { fitTiers } from './fit-tiers.ts';
import { ladderOf, makeLadder } from './ladder.ts';
import type { TierScheme } from './scheme.ts';
import type { TierModel } from './tier-model.ts';

/**
 * Put every account into its tier, and say why and how far it is from the next.
 *
 * With mode `both`, the default of the shipped key-account scheme, a tier takes a score and the gates of its definition: the worse of the two counts. Then, in this order: a quota
 * may push the account down, little data (`coverage`) and vetoes cap it, the entry gate makes it `not_key`, protection of young accounts lifts it to its floor (a veto still caps it).
 * `by` says which of them decided. All gates are listed with their margins; `marginUp` is what is missing for the next better tier at the line that binds,
 * in points of 100 (for amounts: percent of the threshold).
 *
 * A missing value passes no gate and fires no veto. Without a score, an account is `unknown`. Raising a criterion never lowers a tier. Cost: O(tiers) an account; with a
 * scheme that has quotas, that of {@link fitTiers} first.
 *
 * @param accounts rows with `criteria` (see {@link scoreCriteria}), or with the scheme's `scoreField`, and the fields that conditions look at
 * @param scheme a scheme, or a model from {@link fitTiers} or {@link parseTierModel}; a scheme with quotas is fitted on these accounts
 * @returns the same rows in the same order, each with one more key, `tier`
 * @throws {RangeError} if the scheme has a fault: see {@link checkTierScheme}
 * @throws {TypeError} if a row has no scores, or a value that cannot be compared (row and field are named)
 * @example Why an account is not diamond
 * ```ts
 * import { applyCriteria, classifyTiers, fitCriteria, formatReason, tiers5 } from 'account-scoring';
 *
 * const points = [[0, 0], [100, 100]] as const;
 * const ids = ['purchasing_power', 'loyalty_stability', 'brand_influence', 'potential_profit'];
 * const model = fitCriteria([], { criteria: ids.map((id) => ({ id, anchors: points })) });
 * const rows = [{ accountId: 'Acme', purchasing_power: 72, loyalty_stability: 80, brand_influence: 40, potential_profit: 60 }];
 * const [acme] = classifyTiers(applyCriteria(rows, model), tiers5);
 * console.log(acme?.tier.id, acme?.tier.by, acme?.tier.marginUp);
 * // → platinum gate 15
 * for (const reason of acme?.tier.reasons ?? []) console.log(formatReason(reason));
 * // → score 63 is ≥ 60 and < 75: Diamond by score
 * // purchasing power 72: the gate of Platinum (≥ 65) is passed
 * // brand influence 40: the gate of Diamond (≥ 55) is not passed
 * ```
 */
export function classifyTiers<
  T extends object & { readonly criteria?: CriteriaScore; readonly tier?: TierAssignment },
>(accounts: readonly T[], scheme: TierScheme | TierModel): Array<T & { readonly tier: TierAssignment }> {
  const action = 'classify tiers';
  checkRows(action, 'accounts', accounts);
  const ladder = ladderOf(action, scheme);
  if (ladder !== null) return classifyWith(action, accounts, ladder);
  const { options, fitted } = fitTiers(accounts, scheme as TierScheme);
  return classifyWith(action, accounts, makeLadder(options, fitted.quotas));
}
