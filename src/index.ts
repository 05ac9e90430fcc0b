// Orders in: accounts and histories out
export { checkOrders } from './orders/check.ts';
export type { Column, OrderColumns } from './orders/columns.ts';
export type { OrderDataError } from './orders/data-error.ts';
export { dateColumn } from './orders/date-column.ts';
export { buildHistories } from './orders/histories.ts';
export type { OrderReadOptions, SummarizeOptions } from './orders/options.ts';
export type { OrderTable } from './orders/order-table.ts';
export { parseSummaryState } from './orders/parse-state.ts';
export { type PurchaseOptions, summarizePurchases } from './orders/purchases.ts';
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

// Clusters
export {
  type ApplyClustersOptions,
  applyClusters,
} from './clusters/apply-clusters.ts';
export {
  type ClusterCandidate,
  type ClusterCountChoice,
  type ClusterCountOptions,
  chooseClusterCount,
} from './clusters/choose-cluster-count.ts';
export type {
  Cluster,
  ClusterAssignment,
  ClusterDiagnostics,
  ClusterFitted,
  ClusterModel,
  ClusterModelOptions,
  FittedFeature,
  MissingRule,
} from './clusters/cluster-model.ts';
export type { ClusterFeatures, FeatureOf } from './clusters/features.ts';
export { fitClusters } from './clusters/fit-clusters.ts';
export { formatCluster } from './clusters/format-cluster.ts';
export type { ClusterBasics, ClusterOptions } from './clusters/options.ts';
export { parseClusterModel } from './clusters/parse-clusters.ts';
export type { FittedScaling, ScalingMethod } from './clusters/scaling.ts';
export { scoreClusters } from './clusters/score-clusters.ts';
export {
  type ClusterSummary,
  type FeatureProfile,
  type SummarizeClustersOptions,
  summarizeClusters,
} from './clusters/summarize-clusters.ts';

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
export type { AbcRules, ConcentrationBasics, ConcentrationOptions } from './concentration/options.ts';
export { type ParetoClaim, type ParetoClaimOptions, testParetoClaim } from './concentration/pareto-claim.ts';
export { parseAbcModel } from './concentration/parse-abc.ts';
export type { AbcCount, AccountShare, Concentration } from './concentration/record.ts';
export type { AmountOf } from './concentration/value-of.ts';

// Account scores and tiers
export { type AhpWeights, fitAhpWeights } from './tiers/ahp.ts';
export { applyCriteria, scoreCriteria } from './tiers/apply-criteria.ts';
export { blendWeights } from './tiers/blend.ts';
export type {
  Aggregate,
  CriteriaFitted,
  CriteriaModel,
  CriteriaModelOptions,
  FittedCriterion,
  FittedField,
} from './tiers/criteria-model.ts';
export type { Anchors, CriteriaSet, Criterion, CriterionField, Normalization } from './tiers/criterion.ts';
export { type CriticWeights, fitCriticWeights } from './tiers/critic.ts';
export { type EntropyWeights, fitEntropyWeights } from './tiers/entropy.ts';
export { type FitCriteriaOptions, fitCriteria } from './tiers/fit-criteria.ts';
export { parseCriteriaModel } from './tiers/parse-criteria.ts';
export { contributionIndex } from './tiers/presets/contribution-index.ts';
export { definitionModel } from './tiers/presets/definition-model.ts';
export { fourBigs } from './tiers/presets/four-bigs.ts';
export { fourCriteria } from './tiers/presets/four-criteria.ts';
export { judgeAndSelect } from './tiers/presets/judge-and-select.ts';
export { scaleGrowthLoyalty } from './tiers/presets/scale-growth-loyalty.ts';
export { valueToFirm } from './tiers/presets/value-to-firm.ts';
export type { CriteriaValues } from './tiers/resolve-criteria.ts';
export type { Scale } from './tiers/scale.ts';
export type { CriteriaTable } from './tiers/table.ts';
export { scoreTopsis, type TopsisScores } from './tiers/topsis.ts';
export type { CriteriaWeights, Judgements } from './tiers/weights.ts';
export { checkTierScheme } from './tiers/check-scheme.ts';
export type { TierSchemeFault } from './tiers/scheme-faults.ts';
export { classifyTiers } from './tiers/classify-tiers.ts';
export { fitTiers } from './tiers/fit-tiers.ts';
export { parseTierModel, parseTierScheme } from './tiers/parse-tiers.ts';
export type { TierCondition, TierDefinition, TierGate, TierScheme, TierVeto } from './tiers/scheme.ts';
export { abcTiers } from './tiers/schemes/abc-tiers.ts';
export { class4 } from './tiers/schemes/class4.ts';
export { tiers5 } from './tiers/schemes/tiers5.ts';
export { valueBands } from './tiers/schemes/value-bands.ts';
export type { QuotaCut } from './tiers/stand.ts';
export type { FittedQuota, TierFitted, TierModel } from './tiers/tier-model.ts';
export type { MoveKind } from './tiers/decide-move.ts';
export type { TierPolicy } from './tiers/review-policy.ts';
export { reviewTiers, type TierMove, type TierReview } from './tiers/review-tiers.ts';
export { parseTierState, type TierRecord, type TierState } from './tiers/tier-state.ts';
export { assignKinds } from './tiers/assign-kinds.ts';
export { type FitKindsOptions, fitKinds } from './tiers/fit-kinds.ts';
export type {
  BuyingPattern,
  KeyType,
  KindCuts,
  KindModel,
  SizeValue,
  ValueType,
} from './tiers/kind-model.ts';
export { parseKindModel } from './tiers/parse-kinds.ts';

