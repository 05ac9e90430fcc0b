// Orders in: accounts and histories out
export { checkOrders } from './orders/check.ts';
export type { Column, OrderColumns } from './orders/columns.ts';
export type { OrderDataError } from './orders/data-error.ts';
export { dateColumn } from './orders/date-column.ts';
export { buildHistories } from './orders/histories.ts';
export type { OrderReadOptions, SummarizeOptions } from './orders/options.ts';
export type { OrderTable } from './orders/order-table.ts';
export { parseSummaryState } from './orders/parse-state.ts';
export type { SummaryRuleOptions, SummaryRules } from './orders/rules.ts';
export { addOrders, emptySummary, finishSummary, mergeSummaries } from './orders/state.ts';
export type { AccountState, SummaryState } from './orders/state-record.ts';
export { summarizeOrders, summarizeOrdersAsync } from './orders/summarize.ts';

// RFM scores
export { applyRfm, scoreRfm } from './rfm/apply.ts';
export type { BandInterval, Cut } from './rfm/cuts.ts';
export { fitRfm, type RfmInput } from './rfm/fit.ts';
export { type FittedDimension, parseRfmModel, type RfmBand, type RfmModel } from './rfm/model.ts';
export type {
  DimensionOptions,
  FitRfmOptions,
  PerDimension,
  RfmMethod,
  RfmModelOptions,
} from './rfm/options.ts';
export type { DimensionValue, DimensionValues, ValueOf } from './rfm/values.ts';

// Segments
export { assignSegments } from './rfm/assign.ts';
export { checkSegmentMap, type SegmentMapFault } from './rfm/check-map.ts';
export { classic125 } from './rfm/maps/classic125.ts';
export { kam11 } from './rfm/maps/kam11.ts';
export { rf10 } from './rfm/maps/rf10.ts';
export { value3 } from './rfm/maps/value3.ts';
export { zh8 } from './rfm/maps/zh8.ts';
export {
  parseSegmentMap,
  type SegmentBox,
  type SegmentDefinition,
  type SegmentField,
  type SegmentMap,
  type SegmentRange,
  type SegmentRule,
} from './rfm/segment-map.ts';
export { type SegmentedAccount, type SegmentSummary, summarizeSegments } from './rfm/summarize-segments.ts';

// Concentration
export type { AbcClass, AbcFitted, AbcLetter, AbcModel, AbcModelOptions } from './concentration/abc-model.ts';
export { analyzeConcentration } from './concentration/analyze.ts';
export { type ApplyAbcOptions, applyAbc } from './concentration/apply-abc.ts';
export type { Bootstrap } from './concentration/bootstrap.ts';
export type { LorenzPoint, WhaleCurve } from './concentration/curves.ts';
export type { Entropy, Hhi } from './concentration/diversity.ts';
export type { Exposure, ReferenceLevel } from './concentration/exposure.ts';
export { type AbcOptions, fitAbc } from './concentration/fit-abc.ts';
export type { Gini, Theil } from './concentration/inequality.ts';
export type { Interval } from './concentration/interval.ts';
export type { AbcRules, ConcentrationBasics, ConcentrationOptions } from './concentration/options.ts';
export { type ParetoClaim, type ParetoClaimOptions, testParetoClaim } from './concentration/pareto-claim.ts';
export { parseAbcModel } from './concentration/parse-abc.ts';
export type { AbcCount, AccountShare, Concentration } from './concentration/record.ts';
export type { AmountOf } from './concentration/value-of.ts';

// Account scores and tiers

// Lifecycle, loyalty, conditions

// Forecast

// Words
export { formatProblem } from './explain/format-problem.ts';
export { formatReason } from './explain/format-reason.ts';
export { formatLabel, type LabelKind } from './explain/labels.ts';

// Records
export type { Model } from './model/parse-model.ts';
export type {
  AccountHistory,
  AccountSummary,
  Locale,
  Notice,
  OrderIntake,
  Problem,
  Reason,
  ReasonOperator,
  RfmScore,
  SegmentAssignment,
} from './types.ts';
