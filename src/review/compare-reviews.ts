import { dayFromIsoPrefix } from '../internal/day.ts';
import { type AccountPair, bridgeOf, countChanges, idsBySize, pairAccounts } from './account-changes.ts';
import { criteriaAttributor } from './attribute-criteria.ts';
import { rfmAttributor } from './attribute-rfm.ts';
import { tierAttributor } from './attribute-tier.ts';
import { checkReviews } from './check-reviews.ts';
import { comparedFields } from './compared-fields.ts';
import { comparisonNotices } from './comparison-notices.ts';
import type { AccountComparison, Attribution, ReviewComparison } from './comparison-record.ts';
import { migrationOf } from './migration.ts';
import type { Review } from './review-record.ts';
import { isSameYardstick } from './yardsticks.ts';

/** Why scores and tiers moved, account by account. Ranks of tiers are compared only where both reviews have the same tiers. */
function attributionsOf(
  before: Review,
  after: Review,
  pairs: readonly AccountPair[],
  hasSameTiers: boolean,
): Attribution[] {
  const [was, is] = [before.models, after.models];
  const attributors = [
    rfmAttributor(pairs, [was.rfm, is.rfm], isSameYardstick('rfm', before, after)),
    criteriaAttributor(was.criteria, isSameYardstick('criteria', before, after)),
    ...(hasSameTiers ? [tierAttributor(was.tiers, is.tiers)] : []),
  ];
  return pairs.flatMap((pair) => {
    if (pair.before === null || pair.after === null) return [];
    const { accountId, before: first, after: second } = pair;
    return attributors.flatMap((attribute) => attribute(accountId, first, second) ?? []);
  });
}

function accountOf(pair: AccountPair): AccountComparison {
  const { accountId, name, change, revenueBefore, revenueAfter, difference } = pair;
  return { accountId, name, change, revenueBefore, revenueAfter, difference };
}

export function compareReviews(before: Review, after: Review): ReviewComparison {
  checkReviews(before, after);
  const { periodDays, currency } = after.choices;
  const days = dayFromIsoPrefix(after.asOf) - dayFromIsoPrefix(before.asOf);
  const overlapDays = Math.max(0, periodDays - days);
  const pairs = pairAccounts(before, after);
  const fields = comparedFields(before, after);
  const compared = new Set<string>(fields.map(({ field }) => field));
  return {
    kind: 'review-comparison',
    version: 1,
    from: before.asOf,
    to: after.asOf,
    periodDays,
    overlapDays,
    currency: currency ?? before.choices.currency,
    counts: countChanges(pairs),
    migrations: fields.map((field) => migrationOf(pairs, field)),
    bridge: bridgeOf(pairs),
    accounts: pairs.map(accountOf),
    winners: idsBySize(pairs, 1),
    losers: idsBySize(pairs, -1),
    attributions: attributionsOf(before, after, pairs, compared.has('tier')),
    notices: comparisonNotices(before, after, pairs, { compared, overlapDays }),
  };
}
