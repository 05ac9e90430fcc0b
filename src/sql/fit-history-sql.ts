import { regularityModel } from '../forecast/regularity-fit.ts';
import type { RegularityModel } from '../forecast/regularity-model.ts';
import { checkOptions } from '../internal/options.ts';
import { lifecycleModel } from '../lifecycle/fit-lifecycle.ts';
import type { LifecycleModel } from '../lifecycle/lifecycle-model.ts';
import { type LifecycleThresholdOptions, resolveThresholds } from '../lifecycle/stage-options.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import type { FitSqlOptions } from './fit-options.ts';
import { gapStatisticsSteps, readGapStatistics } from './gap-statistics.ts';
import { readHistoryOptions } from './purchase-options.ts';
import { readRows } from './result-rows.ts';
import type { Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';

/** A fit of orders, which knows its dialect by itself. */
export interface HistoryFit<M> {
  readonly dialect: Dialect;
  readonly steps: Step[];
  readonly finish: (rows: unknown) => M;
}

/** Check the options of a fit of histories: they are made of orders, whose `asOf` is that of the model. */
function readRequest(action: string, spec: object, options: FitSqlOptions): SummaryRequest {
  if ('asOf' in spec || 'timeZone' in spec)
    throw new TypeError(
      `Cannot ${action} in SQL with "asOf" or "timeZone" of its own: those of "orders" are meant, leave them out`,
    );
  const { dialect, orders, ...more } = options ?? ({} as FitSqlOptions);
  const [other] = Object.entries(more).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (other !== undefined || orders === undefined)
    throw new TypeError(
      `Cannot ${action} in SQL as the model is made of orders: name them with "orders"${other === undefined ? '' : `, without "${other}"`}`,
    );
  return readHistoryOptions(action, { ...orders, dialect });
}

/** The steps of a fit of stages, and how the model is made from the rows. */
export function fitLifecycleSteps(
  spec: LifecycleThresholdOptions,
  options: FitSqlOptions,
): HistoryFit<LifecycleModel> {
  const action = 'fit lifecycle stages';
  const request = readRequest(action, spec, options);
  const { asOf } = request.rules;
  const thresholds = resolveThresholds(action, { ...spec, asOf });
  return {
    dialect: request.dialect,
    steps: gapStatisticsSteps(request),
    finish: (rows) =>
      lifecycleModel(thresholds, {
        ...readGapStatistics(readRows('finish the lifecycle model', rows)),
        asOf,
      }),
  };
}

/** The steps of a fit of regularity, and how the model is made from the rows. */
export function fitRegularitySteps(spec: object, options: FitSqlOptions): HistoryFit<RegularityModel> {
  const action = 'fit regularity';
  const request = readRequest(action, spec, options);
  checkOptions(action, spec, {});
  return {
    dialect: request.dialect,
    steps: gapStatisticsSteps(request),
    finish: (rows) =>
      regularityModel({
        ...readGapStatistics(readRows('finish the regularity model', rows)),
        asOf: request.rules.asOf,
      }),
  };
}
