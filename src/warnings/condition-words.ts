import type { IndicatorId } from './indicator.ts';

type Sentences = Readonly<Record<string, string>>;

/** Measures of an indicator that have a sentence of their own. */
const SENTENCES: Readonly<Partial<Record<IndicatorId, Sentences>>> = {
  overdue: { value: 'warning.overdue' },
  pastDue: { value: 'warning.past_due' },
  complaints: { value: 'warning.complaints', openUrgent: 'warning.open_urgent' },
  silence: { value: 'warning.unanswered', touchRatio: 'warning.touch_ratio' },
  contactGap: { value: 'warning.contact_gap', unreachableDays: 'warning.unreachable' },
  contactLeft: { value: 'warning.contact_left', decisionMakerLeft: 'warning.decision_maker_left' },
  contractEnd: { value: 'warning.contract_end' },
  wallet: { value: 'warning.share', delta: 'warning.points', competitorEvents: 'warning.competitor' },
  level: { value: 'warning.level' },
  daysToPay: { delayOfTerms: 'warning.share' },
  returns: { value: 'warning.share', delta: 'warning.points' },
  range: { probabilityTop: 'warning.chance' },
  delivery: {
    value: 'warning.share',
    delta: 'warning.points',
    claimProbability: 'warning.chance',
    chanceAt95: 'warning.chance',
  },
  csat: { delta: 'warning.difference' },
  nps: { delta: 'warning.difference' },
};

/** Measures that are 1 or 0. */
const FACTS: readonly string[] = ['topLost', 'toDecline', 'lapsed', 'hasRenewalStep'];

const BY_MEASURE: Readonly<Record<string, string>> = {
  delta: 'warning.change',
  probability: 'warning.chance',
  n: 'warning.observations',
};

/** The code of a comparison that held: what sentence it is told in. */
export function codeOf(indicator: IndicatorId, measure: string, isBelow: boolean): string {
  if (FACTS.includes(measure)) return isBelow ? 'warning.no_fact' : 'warning.fact';
  const own = SENTENCES[indicator];
  if (own !== undefined && Object.hasOwn(own, measure)) return own[measure] as string;
  return Object.hasOwn(BY_MEASURE, measure) ? (BY_MEASURE[measure] as string) : 'warning.compare';
}

/** How a measure is named in reasons: `overdue`, `overdue.q95`. */
export function fieldOf(indicator: IndicatorId, measure: string): string {
  return measure === 'value' ? indicator : `${indicator}.${measure}`;
}
