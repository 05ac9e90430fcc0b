import { checkOption, type OptionCheck } from '../../internal/options.ts';
import { show } from '../../internal/show.ts';
import { describeIssue } from '../../model/parse-model.ts';
import { regularitySchema } from '../../model/regularity-schema.ts';
import type { Regularity } from '../../types.ts';
import type { WarningLevel } from '../../warnings/rule.ts';
import { readSeverity, type SeverityProbabilities } from '../../warnings/value-at-risk.ts';
import { type PurchaseSqlOptions, readHistoryOptions } from '../purchase-options.ts';
import type { TableName } from '../statement.ts';
import type { OrderColumnNames, RosterTable } from '../summary-options.ts';
import { COLUMN_NAME } from '../table-option.ts';
import type { WarningRequest } from './indicator-step.ts';

/** The columns of an orders table that warnings look at. */
export interface WarningColumnNames extends OrderColumnNames {
  /** What was bought, as text; rules on the range of products look at it. Not read unless named. */
  readonly category?: string | undefined;
}

/** The accounts that are known, with what the rules look at besides orders. */
export interface WarningRosterTable extends RosterTable {
  /** The column of the tier, for thresholds by tier. Without it nobody has a tier. */
  readonly tier?: string | undefined;
  /** The column of the value of the next twelve months in currency units. Default: net amount of the last 365 days. */
  readonly value?: string | undefined;
}

/** The options of {@link warningsSql}: where the orders are, and the day of the evaluation. */
export interface WarningSqlOptions
  extends Omit<PurchaseSqlOptions, 'windowDays' | 'bucketDays' | 'columns' | 'roster'> {
  columns?: WarningColumnNames | undefined;
  /** A table of all known accounts, one row each. */
  roster?: WarningRosterTable | undefined;
  /** How regularly the book buys: what `fitRegularity` or `fitLifecycle` gives, or its `fitted`. Needed where a rule looks at `overdue`. */
  regularity?: Regularity | { readonly fitted: Regularity } | undefined;
  /** How likely an account is lost, by its worst level. Default: medium .1, high .25, critical .5, which are proposals. */
  severity?: SeverityProbabilities | undefined;
  /** Whether to add a column with the codes of the reasons of the status. Default `false`. */
  reasons?: boolean | undefined;
  /** Whether to add the measures of the indicators that the rules look at, `"overdueValue"` … Default `false`. */
  evidence?: boolean | undefined;
}

/** Checked options with their defaults. */
export interface WarningStatement {
  readonly request: WarningRequest;
  readonly roster: {
    readonly table: TableName;
    readonly accountId: string;
    readonly tier: string | null;
    readonly value: string | null;
  } | null;
  readonly severity: Readonly<Record<WarningLevel, number>>;
  readonly withReasons: boolean;
  readonly withEvidence: boolean;
}

const FLAG: OptionCheck = { expected: 'true or false', type: 'any', holds: (v) => typeof v === 'boolean' };

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readRegularity(action: string, given: unknown): Regularity | null {
  if (given === undefined) return null;
  const value: unknown = isObject(given) && 'fitted' in given ? given.fitted : given;
  if (!isObject(value))
    throw new TypeError(
      `Cannot ${action} as "regularity" must be what fitRegularity gives: current value is ${show(given)}`,
    );
  const result = regularitySchema().safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new TypeError(
    `Cannot ${action} as "regularity" is not what fitRegularity gives: ${issue === undefined ? 'it is damaged' : describeIssue(issue, value)}`,
  );
}

/** Take columns off an object of names that is checked elsewhere; whatever else it is, is refused there. */
function split<T extends object, Name extends keyof T & string>(
  action: string,
  path: string,
  given: T | undefined,
  names: readonly Name[],
): { rest: Omit<T, Name> | undefined; taken: Readonly<Record<Name, string | null>> } {
  const taken = {} as Record<Name, string | null>;
  for (const name of names) taken[name] = null;
  if (!isObject(given)) return { rest: given, taken };
  const rest = { ...given } as Record<string, unknown>;
  for (const name of names) {
    checkOption(action, `${path}.${name}`, COLUMN_NAME, rest[name]);
    taken[name] = (rest[name] as string | undefined) ?? null;
    delete rest[name];
  }
  return { rest: rest as Omit<T, Name>, taken };
}

/** Check the options of a statement of warnings; `isRegularityNeeded` says whether a rule looks at it. */
export function readWarningOptions(
  action: string,
  options: WarningSqlOptions,
  isRegularityNeeded: boolean,
): WarningStatement {
  const { regularity, severity, reasons, evidence, columns, roster, ...orders } =
    options ?? ({} as WarningSqlOptions);
  checkOption(action, 'reasons', FLAG, reasons);
  checkOption(action, 'evidence', FLAG, evidence);
  const own = split(action, 'columns', columns, ['category']);
  const known = split(action, 'roster', roster, ['tier', 'value']);
  const summary = readHistoryOptions(action, {
    ...orders,
    ...(own.rest !== undefined && { columns: own.rest }),
    ...(known.rest !== undefined && { roster: known.rest }),
  });
  const book = readRegularity(action, regularity);
  if (book === null && isRegularityNeeded)
    throw new TypeError(
      `Cannot ${action} as the rules look at "overdue", which needs "regularity": give what fitRegularity makes of the histories of the book`,
    );
  return {
    request: { ...summary, category: own.taken.category, regularity: book },
    roster: summary.roster === null ? null : { ...summary.roster, ...known.taken },
    severity: readSeverity(action, severity),
    withReasons: reasons ?? false,
    withEvidence: evidence ?? false,
  };
}