// Lifecycle, loyalty, conditions
export { type AssignLifecycleOptions, assignLifecycle } from './lifecycle/assign-lifecycle.ts';
export { fitLifecycle } from './lifecycle/fit-lifecycle.ts';
export type { LifecycleModel, LifecycleThresholds } from './lifecycle/lifecycle-model.ts';
export { parseLifecycleModel } from './lifecycle/parse-lifecycle.ts';
export type { FitLifecycleOptions, LifecycleThresholdOptions } from './lifecycle/stage-options.ts';
export type { LifecyclePrevious } from './lifecycle/stage-previous.ts';
export {
  analyzeChurnCauses,
  type CauseGroup,
  type CausePareto,
  type CauseShare,
  type ChurnCauseOptions,
  type ChurnCauses,
} from './lifecycle/analyze-churn-causes.ts';
export {
  type AccountRepurchase,
  analyzeRepurchase,
  type PurchaseHistory,
  type Repurchase,
  type RepurchaseOptions,
} from './lifecycle/analyze-repurchase.ts';
export {
  analyzeRetention,
  type Retention,
  type RetentionGroup,
  type RetentionOptions,
} from './lifecycle/analyze-retention.ts';
export { assignPlaybook, type PlaybookAction, type PlaybookAssignment } from './lifecycle/assign-playbook.ts';
export {
  compareGroups,
  type CompareGroupsOptions,
  type GroupComparison,
  type GroupMeasure,
} from './lifecycle/compare-groups.ts';
export {
  type BasicConditions,
  type ConditionId,
  type ConditionItem,
  type ConditionRule,
  type ConditionsOptions,
  evaluateConditions,
} from './lifecycle/evaluate-conditions.ts';
export {
  visitsDue,
  type Visit,
  type VisitedAccount,
  type VisitOptions,
} from './lifecycle/visits-due.ts';
export type { KeyOf, NumberOf } from './lifecycle/field-values.ts';
export type { LadderPoint } from './lifecycle/loyalty-inputs.ts';
export type { LoyaltyOptions } from './lifecycle/loyalty-options.ts';
export type { PlaybookKind } from './lifecycle/match-playbook.ts';
export { parsePlaybook } from './lifecycle/parse-playbook.ts';
export { kamPlaybook, type Playbook, type PlaybookEntry, type PlaybookTier } from './lifecycle/playbook.ts';
export type { Rate } from './internal/rate.ts';
export type { SurveyAnswer } from './lifecycle/read-surveys.ts';
export type { AccountOutcome, RetentionFigures } from './lifecycle/retention-figures.ts';
export type { NetPromoterScore } from './lifecycle/net-promoter.ts';
export type {
  ChangeDirection,
  DimensionSatisfaction,
  SatisfactionTrend,
} from './lifecycle/satisfaction.ts';
export {
  type ChecklistId,
  type RetentionChecklist,
  type RetentionChecklistOptions,
  scoreRetentionChecklist,
} from './lifecycle/score-checklist.ts';
export type {
  DeliveredPart,
  DeliveredPartId,
  DeliveredTotals,
  DeliveredValue,
  DeliveredValueOptions,
} from './lifecycle/delivered-value.ts';
export { scoreDeliveredValue } from './lifecycle/score-delivered-value.ts';
export { type LoyaltyLevel, type LoyaltyScore, scoreLoyalty } from './lifecycle/score-loyalty.ts';
export {
  type AccountSatisfaction,
  type Satisfaction,
  type SatisfactionOptions,
  type SatisfactionSummary,
  summarizeSatisfaction,
} from './lifecycle/summarize-satisfaction.ts';

