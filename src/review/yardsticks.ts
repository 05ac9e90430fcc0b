import type { ClusterModel } from '../clusters/cluster-model.ts';
import { sameJson } from '../internal/same-json.ts';
import type { RfmModel } from '../rfm/model.ts';
import type { CriteriaModel } from '../tiers/criteria-model.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import type { Review, ReviewModels } from './review-record.ts';

/** What a model scores with: not whom it was learned from. */
const YARDSTICKS: {
  readonly [Name in keyof ReviewModels]: (model: NonNullable<ReviewModels[Name]>) => unknown;
} = {
  rfm: ({ options, fitted }: RfmModel) => [
    options,
    fitted.dimensions.map(({ name, cuts, groups }) => ({ name, cuts, groups })),
  ],
  abc: ({ fitted }) => fitted.cuts,
  clusters: ({ options, fitted }: ClusterModel) => [
    options.features,
    options.missing,
    fitted.features,
    fitted.clusters.map(({ id, scaled }) => ({ id, scaled })),
  ],
  criteria: ({ options, fitted }: CriteriaModel) => [
    options.aggregate,
    fitted.criteria.map(({ id, weight, composite, parts }) => ({
      id,
      weight,
      composite,
      parts: parts.map((field) => ({ id: field.id, weight: field.weight, scale: field.scale })),
    })),
  ],
  tiers: ({ options, fitted }: TierModel) => [options, fitted.quotas.map(({ tier, cut }) => ({ tier, cut }))],
  lifecycle: ({ options, fitted }) => {
    const { shape, meanGap, medianGap, priorGaps } = fitted;
    return [options, { shape, meanGap, medianGap, priorGaps }];
  },
};

/** The models of a review, in the order in which they score. */
export const MODEL_NAMES: ReadonlyArray<keyof ReviewModels> = [
  'rfm',
  'abc',
  'clusters',
  'criteria',
  'tiers',
  'lifecycle',
];

/** Whether two reviews measured with the same model, even if one was learned anew. Where neither has one, they did. */
export function isSameYardstick(name: keyof ReviewModels, before: Review, after: Review): boolean {
  const [first, second] = [before.models[name], after.models[name]];
  if (first === null || second === null) return first === second;
  if (first === second) return true;
  const yardstick = YARDSTICKS[name] as (model: unknown) => unknown;
  return sameJson(yardstick(first), yardstick(second));
}
