import type { WarningRule } from './rule.ts';

/** A delay is a share of the terms only where there are terms: who pays at once is judged by the days alone. */
export const collectionSlower: WarningRule = {
  id: 'R07',
  indicator: 'daysToPay',
  family: 'payment',
  minData: { measure: 'paid', op: '>=', than: 3 },
  levels: {
    medium: {
      when: {
        all: [
          { measure: 'delta', op: '>=', than: 0.25 },
          { measure: 'daysLonger', op: '>=', than: 7 },
        ],
      },
    },
    high: {
      when: {
        any: [
          {
            all: [
              { measure: 'delta', op: '>=', than: 0.5 },
              { measure: 'daysLonger', op: '>=', than: 15 },
            ],
          },
          {
            all: [
              { measure: 'terms', op: '>', than: 0 },
              { measure: 'delayOfTerms', op: '>', than: 0.5 },
            ],
          },
        ],
      },
    },
  },
  action: 'agree_payment',
};

export const receivableOverdue: WarningRule = {
  id: 'R08',
  indicator: 'pastDue',
  family: 'payment',
  levels: {
    medium: { when: { op: '>=', than: 7 } },
    high: { when: { op: '>', than: 30 } },
    critical: { when: { op: '>', than: 90 } },
  },
  action: 'collect_payment',
};
