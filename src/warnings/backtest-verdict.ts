import type { Reason } from '../types.ts';
import type { AlertBacktest } from './backtest-record.ts';

/** What a rule must do to earn its keep (proposals of key-account practice). */
const LIFT = 1.5;
const LEAD_DAYS = 30;
const FALSE_PER_TRUE = 1;
/** Alerts, from one account each, that it takes to tell. */
const FEWEST_ALERTS = 10;

/**
 * Whether a rule earns its keep: its lift is above 1.5, its median lead time at least 30 days, and at level high or worse there is at most one
 * false alert for each true one. What cannot be told (no loss was foretold; no alerts at high) does not count against it.
 */
export function verdictOf(rule: Pick<AlertBacktest, 'precision' | 'lift' | 'lead' | 'levels'>): {
  readonly keep: boolean | null;
  readonly reasons: Reason[];
} {
  const alerts = rule.precision.n;
  if (alerts < FEWEST_ALERTS)
    return {
      keep: null,
      reasons: [
        { code: 'backtest.few_alerts', field: 'alerts', value: alerts, op: '<', threshold: FEWEST_ALERTS },
      ],
    };
  const reasons: Reason[] = [];
  let keep = true;
  const lift = rule.lift.value;
  if (lift !== null) {
    const isGood = lift > LIFT;
    keep &&= isGood;
    reasons.push(
      isGood
        ? { code: 'backtest.good_lift', field: 'lift', value: lift, op: '>', threshold: LIFT }
        : { code: 'backtest.low_lift', field: 'lift', value: lift, op: '<=', threshold: LIFT },
    );
  }
  const lead = rule.lead.medianDays;
  if (lead !== null) {
    const isGood = lead >= LEAD_DAYS;
    keep &&= isGood;
    reasons.push(
      isGood
        ? { code: 'backtest.good_lead', field: 'leadDays', value: lead, op: '>=', threshold: LEAD_DAYS }
        : { code: 'backtest.short_lead', field: 'leadDays', value: lead, op: '<', threshold: LEAD_DAYS },
    );
  }
  const { high } = rule.levels;
  if (high !== undefined && high.precision.n >= FEWEST_ALERTS) {
    // Without a true alert there is no ratio: all are false.
    const wrong = high.falsePerTrue;
    const isGood = wrong !== null && wrong <= FALSE_PER_TRUE;
    keep &&= isGood;
    reasons.push(
      isGood
        ? {
            code: 'backtest.true_alerts',
            field: 'falsePerTrue',
            value: wrong,
            op: '<=',
            threshold: FALSE_PER_TRUE,
          }
        : {
            code: 'backtest.false_alerts',
            field: 'falsePerTrue',
            value: wrong,
            op: '>',
            threshold: FALSE_PER_TRUE,
          },
    );
  }
  return { keep, reasons };
}
