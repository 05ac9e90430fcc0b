import { parseClusterModel } from '../clusters/parse-clusters.ts';
import { parseAbcModel } from '../concentration/parse-abc.ts';
import { show } from '../internal/show.ts';
import { parseRfmModel } from '../rfm/model.ts';
import { parseSegmentMap } from '../rfm/segment-map.ts';
import { parseCriteriaModel } from '../tiers/parse-criteria.ts';
import { parseTierModel, parseTierScheme } from '../tiers/parse-tiers.ts';
import { abcSteps } from './abc-steps.ts';
import { clusterSteps } from './cluster-steps.ts';
import { criteriaSteps } from './criteria-steps.ts';
import { type ModelRequest, type ModelSqlOptions, readModelOptions } from './model-options.ts';
import { rfmSteps } from './rfm-steps.ts';
import { segmentSteps } from './segment-steps.ts';
import { renderSteps, type Step } from './statement.ts';
import { tierSteps } from './tier-steps.ts';

/**
 * A model that can be written as SQL over accounts, told by its kind: what `fitRfm`, `fitAbc`, `fitCriteria`, `fitTiers` and `fitClusters` give, a segment
 * map, or a tier scheme without quotas. The rest is checked when it is read.
 */
export interface SqlModel {
  readonly kind: 'rfm' | 'segment-map' | 'abc' | 'criteria' | 'tier-scheme' | 'tiers' | 'clusters';
  readonly version: 1;
}

const ACTION = 'write the SQL of a model';

/** The steps of a model; the last one has all columns of the accounts and those of the model. */
export function modelSteps(model: SqlModel, request: ModelRequest): Step[] {
  const kind: unknown = (model as SqlModel | null | undefined)?.kind;
  // Models are read as strictly as those from a file: what goes into a statement must be what it says.
  if (kind === 'rfm') return rfmSteps(ACTION, parseRfmModel(model), request);
  if (kind === 'segment-map') return segmentSteps(parseSegmentMap(model), request);
  if (kind === 'abc') return abcSteps(ACTION, parseAbcModel(model), request);
  if (kind === 'criteria') return criteriaSteps(ACTION, parseCriteriaModel(model), request);
  if (kind === 'tier-scheme') return tierSteps(ACTION, parseTierScheme(model), request);
  if (kind === 'tiers') return tierSteps(ACTION, parseTierModel(model), request);
  if (kind === 'clusters') return clusterSteps(ACTION, parseClusterModel(model), request);
  throw new TypeError(
    `Cannot ${ACTION} as the model must be an RFM model, a segment map, an ABC model, a criteria model, a tier scheme, a tier model or a cluster model: its "kind" is ${show(kind)}`,
  );
}

/**
 * Write the statement that scores accounts with a fitted model, where the accounts are.
 *
 * Every row of the table comes back with all its columns and those of the model: `rfm.recency` is `"rfmRecency"`, `rfm.code` is
 * `"rfmCode"`, a score of a further dimension is `"rfmMoreLength"`, `segment.id` is `"segmentId"`, `abc.class` is `"abcClass"`. Scores, codes and segments are
 * those of `applyRfm`, `assignSegments` and `applyAbc`, to the last digit. The table has the columns that the model was fitted on, under
 * the library's names (a summary from `summarySql` or profiles from `purchasesSql` have them), and `"accountId"` where ties are split by id.
 *
 * *Criteria* (`applyCriteria`): `"criteriaScore"`, `"criteriaCoverage"`, and `"criteria<Id>Normalized"` and `"criteria<Id>Contribution"` of each criterion; contributions add up to
 * the score exactly, each within 3e-11 points of the library's, and so do those of the parts of a composite, `"criteria<Id><Part>Contribution"`, to its points. To the last digit, but for scales of logarithms and `topsis`: within 1.5e-11 points there.
 * *Tiers* (`classifyTiers`; the table has the scores over criteria under these names, or the scheme's `scoreField`): `"tierId"`, `"tierRank"`, `"tierBy"`, `"tierMarginUp"`,
 * `"tierMarginDown"`, `"tier<Id>Margin"`, and `"tier<Id>Gates"` where a tier has gates, to the last digit. *Clusters* (`applyClusters`): `"clusterId"`, `"clusterLabel"`, `"clusterDistance"`, `"clusterMargin"`,
 * `"clusterNext"`, and what they come from, `"cluster<Feature>Scaled"` and `"cluster<Id>Squared"`. With `logZ`, distances are within 1e-9, as the logarithms of warehouses differ in their last digits: an account that is as near to two
 * centres, within 1e-12, may be in either.
 *
 * Edge cases: what is `null` in memory is NULL. NaN and numbers beyond ±1e290 are an error in memory, and have no score here. Scores
 * of another number of bins than the map's are an error in memory, and have no segment here. Likewise, numbers out of range leave no score over criteria, pass no condition of a
 * tier, and have no cluster. A scheme with quotas compares accounts: fit it first. `coverage` of a scheme with a `scoreField` reads the column that `values: { coverage: … }` names.
 *
 * Cost: one pass over the rows, a comparison a cut (of long scales, one a halving).
 *
 * @param model an RFM, ABC, criteria, tier or cluster model, a segment map or a tier scheme
 * @param options the dialect and the table; `reasons` adds the codes of the reasons
 * @returns one SELECT statement
 * @throws {TypeError} if the model is damaged or of another kind, or an option is wrong
 * @throws {RangeError} if the dialect cannot write a name
 * @example Scores of a model in Postgres
 * ```ts
 * import { fitRfm } from 'account-scoring';
 * import { modelSql } from 'account-scoring/sql';
 *
 * const accounts = [1, 2, 3, 4, 5].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, monetary: n }));
 * const sql = modelSql(fitRfm(accounts), { dialect: 'postgres', from: ['sales', 'accounts'] });
 * console.log(sql.includes('AS "rfmRecency"'));
 * // → true
 * ```
 */
export function modelSql(model: SqlModel, options: ModelSqlOptions): string {
  const request = readModelOptions(ACTION, options);
  return renderSteps(request.dialect, modelSteps(model, request));
}
