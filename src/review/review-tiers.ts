import { applyCriteria } from '../tiers/apply-criteria.ts';
import { classifyTiers } from '../tiers/classify-tiers.ts';
import type { CriteriaModel } from '../tiers/criteria-model.ts';
import { fitCriteria } from '../tiers/fit-criteria.ts';
import { fitTiers } from '../tiers/fit-tiers.ts';
import { fourCriteria } from '../tiers/presets/four-criteria.ts';
import { scaleGrowthLoyalty } from '../tiers/presets/scale-growth-loyalty.ts';
import { reviewTiers, type TierReview } from '../tiers/review-tiers.ts';
import { tiers5 } from '../tiers/schemes/tiers5.ts';
import { valueBands } from '../tiers/schemes/value-bands.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import type { CriteriaScore, TierAssignment } from '../types.ts';
import type { ProfiledAccount, ReviewOptions } from './review-options.ts';
import type { ReviewDiagnostic } from './review-record.ts';

/** Scores over criteria, tiers, and how they moved. */
export interface ReviewedTiers {
  readonly criteriaModel: CriteriaModel;
  readonly tierModel: TierModel;
  readonly criteria: readonly CriteriaScore[];
  readonly tiers: readonly TierAssignment[];
  readonly review: TierReview;
  readonly diagnostics: readonly ReviewDiagnostic[];
}

/** Score accounts over criteria, put them into tiers, and let the policy say which tier each one holds. */
export function tierAccounts(
  rows: readonly ProfiledAccount[],
  asOf: string,
  options: ReviewOptions<never>,
): ReviewedTiers {
  const { models, profiles, tierPolicy, previous } = options;
  const withProfiles = profiles !== undefined;
  const set = withProfiles ? fourCriteria : scaleGrowthLoyalty;
  const criteriaModel = models?.criteria ?? fitCriteria(rows, options.criteria ?? { criteria: set });
  const scored = applyCriteria(rows, criteriaModel, { values: options.criteria?.values });
  const scheme = options.scheme ?? (withProfiles ? tiers5 : valueBands);
  const tierModel = models?.tiers ?? fitTiers(scored, scheme);
  const classified = classifyTiers(scored, tierModel);
  return {
    criteriaModel,
    tierModel,
    criteria: scored.map(({ criteria }) => criteria),
    tiers: classified.map(({ tier }) => tier),
    review: reviewTiers(previous?.tiers.state ?? null, classified, { ...tierPolicy, asOf }),
    diagnostics: [
      ...criteriaModel.fitted.notices.map((notice) => ({ stage: 'criteria', ...notice }) as const),
      ...tierModel.fitted.notices.map((notice) => ({ stage: 'tiers', ...notice }) as const),
    ],
  };
}
