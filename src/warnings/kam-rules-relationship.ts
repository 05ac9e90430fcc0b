import type { WarningRule } from './rule.ts';

/** Days without contact by tier: one and a half and three times what the default playbook allows between two contacts. */
export const contactGap: WarningRule = {
  id: 'R14',
  indicator: 'contactGap',
  family: 'relationship',
  levels: {
    medium: {
      when: {
        op: '>',
        than: {
          byTier: { gold: 21, diamond: 30, platinum: 45, white_platinum: 90, silver: 135, not_key: 270 },
          otherwise: 30,
        },
      },
    },
    high: {
      when: {
        any: [
          {
            op: '>',
            than: {
              byTier: { gold: 45, diamond: 60, platinum: 90, white_platinum: 180, silver: 270, not_key: 540 },
              otherwise: 90,
            },
          },
          { measure: 'unreachableDays', op: '>', than: 15 },
        ],
      },
    },
  },
  action: 'reach_out',
};

export const keyContactLeft: WarningRule = {
  id: 'R15',
  indicator: 'contactLeft',
  family: 'relationship',
  levels: {
    high: { when: { op: '>=', than: 1 } },
    critical: { when: { measure: 'decisionMakerLeft', op: '>=', than: 1 } },
  },
  action: 'meet_successor',
};

/** Asked of the three best tiers, and of accounts without a tier; nobody has fewer than 0 contacts. */
export const singleThread: WarningRule = {
  id: 'R16',
  indicator: 'contacts',
  family: 'relationship',
  levels: {
    medium: {
      when: {
        op: '<',
        than: {
          byTier: { gold: 2, diamond: 2, platinum: 2, white_platinum: 0, silver: 0, not_key: 0 },
          otherwise: 2,
        },
      },
      // The whole trigger: with a move to a tier that asks for nobody, the alert is over.
      recoverAt: 1,
    },
    high: {
      when: {
        all: [
          { op: '<', than: 2 },
          { indicator: 'contactLeft', op: '>=', than: 1 },
        ],
      },
      recoverAt: {
        any: [
          { op: '>=', than: 2 },
          { indicator: 'contactLeft', op: '<', than: 1 },
        ],
      },
    },
  },
  action: 'widen_contacts',
};

/** Without a step towards renewal. A customer who does not answer either is told 120 days ahead. */
export const contractEnding: WarningRule = {
  id: 'R17',
  indicator: 'contractEnd',
  family: 'contract',
  levels: {
    medium: {
      when: {
        all: [
          { measure: 'hasRenewalStep', op: '<', than: 1 },
          {
            any: [
              { op: '<=', than: 60 },
              {
                all: [
                  { op: '<=', than: 120 },
                  { indicator: 'contactGap', op: '>', than: 30 },
                ],
              },
            ],
          },
        ],
      },
      recoverAt: {
        any: [
          { measure: 'hasRenewalStep', op: '>=', than: 1 },
          { op: '>', than: 120 },
        ],
      },
    },
    high: {
      when: {
        all: [
          { measure: 'hasRenewalStep', op: '<', than: 1 },
          { op: '<=', than: 30 },
        ],
      },
      recoverAt: {
        any: [
          { measure: 'hasRenewalStep', op: '>=', than: 1 },
          { op: '>', than: 60 },
        ],
      },
    },
    critical: {
      when: {
        all: [
          { measure: 'hasRenewalStep', op: '<', than: 1 },
          { op: '<', than: 0 },
        ],
      },
      recoverAt: {
        any: [
          { measure: 'hasRenewalStep', op: '>=', than: 1 },
          { op: '>=', than: 0 },
        ],
      },
    },
  },
  action: 'renew_contract',
};
