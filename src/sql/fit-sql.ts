import type { ClusterModel } from '../clusters/cluster-model.ts';
import type { ClusterOptions } from '../clusters/options.ts';
import type { AbcModel } from '../concentration/abc-model.ts';
import type { AbcOptions } from '../concentration/fit-abc.ts';
import type { RegularityModel } from '../forecast/regularity-model.ts';
import { show } from '../internal/show.ts';
import type { LifecycleModel } from '../lifecycle/lifecycle-model.ts';
import type { LifecycleThresholdOptions } from '../lifecycle/stage-options.ts';
import type { RfmModel } from '../rfm/model.ts';
import type { FitRfmOptions } from '../rfm/options.ts';
import type { CriteriaModel } from '../tiers/criteria-model.ts';
import type { FitCriteriaOptions } from '../tiers/criteria-options.ts';
import type { FitKindsOptions } from '../tiers/fit-kinds.ts';
import type { KindModel } from '../tiers/kind-model.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { fitAbcSteps } from './fit-abc-sql.ts';
import { fitClustersSteps } from './fit-clusters-sql.ts';
import { fitCriteriaSteps } from './fit-criteria-sql.ts';
import { fitLifecycleSteps, fitRegularitySteps } from './fit-history-sql.ts';
import { fitKindsSteps } from './fit-kinds-sql.ts';
import { type FitRequest, type FitSqlOptions, readFitOptions } from './fit-options.ts';
import { fitRfmSteps, type SqlAccount } from './fit-rfm-sql.ts';
import { fitTiersSteps, type TierFitOptions } from './fit-tiers-sql.ts';
import { renderSteps, type Step } from './statement.ts';

/** The models that {@link fitSql} fits, by kind. */
export interface SqlFits {
  rfm: RfmModel;
  abc: AbcModel;
  clusters: ClusterModel;
  criteria: CriteriaModel;
  tiers: TierModel;
  'account-kinds': KindModel;
  lifecycle: LifecycleModel;
  regularity: RegularityModel;
}

/** What to fit: the kind of the model, and the options of the function that fits it. Fields are columns of the table. */
export type FitSpec =
  | ({ readonly kind: 'rfm' } & FitRfmOptions<SqlAccount>)
  | ({ readonly kind: 'abc' } & AbcOptions<SqlAccount>)
  | ({ readonly kind: 'clusters' } & ClusterOptions<SqlAccount>)
  | ({ readonly kind: 'criteria' } & FitCriteriaOptions<SqlAccount>)
  | ({ readonly kind: 'tiers' } & TierFitOptions)
  | ({ readonly kind: 'account-kinds' } & FitKindsOptions)
  | ({ readonly kind: 'lifecycle' } & LifecycleThresholdOptions)
  | { readonly kind: 'regularity' };

/** A statement, and what makes a result of its rows. */
export interface SqlStatement<R> {
  /** One SELECT statement. */
  readonly sql: string;
  /** The rows as the driver gives them: objects by column names, numbers as doubles, bigints or text. */
  readonly finish: (rows: ReadonlyArray<Readonly<Record<string, unknown>>>) => R;
}

const ACTION = 'write the SQL of a fit';

interface Fit {
  readonly dialect: Dialect;
  readonly steps: readonly Step[];
  readonly finish: (rows: unknown) => SqlFits[keyof SqlFits];
}

function fitSteps(spec: FitSpec, options: FitSqlOptions): Fit {
  const { kind, ...own } = (spec ?? {}) as FitSpec;
  const ofAccounts = (stepsOf: (request: FitRequest) => Omit<Fit, 'dialect'>): Fit => {
    const request = readFitOptions(ACTION, options);
    return { dialect: request.dialect, ...stepsOf(request) };
  };
  switch (kind) {
    case 'rfm':
      return ofAccounts((request) => fitRfmSteps(own as FitRfmOptions<SqlAccount>, request));
    case 'abc':
      return ofAccounts((request) => fitAbcSteps(own as AbcOptions<SqlAccount>, request));
    case 'clusters':
      return ofAccounts((request) => fitClustersSteps(own as ClusterOptions<SqlAccount>, request));
    case 'criteria':
      return ofAccounts((request) => fitCriteriaSteps(own as FitCriteriaOptions<SqlAccount>, request));
    case 'tiers':
      return ofAccounts((request) => fitTiersSteps(own as TierFitOptions, request));
    case 'account-kinds':
      return ofAccounts((request) => fitKindsSteps(own as FitKindsOptions, request));
    case 'lifecycle':
      return fitLifecycleSteps(own as LifecycleThresholdOptions, options);
    case 'regularity':
      return fitRegularitySteps(own, options);
    default:
      throw new TypeError(
        `Cannot ${ACTION} as "kind" must be one of "rfm", "abc", "clusters", "criteria", "tiers", "account-kinds", "lifecycle", "regularity": current value is ${show(kind)}`,
      );
  }
}

