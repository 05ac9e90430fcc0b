import { checkedLater, checkOptions, oneOf } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import type { Aggregate, CriteriaModel, FittedCriterion, FittedField } from './criteria-model.ts';
import type { FitCriteriaOptions } from './criteria-options.ts';
import type { CriteriaSet } from './criterion.ts';
import type { FieldSample } from './field-sample.ts';
import { fitScale } from './fit-scale.ts';
import { fitWeights } from './fit-weights.ts';
import { type ResolvedCriterion, type ResolvedField, resolveCriteria } from './resolve-criteria.ts';
import { untransformed } from './scale.ts';
import type { CriteriaTable } from './table.ts';
import { type CriteriaWeights, toShares } from './weights.ts';

/** Checked options of a fit. */
export interface CriteriaPlan {
  readonly action: string;
  readonly criteria: readonly ResolvedCriterion[];
  /** The id of the set; `null` for a list. */
  readonly set: string | null;
  readonly aggregate: Aggregate;
  readonly weights: CriteriaWeights;
}

/** What a model is built from: of all accounts at hand, or as an engine counted it. */
export interface CriteriaStatistics {
  /** Accounts that were looked at, and those that have any value. */
  readonly accounts: number;
  readonly used: number;
  /** The values of a part of a criterion, by their positions. */
  readonly sample: (criterion: number, part: number) => FieldSample;
  /** For weights by differences: a row of 0 to 1 for every account that has all criteria. */
  readonly table: (unweighted: readonly FittedCriterion[]) => CriteriaTable;
}

/** From so many accounts on, their own percentiles are a fair scale. */
const ENOUGH = 30;

/** Check options, all but the weights, which are checked as they are fitted. */
export function planCriteria<T>(action: string, options: FitCriteriaOptions<T>): CriteriaPlan {
  checkOptions(action, options ?? {}, {
    criteria: checkedLater,
    weights: checkedLater,
    normalize: checkedLater,
    anchors: checkedLater,
    aggregate: oneOf('mean', 'topsis'),
    values: checkedLater,
  });
  const { values, anchors, normalize } = options ?? {};
  const criteria = resolveCriteria(action, options?.criteria, { values, anchors, normalize });
  const set = Array.isArray(options.criteria) ? null : (options.criteria as CriteriaSet);
  return {
    action,
    criteria,
    set: set?.id ?? null,
    aggregate: options.aggregate ?? 'mean',
    weights: options.weights ?? set?.weights ?? 'preset',
  };
}

function noticesOf(
  { id }: ResolvedField,
  { method, transform, knots }: FittedField['scale'],
  { sample, all, chosen }: { sample: FieldSample; all: number; chosen: boolean },
): Notice[] {
  const notice = (code: string, value: number, threshold: number): Notice => ({
    code,
    field: id,
    value,
    threshold,
  });
  const { n, sorted } = sample;
  if (n === 0) return all === 0 ? [] : [notice('criteria.missing_everywhere', 0, all)];
  const notices: Notice[] = [];
  if (n < all) notices.push(notice('criteria.missing_values', all - n, all));
  const [only, second] = knots;
  if (only !== undefined && second === undefined) {
    const [least, most] = [sorted[0] as number, sorted[n - 1] as number];
    const centre = least === most ? least : untransformed(transform, only[0]);
    notices.push(notice('criteria.no_spread', centre, n));
  }
  if (second !== undefined && chosen && method === 'ladder')
    notices.push(notice('criteria.derived_ladder', n, ENOUGH));
  return notices;
}

function fitField(
  field: ResolvedField,
  sample: FieldSample,
  { share, all }: { share: number; all: number },
): { fitted: FittedField; notices: Notice[] } {
  const { id, field: name, better, anchors } = field;
  const method = field.method ?? (sample.n >= ENOUGH ? 'percentile' : 'ladder');
  const scale = fitScale(sample, { method, better, anchors });
  const chosen = anchors === undefined || method !== 'ladder';
  return {
    fitted: { id, field: name, weight: share, scale, accounts: sample.n },
    notices: noticesOf(field, scale, { sample, all, chosen }),
  };
}

/** Build the model of checked options. */
export function buildCriteriaModel(plan: CriteriaPlan, book: CriteriaStatistics): CriteriaModel {
  const { accounts, used } = book;
  const notices: Notice[] = [];
  const unweighted = plan.criteria.map(({ id, composite, parts }, c): FittedCriterion => {
    const shares = toShares(parts.map(({ weight }) => weight));
    const fields = parts.map((part, i) =>
      fitField(part, book.sample(c, i), { share: shares[i] as number, all: accounts }),
    );
    for (const field of fields) notices.push(...field.notices);
    return { id, weight: 0, composite, parts: fields.map(({ fitted }) => fitted) };
  });
  const weights = fitWeights(plan.action, plan.criteria, plan.weights, () => book.table(unweighted));
  const { ahp } = weights;
  return {
    kind: 'criteria',
    version: 1,
    options: { set: plan.set, aggregate: plan.aggregate, weights: weights.method },
    fitted: {
      criteria: unweighted.map((criterion, c) => ({ ...criterion, weight: weights.weights[c] as number })),
      consistency: ahp === null ? null : { lambda: ahp.lambda, ci: ahp.ci, cr: ahp.cr },
      notices: [...notices, ...weights.notices],
    },
    trainedOn: { accounts, used, asOf: null },
  };
}