// Forecast
export type { AccountValue, ExpectedValueOptions } from './forecast/account-value.ts';
export { applyPurchaseModel, type PurchaseForecastOptions } from './forecast/apply-purchase.ts';
export { applySpendModel, type SpendForecastOptions } from './forecast/apply-spend.ts';
export { expectedValue } from './forecast/expected-value.ts';
export { fitPurchaseModel, type PurchaseFitOptions } from './forecast/fit-purchase.ts';
export { fitSpendModel, type SpendFitOptions } from './forecast/fit-spend.ts';
export { parsePurchaseModel } from './forecast/parse-purchase.ts';
export { parseSpendModel } from './forecast/parse-spend.ts';
export type { PurchaseInput } from './forecast/purchase-input.ts';
export type {
  BetaGeometricParams,
  Forecast,
  ParetoParams,
  PurchaseFamily,
  PurchaseFitted,
  PurchaseModel,
  PurchaseModelOptions,
  PurchaseParams,
} from './forecast/purchase-model.ts';
export { type RepeatSpend, type RepeatSpendOptions, summarizeRepeatSpend } from './forecast/repeat-spend.ts';
export type { SpendValueOf, SpendValues } from './forecast/spend-input.ts';
export type {
  SpendFitted,
  SpendForecast,
  SpendModel,
  SpendModelOptions,
  SpendParams,
} from './forecast/spend-model.ts';
export { applyRegularity } from './forecast/regularity-apply.ts';
export { fitRegularity, type RegularityOptions } from './forecast/regularity-fit.ts';
export type {
  AccountRegularity,
  ExpectedOrder,
  GapQuantiles,
  RegularityModel,
} from './forecast/regularity-model.ts';
export { parseRegularityModel } from './forecast/regularity-parse.ts';

// Signals and indicators
export { type CheckSignalsOptions, checkSignals } from './warnings/check-signals.ts';
export type { Indicator, IndicatorId } from './warnings/indicator.ts';
export {
  type AccountIndicators,
  type MeasureIndicatorsOptions,
  measureIndicators,
} from './warnings/measure-indicators.ts';
export { parseSignals } from './warnings/parse-signals.ts';
export type {
  ComplaintRecord,
  ContactRecord,
  ContractRecord,
  DayLike,
  DeliveryRecord,
  EventRecord,
  InvoiceRecord,
  SignalKind,
  Signals,
  SurveyRecord,
  TouchRecord,
  WalletRecord,
} from './warnings/signal-records.ts';

// Warnings
export { checkRules } from './warnings/check-rules.ts';
export type { WarningRuleFault } from './warnings/check-rules-fault.ts';
export { type EvaluateWarningsOptions, evaluateWarnings } from './warnings/evaluate.ts';
export { kamRules } from './warnings/kam-rules.ts';
export { parseWarningRules } from './warnings/parse-rules.ts';
export type { WarningPrevious } from './warnings/previous.ts';
export type { QuietPeriod } from './warnings/quiet.ts';
export type {
  Comparison,
  RuleCondition,
  RuleLevel,
  Threshold,
  WarningFamily,
  WarningLevel,
  WarningRule,
  WarningRules,
} from './warnings/rule.ts';
export type { WarningSnooze } from './warnings/snooze.ts';
export type { SeverityProbabilities, WarningValueOf } from './warnings/value-at-risk.ts';
export type { AccountWarnings, Alert, AlertState, RuleMemory, WarningMemory } from './warnings/alert.ts';

