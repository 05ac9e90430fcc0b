import { checkedLater, checkOptions, integer } from '../internal/options.ts';
import { dialectOf } from './dialect.ts';
import type { Dialect, DialectName } from './dialects/dialect-record.ts';
import type { Relation, Step, TableName } from './statement.ts';
import { readSummaryOptions, type SummarySqlOptions } from './summary-options.ts';
import { ACCOUNTS, summarySteps } from './summary-steps.ts';
import { COLUMN_NAME, checkTable } from './table-option.ts';

/** Where the accounts are: a table of them, or the orders that they are summed up from. */
export interface AccountsSqlOptions {
  /** The warehouse that the statement is for. */
  dialect: DialectName;
  /** The table (or view) of the accounts: its name, or the parts of its name. Either this or `orders`. */
  from?: TableName | undefined;
  /** Where the orders are and how they are summed up: the options of `summarySql` (for lifecycle and regularity, of `lifecycleSql`). Either this or `from`. */
  orders?: Omit<SummarySqlOptions, 'dialect'> | undefined;
}

/** The options of {@link fitSql}. */
export interface FitSqlOptions extends AccountsSqlOptions {
  /**
   * The column of the last order's day, for the `trainedOn.asOf` of a model: DATE, or text of ISO days. It is read together with `"recency"`. Not
   * read unless named; accounts from `orders` have it.
   */
  lastOrderDate?: string | undefined;
  /** The most accounts that come back for clusters, which cannot be fitted on anything less than accounts. Default 20,000. */
  sample?: number | undefined;
}

const SAMPLE = 20_000;

/** Checked options of a statement over accounts. */
export interface AccountsRequest {
  readonly dialect: Dialect;
  /** The steps before, and the relation that has the accounts. */
  readonly before: readonly Step[];
  readonly from: Relation;
}

export interface FitRequest extends AccountsRequest {
  readonly lastOrderDate: string | null;
  readonly sample: number;
}

/** Read where the accounts are: a table, or the steps that sum them up. */
export function readAccounts(
  action: string,
  { dialect: name, from, orders }: AccountsSqlOptions,
): AccountsRequest {
  const dialect = dialectOf(action, name);
  if (orders === undefined) {
    checkTable(action, 'from', from);
    return { dialect, before: [], from: { table: from } };
  }
  if (from !== undefined)
    throw new TypeError(
      `Cannot ${action} as accounts come from "from" or from "orders": leave out one of them`,
    );
  const summary = readSummaryOptions(action, { ...orders, dialect: name });
  return { dialect, before: summarySteps(summary), from: { step: ACCOUNTS } };
}

/** Check the options of a statement that reads accounts. */
export function readAccountsOptions(action: string, options: AccountsSqlOptions): AccountsRequest {
  checkOptions(action, options ?? null, { dialect: checkedLater, from: checkedLater, orders: checkedLater });
  return readAccounts(action, options);
}

/** Check the options of a statement that fits. */
export function readFitOptions(action: string, options: FitSqlOptions): FitRequest {
  checkOptions(action, options ?? null, {
    dialect: checkedLater,
    from: checkedLater,
    orders: checkedLater,
    lastOrderDate: COLUMN_NAME,
    sample: integer(1),
  });
  const lastOrderDate = options.lastOrderDate ?? (options.orders === undefined ? null : 'lastOrderDate');
  return { ...readAccounts(action, options), lastOrderDate, sample: options.sample ?? SAMPLE };
}
