// For spreadsheets: ranges in, ranges out
export { spillAccounts } from './accounts.ts';
export type { Cell, SheetRange } from './cells.ts';
// Tiers, clusters, warnings, the whole book
export { spillClusters } from './clusters.ts';
// What hosts are told of the functions, and the names that columns are found by
export { COLUMN_NAMES, type ColumnRole, plainName } from './column-names.ts';
// Concentration
export { spillGini, spillHhi, spillPareto, spillTopShare } from './concentration.ts';
export {
  SHEET_FUNCTIONS,
  type SheetFunction,
  type SheetParameter,
  type SheetText,
} from './functions.ts';
export { spillReview } from './review.ts';
// Scores and segments
export { spillRfm, spillSegmentSummary, spillSegments } from './rfm.ts';
export { spillRfmApply, spillRfmModel } from './rfm-model.ts';
export type { SheetOptions } from './sheet-options.ts';
export { spillTiers } from './tiers.ts';
export { spillWarnings } from './warnings.ts';
