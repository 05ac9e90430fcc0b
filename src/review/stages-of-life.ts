import type { LifecycleStage } from '../types.ts';

/** The stages in the order in which an account meets them; their rules are tried in another one. */
export const STAGES_OF_LIFE: readonly LifecycleStage[] = [
  'introduction',
  'growth',
  'maturity',
  'decline',
  'reactivated',
  'churned',
  'prospect',
];
