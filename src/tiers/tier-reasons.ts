import type { ConditionResult, GateResult, Reason } from '../types.ts';
import { holdsBetter } from './condition.ts';
import type { Ladder } from './ladder.ts';
import { naturalPosition, needsScore, type Placing, reasonValue } from './place.ts';

function conditionReason(
  code: string,
  { field, value, op, threshold }: ConditionResult,
  result?: string,
): Reason {
  const reason = {
    code,
    field: field === 'score' ? 'totalScore' : field,
    value: reasonValue(value),
    op,
    threshold: reasonValue(threshold),
  };
  return result === undefined ? reason : { ...reason, result };
}

/** The condition of a gate that decided: of alternatives, the one that holds best. */
function deciding({ conditions }: GateResult): ConditionResult {
  return conditions.reduce((best, c) => (holdsBetter(c, best) ? c : best));
}

function entryReasons({ standing }: Placing): Reason[] {
  return standing.entry.map((result) => {
    if (result.passed === null) return conditionReason('tier.entry_missing', result, 'not_key');
    return result.passed
      ? conditionReason('tier.entry', result)
      : conditionReason('tier.entry_failed', result, 'not_key');
  });
}

function scoreReason({ scheme, tiers }: Ladder, { subject, byScore }: Placing): Reason[] {
  if (scheme.mode === 'definition' || subject.score === null) return [];
  const { id, score } = tiers[byScore] as Ladder['tiers'][number];
  const better = tiers[byScore - 1]?.score?.from;
  return [
    {
      code: 'tier.score',
      field: 'totalScore',
      value: subject.score,
      op: 'in',
      threshold: [score?.from ?? null, better ?? null],
      ends: '[)',
      result: id,
    },
  ];
}

/** The gates that it passed, and those that keep it from the tiers above. */
function gateReasons({ scheme, tiers }: Ladder, { standing, byGates }: Placing): Reason[] {
  if (scheme.mode === 'score') return [];
  const own = tiers[byGates]?.id as string;
  const gatesOf = (tier: string | undefined) => standing.gates.filter((gate) => gate.tier === tier);
  const passed = gatesOf(own).map((gate) => conditionReason('tier.gate', deciding(gate), own));
  const open: Reason = { code: 'tier.no_gate', field: 'gates', value: 0, op: '=', threshold: 0, result: own };
  const above = tiers[byGates - 1]?.id;
  const failed = gatesOf(above)
    .filter((gate) => gate.passed !== true)
    .map((gate) => {
      const condition = deciding(gate);
      return conditionReason(
        condition.passed === null ? 'tier.gate_missing' : 'tier.gate_failed',
        condition,
        above,
      );
    });
  return [...(passed.length > 0 ? passed : [open]), ...failed];
}

function quotaReason({ tiers, quotaCuts }: Ladder, placing: Placing): Reason[] {
  const natural = naturalPosition(placing);
  if (placing.byQuota === natural) return [];
  const cut = quotaCuts[natural];
  if (cut === null || cut === undefined) return [];
  return [
    {
      code: 'tier.quota',
      field: 'totalScore',
      value: placing.subject.score,
      op: cut.inclusive ? '<' : '<=',
      threshold: cut.score,
      result: tiers[placing.byQuota]?.id as string,
    },
  ];
}

function overruling({ scheme }: Ladder, { subject, standing, coverageCap, floor }: Placing): Reason[] {
  const reasons: Reason[] = [];
  const { coverage, protection } = scheme;
  if (coverageCap > 0 && coverage !== undefined)
    reasons.push({
      code: 'tier.coverage',
      field: 'coverage',
      value: subject.criteria?.coverage as number,
      op: '<',
      threshold: coverage.least,
      result: coverage.cap,
    });
  if (floor !== null && protection !== undefined)
    reasons.push({
      code: 'tier.protected',
      field: protection.field,
      value: ((subject.row as Record<string, number>)[protection.field] as number) + 0,
      op: '<',
      threshold: protection.days,
      result: protection.floor,
    });
  for (const { cap, result } of standing.vetoes)
    if (result.passed === true)
      reasons.push(
        cap === null ? conditionReason('tier.hold', result) : conditionReason('tier.veto', result, cap),
      );
  return reasons;
}

/** Why an account has its tier; the tier can be derived from them alone. */
export function tierReasons(ladder: Ladder, placing: Placing): Reason[] {
  const { subject } = placing;
  const unscored: Reason[] =
    subject.score === null && needsScore(ladder.scheme)
      ? [
          {
            code: 'tier.no_score',
            field: 'totalScore',
            value: null,
            op: 'missing',
            threshold: null,
            result: 'unknown',
          },
        ]
      : [];
  return [
    ...entryReasons(placing),
    ...unscored,
    ...scoreReason(ladder, placing),
    ...gateReasons(ladder, placing),
    ...quotaReason(ladder, placing),
    ...overruling(ladder, placing),
  ];
}
