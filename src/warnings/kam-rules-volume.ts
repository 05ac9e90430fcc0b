import type { WarningRule } from './rule.ts';

/** Twice the usual gap is the default of the trade; the quantile keeps it from ringing for accounts that buy irregularly. */
export const reorderOverdue: WarningRule = {
  id: 'R01',
  indicator: 'overdue',
  family: 'volume',
  minData: { measure: 'n', op: '>=', than: 4 },
  levels: {
    medium: { when: { op: '>=', than: { max: [1.5, { measure: 'q90' }] } } },
    high: { when: { op: '>=', than: { max: [2, { measure: 'q95' }] } } },
    critical: { when: { op: '>=', than: { max: [3, { measure: 'q99' }] } } },
  },
  action: 'call_to_reorder',
};

/**
 * Four orders are asked for in the baseline only: asked for on both sides, the rule would be blind to an account that stops. The gate is
 * the chance of so little revenue, which equals that of R03 where all orders are of one size.
 */
export const amountDown: WarningRule = {
  id: 'R02',
  indicator: 'amount',
  family: 'volume',
  minData: { measure: 'baselineOrders', op: '>=', than: 4 },
  levels: {
    medium: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.2 },
          { measure: 'probability', op: '<', than: 0.1 },
        ],
      },
    },
    high: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.3 },
          { measure: 'probability', op: '<', than: 0.1 },
        ],
      },
      forEvaluations: 2,
    },
    critical: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.5 },
          { measure: 'probability', op: '<', than: 0.1 },
        ],
      },
    },
  },
  action: 'review_purchases',
};

/** Asks for as many orders in the baseline as R02: no orders against none is no finding. */
export const ordersFewer: WarningRule = {
  id: 'R03',
  indicator: 'orders',
  family: 'volume',
  minData: { measure: 'baselineOrders', op: '>=', than: 4 },
  levels: {
    medium: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.3 },
          { measure: 'probability', op: '<', than: 0.05 },
        ],
      },
    },
    high: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.5 },
          { measure: 'probability', op: '<', than: 0.05 },
        ],
      },
    },
  },
  action: 'review_purchases',
};

/** Catches the slow fade that no comparison of two windows sees. */
export const steadyDecline: WarningRule = {
  id: 'R04',
  indicator: 'trend',
  family: 'volume',
  minData: { measure: 'n', op: '>=', than: 12 },
  levels: {
    medium: { when: { op: '>=', than: 4 } },
    high: { when: { op: '>=', than: 5 } },
  },
  action: 'find_the_cause',
};

export const orderSizeDown: WarningRule = {
  id: 'R05',
  indicator: 'orderSize',
  family: 'volume',
  minData: { measure: 'n', op: '>=', than: 5 },
  levels: {
    medium: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.25 },
          { measure: 'probability', op: '<', than: 0.1 },
        ],
      },
    },
    high: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.4 },
          { measure: 'probability', op: '<', than: 0.1 },
        ],
      },
    },
  },
  action: 'review_purchases',
};

export const rangeNarrowing: WarningRule = {
  id: 'R06',
  indicator: 'range',
  family: 'volume',
  minData: { measure: 'baseline', op: '>=', than: 3 },
  levels: {
    medium: {
      when: {
        all: [
          { measure: 'delta', op: '<=', than: -0.33 },
          { measure: 'probability', op: '<', than: 0.1 },
        ],
      },
    },
    high: {
      when: {
        any: [
          {
            all: [
              { measure: 'delta', op: '<=', than: -0.5 },
              { measure: 'probability', op: '<', than: 0.1 },
            ],
          },
          {
            all: [
              { measure: 'topLost', op: '>=', than: 1 },
              { measure: 'probabilityTop', op: '<', than: 0.1 },
            ],
          },
        ],
      },
    },
  },
  action: 'cross_selling',
};
