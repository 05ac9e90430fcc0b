import { measureOf } from '../../warnings/condition-node.ts';
import type { Indicator, IndicatorId } from '../../warnings/indicator.ts';
import { measure } from '../../warnings/measure.ts';
import { indexSignals } from '../../warnings/signal-index.ts';
import type { Step } from '../statement.ts';
import { amountSteps } from './amount-steps.ts';
import type { WarningRequest } from './indicator-step.ts';
import { monthSteps } from './month-steps.ts';
import { orderSizeSteps } from './order-size-steps.ts';
import { ordersSteps } from './orders-steps.ts';
import { overdueSteps } from './overdue-steps.ts';
import { rangeSteps } from './range-steps.ts';
import { returnsSteps } from './returns-steps.ts';
import { trendSteps } from './trend-steps.ts';
import { volatilitySteps } from './volatility-steps.ts';
import { windowSteps } from './window-steps.ts';

type StepsOf = (request: WarningRequest, wanted: ReadonlySet<string>) => Step[];

/** How an indicator is measured from orders. */
interface OrderIndicator {
  /** Its own steps, from histories. */
  readonly steps: StepsOf;
  /** Steps that several indicators read from; they are written once. */
  readonly shared?: (request: WarningRequest) => Step[];
}

/** What orders tell; the other indicators take signals, or an evaluation before. */
function orderIndicators(): Readonly<Partial<Record<IndicatorId, OrderIndicator>>> {
  return {
    overdue: { steps: overdueSteps },
    amount: { steps: amountSteps, shared: windowSteps },
    orders: { steps: ordersSteps, shared: windowSteps },
    trend: { steps: trendSteps, shared: monthSteps },
    orderSize: { steps: orderSizeSteps, shared: windowSteps },
    range: { steps: rangeSteps, shared: windowSteps },
    returns: { steps: returnsSteps, shared: windowSteps },
    volatility: { steps: volatilitySteps, shared: monthSteps },
  };
}

/** Whether orders tell an indicator. */
export function isOfOrders(id: IndicatorId): boolean {
  return Object.hasOwn(orderIndicators(), id);
}

/** The steps of indicators, each with the measures that are wanted of it. Those that orders do not tell have none. */
export function indicatorSteps(
  request: WarningRequest,
  wanted: ReadonlyMap<IndicatorId, ReadonlySet<string>>,
): Step[] {
  const table = orderIndicators();
  const used = [...wanted].flatMap(([id, measures]) => {
    const indicator = table[id];
    return indicator === undefined ? [] : [{ indicator, measures }];
  });
  const shared = new Set(used.flatMap(({ indicator }) => indicator.shared ?? []));
  return [
    ...[...shared].flatMap((steps) => steps(request)),
    ...used.flatMap(({ indicator, measures }) => indicator.steps(request, measures)),
  ];
}

/** One measure of an indicator that orders do not tell: what it is for every account without signals, and without an evaluation before. */
export function withoutSignals(id: IndicatorId, name: string): number | null {
  const signals = indexSignals('write the SQL of warnings', undefined, 'UTC');
  const indicator: Indicator = measure(id, {
    row: {},
    history: null,
    signals: signals.of(''),
    given: signals.given,
    asOf: 0,
    regularity: { shape: 1, meanGap: null, medianGap: null, priorGaps: 1, pairs: 0, notices: [] },
    memory: null,
  });
  return measureOf(indicator, name);
}
