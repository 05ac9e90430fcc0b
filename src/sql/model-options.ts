import { anyObject, checkedLater, checkOptions, type OptionCheck } from '../internal/options.ts';
import { dialectOf } from './dialect.ts';
import type { Dialect, DialectName } from './dialects/dialect-record.ts';
import type { Relation, TableName } from './statement.ts';
import { checkTable } from './table-option.ts';

/** The options of {@link modelSql}. */
export interface ModelSqlOptions {
  /** The warehouse that the statement is for. */
  dialect: DialectName;
  /** The table (or view) of the accounts: its name, or the parts of its name. */
  from: TableName;
  /** The columns of what a model was fitted on with a function, by the names of the dimensions: `{ margin: 'gross_margin' }`. */
  values?: Readonly<Record<string, string>> | undefined;
  /** Whether to add a column with the codes of the reasons, such as `rfm.band rfm.band rfm.band`. Default `false`. */
  reasons?: boolean | undefined;
}

/** What every step of a model needs to know. */
export interface ModelRequest {
  readonly dialect: Dialect;
  /** Where the first step reads from. */
  readonly from: Relation;
  readonly values: Readonly<Record<string, string>>;
  readonly reasons: boolean;
}

const FLAG: OptionCheck = { expected: 'true or false', type: 'any', holds: (v) => typeof v === 'boolean' };

/** Check the options of a statement over accounts. */
export function readModelOptions(action: string, options: ModelSqlOptions): ModelRequest {
  checkOptions(action, options ?? null, {
    dialect: checkedLater,
    from: checkedLater,
    values: anyObject,
    reasons: FLAG,
  });
  const dialect = dialectOf(action, options.dialect);
  checkTable(action, 'from', options.from);
  return {
    dialect,
    from: { table: options.from },
    values: options.values ?? {},
    reasons: options.reasons ?? false,
  };
}
