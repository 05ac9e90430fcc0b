/** SQL that scores accounts where the orders are: text from models and options, no driver, no dependency. */
export { checkSql } from './check-sql.ts';
export { type ConcentrationSpec, concentrationSql } from './concentration-sql.ts';
export type { DateType, DialectName } from './dialects/dialect-record.ts';
export type { SqlConcentration } from './finish-concentration.ts';
export type { AccountsSqlOptions, FitSqlOptions } from './fit-options.ts';
export { type FitSpec, fitSql, type SqlFits, type SqlStatement } from './fit-sql.ts';
export type { LifecyclePreviousTable } from './lifecycle-previous.ts';
export { type LifecycleSqlOptions, lifecycleSql, type SqlLifecycleModel } from './lifecycle-sql.ts';
export type { ModelSqlOptions } from './model-options.ts';
export { modelSql, type SqlModel } from './model-sql.ts';
export { type PipelineSqlOptions, pipelineSql } from './pipeline-sql.ts';
export type { PurchaseSqlOptions } from './purchase-options.ts';
export { purchasesSql } from './purchases-sql.ts';
export type { TableName } from './statement.ts';
export type { OrderColumnNames, RosterTable, SummarySqlOptions } from './summary-options.ts';
export { summarySql } from './summary-sql.ts';
export type {
  WarningColumnNames,
  WarningRosterTable,
  WarningSqlOptions,
} from './warnings/warning-options.ts';
export { warningsSql } from './warnings-sql.ts';