// Warnings judged by the past
export { backtestWarnings, type BacktestWarningsOptions } from './review/backtest-warnings.ts';
export type { OrdersOrHistories, ReviewReadOptions } from './review/order-histories.ts';
export { tuneThresholds, type TuneThresholdsOptions } from './review/tune-thresholds.ts';
export type {
  BacktestAccount,
  BacktestBasics,
  BacktestCutoffs,
  BacktestOptions,
} from './warnings/backtest-options.ts';
export type {
  AlertBacktest,
  CutoffBacktest,
  RankingBacktest,
  RuleBacktest,
  SeverityBacktest,
  WarningBacktest,
} from './warnings/backtest-record.ts';
export type { AlertLoad, LeadTime } from './warnings/backtest-runs.ts';
export type { Detection } from './warnings/metrics.ts';
export type { Estimate } from './warnings/metrics-clusters.ts';
export type { Calibration, CalibrationBin } from './warnings/metrics-probability.ts';
export type { RocAuc } from './warnings/metrics-ranking.ts';
export { type ReviewDue, type ReviewDueOptions, reviewDue } from './warnings/review-due.ts';
export type { TuneComparison, TunedThresholds, TuneOptions } from './warnings/tune.ts';
export type { ThresholdChange } from './warnings/tune-scale.ts';

// Churn models
export { type ApplyChurnOptions, applyChurnModel } from './warnings/churn-apply.ts';
export type { ChurnFeature, ChurnFeatures, ChurnSnapshot } from './warnings/churn-features.ts';
export { fitChurnModel } from './warnings/churn-fit.ts';
export type {
  ChurnContribution,
  ChurnFitted,
  ChurnModel,
  ChurnModelOptions,
  ChurnScore,
  ChurnTerm,
} from './warnings/churn-model.ts';
export type { FitChurnOptions } from './warnings/churn-options.ts';
export type { ChurnCase, ChurnDefinition } from './warnings/churn-outcome.ts';
export { parseChurnModel } from './warnings/churn-parse.ts';

// The review
export { type FormatReviewOptions, formatReview } from './review/format/format-review.ts';
export type { ReviewPicture } from './review/format/pictures/embed.ts';
export { reviewAccounts } from './review/review-accounts.ts';
export type { AccountProfile, ProfiledAccount, ReviewOptions } from './review/review-options.ts';
export type {
  Review,
  ReviewAccount,
  ReviewChoices,
  ReviewDiagnostic,
  ReviewGroup,
  ReviewModels,
  ReviewStage,
  ReviewTotals,
} from './review/review-record.ts';

// Reviews compared
export { compareReviews } from './review/compare-reviews.ts';
export type {
  AccountChange,
  AccountComparison,
  Attribution,
  Migration,
  MigrationCell,
  MigrationField,
  MigrationTotal,
  RevenueBridge,
  ReviewComparison,
} from './review/comparison-record.ts';

// Words
export { formatProblem } from './explain/format-problem.ts';
export { formatReason } from './explain/format-reason.ts';
export { formatLabel, type LabelKind } from './explain/labels.ts';

// Records
export type { Model } from './model/parse-model.ts';
export type {
  AccountHistory,
  AccountKinds,
  AccountSummary,
  AttributionPart,
  ConditionResult,
  CriteriaScore,
  CriterionPart,
  GateResult,
  Interval,
  LifecycleAssignment,
  LifecycleEvidence,
  LifecycleStage,
  LifecycleState,
  Locale,
  Notice,
  OrderIntake,
  Problem,
  PurchaseProfile,
  Reason,
  ReasonOperator,
  Regularity,
  RfmScore,
  SegmentAssignment,
  TierAssignment,
  TierMargin,
} from './types.ts';