/**
 * Write the statement that a model is fitted with where the accounts are, and get the function that makes the model of its rows.
 *
 * For books that are too large to read: the warehouse sorts and counts, a few rows come back, and `finish` makes of them the JSON model that
 * the function of that kind (`fitRfm`, `fitAbc`, `fitCriteria`, `fitTiers`, `fitKinds`, `fitLifecycle`, `fitRegularity`) would make of all accounts, byte for byte.
 *
 * Method: what comes back are the values around every border, with how many there are before them; sums (for `share` and ABC) are sums of integers, of
 * which `finish` makes the exact total. Rows: 30 to 120 for RFM with five bins, over 1,000 with `nested`, some 20 for ABC and a column of `account-kinds`,
 * whatever the size of the book. *Criteria*: some 20 a field; for `percentile` up to 5,200 (the values at the ends of its 1,040 cells, with neighbours). *Tiers*: the scheme is filled in
 * the warehouse, a row for each quota and each way in which accounts stand; they are read as `modelSql` reads them for tiers. *Lifecycle, regularity*: from `orders`, whose `asOf` is that of the model.
 *
 * What is made of a rounded term an account needs all different values, with their counts: `naturalBreaks`, scales `z` and `log`; weights that are learned (`entropy`, `critic`, a `share` of
 * judgements) all different accounts. Regularity (as lifecycle) needs the different sums of gaps, medians, and ratios of two gaps: of accounts that buy at random 47,000 rows for 45,000 accounts
 * and 116,000 for 450,000, fewer where people buy in rhythm. Clusters need accounts: all of them come back up to `sample`, and the model is that of
 * `fitClusters`; of more accounts those with the smallest MD5 of their id do, the model is theirs (`trainedOn`, sizes), and a notice says so.
 *
 * Edge cases: values that memory refuses (NaN, beyond ±1e290; ±1e100 for criteria and kinds; scores beyond 0 to 100) are an error of `finish`, as are rows of another statement or rows that got lost.
 * `share` and ABC refuse values of 2^53 and more, or with digits below 2^-90. Every field of a set of criteria must be a column; it may be NULL throughout. No statement for functions as
 * `values`. `trainedOn.asOf` needs `lastOrderDate`.
 * Cost: a sort of the values of every column, in the warehouse; `finish` is O(rows that came back), but for `naturalBreaks` and learned weights, which take what they take in memory.
 *
 * @param spec the kind of the model, and the options of the function that fits it: of `fitTiers` the `scheme`, and in `values` the column of the `coverage` where it is not
 *   `"criteriaCoverage"`; of `fitLifecycle` the thresholds
 * @param options the dialect, and the table of the accounts (or the orders that they are summed up from); lifecycle and regularity need the orders
 * @returns the statement and `finish`
 * @throws {TypeError} if an option is wrong, or what is fitted has no statement
 * @throws {RangeError} if an option is out of range, or the dialect cannot write a name
 * @example Fit where the accounts are
 * ```ts
 * import { fitSql } from 'account-scoring/sql';
 *
 * const { sql, finish } = fitSql({ kind: 'rfm', method: 'ntile', bins: 4 }, { dialect: 'postgres', from: 'accounts' });
 * // const model = finish((await client.query(sql)).rows);
 * console.log(sql.split('\n')[0], typeof finish);
 * // → WITH function
 * ```
 * @example Tiers whose quotas compare all accounts
 * ```ts
 * import { abcTiers } from 'account-scoring';
 * import { fitSql } from 'account-scoring/sql';
 *
 * const { sql } = fitSql({ kind: 'tiers', scheme: abcTiers }, { dialect: 'duckdb', from: 'scored' });
 * console.log([...sql.matchAll(/^"(fitCut\d)" AS/gm)].map(([, step]) => step));
 * // → [ 'fitCut0', 'fitCut1' ]
 * ```
 */
export function fitSql<S extends FitSpec>(spec: S, options: FitSqlOptions): SqlStatement<SqlFits[S['kind']]> {
  const { dialect, steps, finish } = fitSteps(spec, options);
  return {
    sql: renderSteps(dialect, steps),
    finish: finish as SqlStatement<SqlFits[S['kind']]>['finish'],
  };
}
