import type { WarningRule } from './rule.ts';

export const walletShareLost: WarningRule = {
  id: 'R18',
  indicator: 'wallet',
  family: 'competition',
  levels: {
    medium: {
      when: {
        any: [
          { measure: 'delta', op: '<=', than: -0.1 },
          { measure: 'competitorEvents', op: '>=', than: 1 },
        ],
      },
    },
    high: { when: { measure: 'delta', op: '<=', than: -0.2 } },
  },
  action: 'answer_competitor',
};

/**
 * A cause, where the others are symptoms. So many misses must be unlikely where 95 % of deliveries are kept: one late delivery of three is no
 * finding.
 */
export const deliveryBroken: WarningRule = {
  id: 'R19',
  indicator: 'delivery',
  family: 'delivery',
  levels: {
    medium: {
      when: {
        any: [
          {
            all: [
              { op: '<', than: 0.95 },
              { measure: 'chanceAt95', op: '<', than: 0.1 },
            ],
          },
          {
            all: [
              { measure: 'claimRatio', op: '>=', than: 2 },
              { measure: 'claims', op: '>=', than: 2 },
              { measure: 'claimProbability', op: '<', than: 0.1 },
            ],
          },
        ],
      },
      recoverAt: {
        all: [
          { op: '>=', than: 0.97 },
          {
            any: [
              { measure: 'claims', op: '<', than: 2 },
              { measure: 'claimRatio', op: '<', than: 1.6 },
            ],
          },
        ],
      },
    },
    high: {
      when: {
        any: [
          {
            all: [
              { op: '<', than: 0.9 },
              { measure: 'chanceAt95', op: '<', than: 0.1 },
            ],
          },
          { measure: 'seriousClaims', op: '>=', than: 1 },
        ],
      },
      recoverAt: {
        all: [
          { op: '>=', than: 0.93 },
          { measure: 'seriousClaims', op: '<', than: 1 },
        ],
      },
    },
  },
  action: 'repair_delivery',
};

/** From Champions or Loyal (ranks 1 and 2) to Can't lose or At risk or worse (from rank 7), as the map of eleven segments ranks them. */
export const valueLevelDrop: WarningRule = {
  id: 'R20',
  indicator: 'level',
  family: 'value',
  levels: {
    medium: { when: { op: '>=', than: 1 } },
    high: {
      when: {
        any: [
          {
            all: [
              { measure: 'segmentFrom', op: '<=', than: 2 },
              { measure: 'segmentTo', op: '>=', than: 7 },
            ],
          },
          { measure: 'toDecline', op: '>=', than: 1 },
        ],
      },
    },
  },
  // Ranks have no eased thresholds; a drop is over when it is forgotten, or made good.
  recoverAt: 1,
  action: 'plan_retention',
};
