import type { WarningRule } from './rule.ts';

/** Three times a base of next to nothing is still next to nothing: five per cent are asked for at both levels. */
export const returnsUp: WarningRule = {
  id: 'R09',
  indicator: 'returns',
  family: 'experience',
  minData: { measure: 'n', op: '>=', than: 10 },
  levels: {
    medium: {
      when: {
        all: [
          { op: '>=', than: { measure: 'baseline', times: 2 } },
          { op: '>=', than: 0.05 },
        ],
      },
    },
    high: {
      when: {
        any: [
          {
            all: [
              { op: '>=', than: { measure: 'baseline', times: 3 } },
              { op: '>=', than: 0.05 },
            ],
          },
          { op: '>=', than: 0.1 },
        ],
      },
    },
  },
  action: 'inspect_returns',
};

export const complaintsUp: WarningRule = {
  id: 'R10',
  indicator: 'complaints',
  family: 'experience',
  levels: {
    medium: { when: { op: '>=', than: 1 } },
    high: {
      when: {
        any: [
          { op: '>', than: 3 },
          { measure: 'openUrgent', op: '>', than: 2 },
        ],
      },
    },
  },
  action: 'solve_complaint',
};

export const satisfactionDown: WarningRule = {
  id: 'R11',
  indicator: 'csat',
  family: 'experience',
  levels: {
    medium: {
      when: {
        any: [
          { op: '<', than: 4 },
          { measure: 'falls', op: '>=', than: 3 },
        ],
      },
      recoverAt: {
        all: [
          { op: '>=', than: 4.2 },
          { measure: 'falls', op: '<', than: 3 },
        ],
      },
    },
    high: {
      when: { measure: 'min', op: '<', than: 3 },
      recoverAt: { measure: 'min', op: '>=', than: 3 },
    },
  },
  action: 'visit',
};

export const detractor: WarningRule = {
  id: 'R12',
  indicator: 'nps',
  family: 'experience',
  levels: {
    medium: { when: { op: '<=', than: 6 } },
    high: {
      when: {
        all: [
          { op: '<=', than: 6 },
          { measure: 'fellBy', op: '>=', than: 3 },
        ],
      },
    },
  },
  recoverAt: { op: '>=', than: 7 },
  action: 'senior_visit',
};

/** Passives leave quietly: no answers and no contact together are a sign, each alone is not. */
export const absenceOfSignal: WarningRule = {
  id: 'R13',
  indicator: 'silence',
  family: 'experience',
  levels: {
    medium: {
      when: {
        all: [
          { op: '>=', than: 2 },
          { measure: 'touchRatio', op: '>=', than: 1.5 },
        ],
      },
    },
    high: {
      when: {
        all: [
          { op: '>=', than: 3 },
          { measure: 'touchRatio', op: '>=', than: 3 },
        ],
      },
    },
  },
  action: 'reach_out',
};
