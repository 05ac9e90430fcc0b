import { type Expectation, expectBetaGeometric } from './beta-geometric.ts';
import { expectPareto } from './pareto.ts';
import type { Purchases } from './purchase-input.ts';
import type { PurchaseModel } from './purchase-model.ts';

/** Forecasts an account over so many days; `null` where the model has no parameters. */
export type Forecaster = (purchases: Purchases, horizonDays: number) => Expectation;

/** What a model says of accounts. */
export function forecasterOf({ options, fitted }: PurchaseModel): Forecaster | null {
  const { params } = fitted;
  if (params === null) return null;
  const unit = options.timeUnitDays;
  return ({ repeats, last, age }, horizonDays) =>
    's' in params
      ? expectPareto(params, repeats, last / unit, age / unit, horizonDays / unit)
      : expectBetaGeometric(
          params,
          options.family === 'bgnbd' ? 0 : 1,
          repeats,
          last / unit,
          age / unit,
          horizonDays / unit,
        );
}
