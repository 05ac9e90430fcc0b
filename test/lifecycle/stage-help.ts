import { LIFECYCLE_DEFAULTS, type LifecycleModel } from '../../src/lifecycle/lifecycle-model.ts';
import type { LifecycleAssignment, LifecycleEvidence, LifecycleStage, Reason } from '../../src/types.ts';

/** A model whose book buys at random every 30 days, and lends nothing to accounts with gaps of their own. */
export const MODEL: LifecycleModel = {
  kind: 'lifecycle',
  version: 1,
  options: LIFECYCLE_DEFAULTS,
  fitted: { shape: 4, meanGap: 30, medianGap: 30, priorGaps: 1e9, pairs: 100, notices: [] },
  trainedOn: { accounts: 100, used: 90, asOf: '2025-01-01' },
};

/** The 95 % gap of shape 4 in medians. */
export const LATE = 2.11153;

/** What a steady old account shows. */
export const STEADY: LifecycleEvidence = {
  orders: 20,
  tenure: 800,
  idleDays: 20,
  medianGap: 40,
  medianOf: 'account',
  overdueRatio: 0.5,
  quantileRatio: 2.5,
  growth: 0,
  priorDays: 365,
  returnRatio: 1.5,
  daysSinceReturn: 20,
};

/** The rules as the page of definitions has them, written out apart from the code. */
export function stageOf(e: LifecycleEvidence, countsGrowth: boolean): LifecycleStage {
  const o = e.overdueRatio ?? 0;
  const g = e.growth ?? 0;
  const n = e.orders;
  if (n === 0) return 'prospect';
  if (o >= 4 || (n >= 2 && (e.idleDays ?? 0) > 365 && o >= 2)) return 'churned';
  if (e.returnRatio !== null && e.returnRatio >= 4 && (e.daysSinceReturn ?? 90) < 90) return 'reactivated';
  if (n >= 3 && (o >= Math.max(2, e.quantileRatio) || (countsGrowth && g <= -0.2))) return 'decline';
  if (n <= 2 || (e.tenure ?? 0) < Math.max(90, 2 * (e.medianGap ?? 0))) return 'introduction';
  if ((g >= 0.15 && e.priorDays >= 365) || n <= 6 || (e.tenure ?? 0) < 365) return 'growth';
  return 'maturity';
}

function holds({ value, op, threshold }: Reason): boolean {
  if (op === 'missing') return true;
  if (op === '=') return value === threshold;
  const [v, t] = [value as number, threshold as number];
  return op === '<' ? v < t : op === '<=' ? v <= t : op === '>' ? v > t : v >= t;
}

/** Whether reasons are enough for a stage. */
function suffice(stage: LifecycleStage, codes: ReadonlySet<string>): boolean {
  const has = (...names: readonly string[]) => names.every((name) => codes.has(`lifecycle.${name}`));
  switch (stage) {
    case 'prospect':
      return has('no_orders');
    case 'churned':
      return has('overdue');
    case 'reactivated':
      return has('return_gap', 'return_days');
    case 'decline':
      return has('orders') && (has('overdue') || has('growth'));
    case 'introduction':
      return has('orders') || has('tenure');
    case 'growth':
      return has('growth') || has('orders') || has('tenure');
    case 'maturity':
      return has('orders', 'tenure');
  }
}

/** The stage and the candidate, from the reasons alone; an error where they do not hold or do not suffice. */
export function rederive(reasons: readonly Reason[]): Pick<LifecycleAssignment, 'stage' | 'candidate'> {
  for (const reason of reasons)
    if (!holds(reason)) throw new Error(`does not hold: ${JSON.stringify(reason)}`);
  const told = ['lifecycle.pending', 'lifecycle.confirmed', 'lifecycle.no_history'];
  const deciding = reasons.filter(({ code, result }) => result !== undefined && !told.includes(code));
  const stages = [...new Set(deciding.map(({ result }) => result as LifecycleStage))];
  for (const stage of stages) {
    const codes = new Set(deciding.filter(({ result }) => result === stage).map(({ code }) => code));
    if (!suffice(stage, codes)) throw new Error(`not enough for ${stage}: ${[...codes].join(', ')}`);
  }
  const pending = reasons.find(({ code }) => code === 'lifecycle.pending');
  if (pending === undefined) {
    if (stages.length !== 1) throw new Error(`more than one stage: ${stages.join(', ')}`);
    return { stage: stages[0] as LifecycleStage, candidate: null };
  }
  const candidate = pending.value as LifecycleStage;
  if (!stages.includes(candidate)) throw new Error(`no reason for the candidate ${candidate}`);
  return { stage: pending.result as LifecycleStage, candidate };
}
