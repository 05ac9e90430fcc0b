/** Pictures of scored accounts: every function returns a Vega-Lite specification, plain JSON. */
export type { ClusteredAccount } from './cluster-points.ts';
export { type ClusterScatterOptions, clusterScatter } from './cluster-scatter.ts';
export type { ChartGroup } from './groups.ts';
export { migrationMatrix } from './migration-matrix.ts';
export type { ChartOptions } from './options.ts';
export { type ParetoCurveOptions, type ParetoData, paretoCurve } from './pareto-curve.ts';
export { revenueBridge } from './revenue-bridge.ts';
export { type HeatmapAccount, type RfmHeatmapOptions, rfmHeatmap } from './rfm-heatmap.ts';
export { type HistogramAccount, rfmHistograms } from './rfm-histograms.ts';
export { type SegmentGroup, segmentBars } from './segment-bars.ts';
export type { ChartSpec, JsonObject, JsonValue } from './spec.ts';
export { type TieredAccount, tierLadder } from './tier-ladder.ts';
export { type WarnedAccount, type WarningTimelineOptions, warningTimeline } from './warning-timeline.ts';
export { type WhaleData, whaleCurve } from './whale-curve.ts';
