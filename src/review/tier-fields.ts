import type { Ladder } from '../tiers/ladder.ts';
import { conditionsOf, type TierCondition } from '../tiers/scheme.ts';
import type { ConditionResult, CriteriaScore, Reason } from '../types.ts';
import type { ReviewAccount } from './review-record.ts';

/** What a condition may look at. */
export type TierValue = number | string | boolean | null;

/** Everything that placed an account: its scores, and the values of the fields that conditions looked at. */
export interface TierInputs {
  readonly score: number | null;
  readonly criteria: CriteriaScore;
  /** By field of the row; a field that nothing looked at is not there. */
  readonly fields: ReadonlyMap<string, TierValue>;
}

/** The fields of rows that a condition looks at. */
export function rowField(condition: TierCondition): string | null {
  return 'field' in condition && condition.field !== 'score' ? condition.field : null;
}

/** The value of a reason as the condition had it: reasons hold flags as text. */
function valueIn({ value }: Reason, condition: TierCondition): TierValue {
  return typeof condition.value === 'boolean' && value !== null ? value === 'true' : value;
}

/** The values that an assignment tells of, by the scheme that it was made with. */
function fieldsOf({ tier }: ReviewAccount, { scheme, tiers }: Ladder): Map<string, TierValue> {
  const fields = new Map<string, TierValue>();
  const tell = (condition: TierCondition, value: TierValue | undefined): void => {
    const field = rowField(condition);
    if (field !== null && (fields.get(field) ?? null) === null) fields.set(field, value ?? null);
  };
  const conditions = tiers.flatMap(({ gates }) => (gates ?? []).flatMap(conditionsOf));
  const results = tier.gates.flatMap((gate): readonly ConditionResult[] => gate.conditions);
  conditions.forEach((condition, i) => void tell(condition, results[i]?.value));
  const reasonsOf = (...codes: string[]) => tier.reasons.filter(({ code }) => codes.includes(code));
  const entries = reasonsOf('tier.entry', 'tier.entry_failed', 'tier.entry_missing');
  (scheme.entry ?? []).forEach((condition, i) => {
    const reason = entries[i];
    tell(condition, reason === undefined ? null : valueIn(reason, condition));
  });
  // Of vetoes and protection only those that are on tell their value; those that are off may as well have none.
  const vetoes = reasonsOf('tier.veto', 'tier.hold');
  for (const { id, when } of scheme.vetoes ?? []) {
    const reason = vetoes[tier.vetoes.indexOf(id)];
    tell(when, reason === undefined ? null : valueIn(reason, when));
  }
  if (scheme.protection !== undefined) {
    const { field, days } = scheme.protection;
    const [reason] = reasonsOf('tier.protected');
    tell({ field, op: '<', value: days }, reason?.value);
  }
  return fields;
}

function scoreOf(account: ReviewAccount, { scheme, tiers }: Ladder): number | null {
  if (scheme.scoreField === undefined) return account.criteria.score;
  const told = account.tier.reasons.find(({ code }) => code === 'tier.score')?.value;
  if (typeof told === 'number') return told;
  // Without cuts there is no reason of the score, but gates may look at it.
  const conditions = tiers.flatMap(({ gates }) => (gates ?? []).flatMap(conditionsOf));
  const at = conditions.findIndex((condition) => 'field' in condition && condition.field === 'score');
  const seen = account.tier.gates.flatMap((gate) => gate.conditions)[at]?.value;
  return typeof seen === 'number' ? seen : null;
}

/** What placed an account, read back from its assignment. */
export function tierInputs(account: ReviewAccount, ladder: Ladder): TierInputs {
  return {
    score: scoreOf(account, ladder),
    criteria: account.criteria,
    fields: fieldsOf(account, ladder),
  };
}
