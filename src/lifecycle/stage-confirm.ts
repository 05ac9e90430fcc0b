import type {
  LifecycleAssignment,
  LifecycleEvidence,
  LifecycleStage,
  LifecycleState,
  Reason,
} from '../types.ts';
import type { LifecycleThresholds } from './lifecycle-model.ts';
import { stageByRules } from './stage-rules.ts';

/**
 * Changes that need no second evaluation: those to churned and to reactivated; and those that are facts rather than judgements, as a
 * prospect that bought is none any more, and nobody is lost who just bought.
 */
function isAtOnce(from: LifecycleStage, to: LifecycleStage): boolean {
  return (
    to === 'churned' || to === 'reactivated' || to === 'prospect' || from === 'prospect' || from === 'churned'
  );
}

/**
 * Judge one account: what the rules say today, held against the evaluation before.
 *
 * A change is made when two evaluations in a row agree on it; until then the old stage stays, and the new one is the candidate.
 * A fall of the amount alone is decline only when the evaluation before saw one too, even at the first evaluation of an account.
 *
 * @param before the evaluation before, of an earlier day; `null` for the first one
 */
export function judge(
  asOf: string,
  evidence: LifecycleEvidence,
  thresholds: LifecycleThresholds,
  before: LifecycleState | null,
): LifecycleAssignment {
  const shrinking = evidence.growth !== null && evidence.growth <= thresholds.decline.growth;
  // What one evaluation would say, and what may be said with the one before.
  const alone = stageByRules(evidence, thresholds, true);
  const staysInDecline = before?.stage === 'decline' && alone.stage === 'decline';
  const isFirstFall = shrinking && before?.shrinking !== true;
  const verdict = isFirstFall && !staysInDecline ? stageByRules(evidence, thresholds, false) : alone;

  const isSame = before === null || before.stage === verdict.stage;
  const isConfirmed = before !== null && !isSame && before.candidate === verdict.stage;
  const settled = isSame || isConfirmed || isAtOnce(before.stage, verdict.stage);
  const stage = settled ? verdict.stage : before.stage;
  const since = before !== null && before.stage === stage ? before.since : asOf;
  const isDeclineNext = alone.stage === 'decline' && stage !== 'decline';
  const next = isDeclineNext ? alone : settled ? null : verdict;

  const reasons: Reason[] = settled ? [...verdict.reasons] : [];
  const told = (code: string, value: LifecycleStage): Reason => ({
    code,
    field: 'stage',
    value,
    op: '=',
    threshold: value,
    result: stage,
  });
  if (isConfirmed) reasons.push(told('lifecycle.confirmed', stage));
  if (next !== null) reasons.push(...next.reasons, told('lifecycle.pending', next.stage));
  return {
    asOf,
    stage,
    since,
    candidate: next?.stage ?? null,
    shrinking,
    confirmed: next === null,
    before,
    evidence,
    reasons,
  };
}
