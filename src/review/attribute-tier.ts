import { type Ladder, makeLadder } from '../tiers/ladder.ts';
import { place, reasonValue } from '../tiers/place.ts';
import { conditionsOf, type TierCondition } from '../tiers/scheme.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import type { AttributionPart, CriterionPart } from '../types.ts';
import { largestFirst, withoutPoints } from './attribution.ts';
import type { Attribution } from './comparison-record.ts';
import type { ReviewAccount } from './review-record.ts';
import { rowField, type TierInputs, type TierValue, tierInputs } from './tier-fields.ts';

/** One thing that is replaced by its later value, and how it stood before and after. */
interface Step {
  readonly field: string;
  readonly valueBefore: TierValue;
  readonly valueAfter: TierValue;
  readonly replace: (inputs: TierInputs) => TierInputs;
}

/** Where some inputs come out, as a rank; `null` without a score. */
function rankIn(ladder: Ladder, { score, criteria, fields }: TierInputs): number | null {
  const { tiers } = ladder;
  const subject = { row: Object.fromEntries(fields), index: 0, criteria, score };
  const { final } = place('compare reviews', ladder, subject);
  if (final === null) return null;
  return tiers[final]?.rank ?? (tiers[tiers.length - 1]?.rank as number) + 1;
}

/** The conditions of a scheme, each place before the next: gates, entry, vetoes. */
function conditionsIn({ scheme, tiers }: Ladder): TierCondition[] {
  const gates = tiers.flatMap((tier) => (tier.gates ?? []).flatMap(conditionsOf));
  return [...gates, ...(scheme.entry ?? []), ...(scheme.vetoes ?? []).map(({ when }) => when)];
}

function criterionStep(id: string, was: TierInputs, is: TierInputs): Step[] {
  const partIn = ({ criteria }: TierInputs) => criteria.parts.find((part) => part.id === id);
  const [before, after] = [partIn(was), partIn(is)];
  // A criterion that only the model before had belongs to the scheme.
  if (before === undefined || after === undefined) return [];
  return [
    {
      field: id,
      valueBefore: before.normalized,
      valueAfter: after.normalized,
      replace: ({ criteria, ...rest }) => ({
        ...rest,
        criteria: {
          ...criteria,
          parts: criteria.parts.map((part): CriterionPart => (part.id === id ? after : part)),
        },
      }),
    },
  ];
}

function fieldStep(field: string, was: TierInputs, is: TierInputs): Step[] {
  if (!is.fields.has(field)) return [];
  const value = is.fields.get(field) ?? null;
  return [
    {
      field,
      valueBefore: was.fields.get(field) ?? null,
      valueAfter: value,
      replace: ({ fields, ...rest }) => ({ ...rest, fields: new Map([...fields, [field, value]]) }),
    },
  ];
}

/** The order of substitution: score, fields of gates, entry and vetoes, coverage, protection. */
function stepsOf(ladder: Ladder, was: TierInputs, is: TierInputs): Step[] {
  const seen = new Set<string>();
  const once = (key: string, steps: () => Step[]): Step[] => {
    if (seen.has(key)) return [];
    seen.add(key);
    return steps();
  };
  const { protection } = ladder.scheme;
  const { coverage } = is.criteria;
  const score: Step = {
    field: 'totalScore',
    valueBefore: was.score,
    valueAfter: is.score,
    replace: (inputs) => ({ ...inputs, score: is.score }),
  };
  const known: Step = {
    field: 'coverage',
    valueBefore: was.criteria.coverage,
    valueAfter: coverage,
    replace: ({ criteria, ...rest }) => ({ ...rest, criteria: { ...criteria, coverage } }),
  };
  const conditions = conditionsIn(ladder).flatMap((condition) => {
    if ('criterion' in condition)
      return once(`criterion ${condition.criterion}`, () => criterionStep(condition.criterion, was, is));
    const field = rowField(condition);
    return field === null ? [] : once(`field ${field}`, () => fieldStep(field, was, is));
  });
  const age =
    protection === undefined
      ? []
      : once(`field ${protection.field}`, () => fieldStep(protection.field, was, is));
  const steps = [score, ...conditions, known, ...age];
  return steps.filter(({ valueBefore, valueAfter }) => valueBefore !== valueAfter);
}

/** What a part is, by whether it moves an account up or down. */
const CODES = {
  rank: ['comparison.rank_up', 'comparison.rank_down'],
  scheme: ['comparison.scheme_up', 'comparison.scheme_down'],
} as const;

function partOf(what: 'rank' | 'scheme', step: Omit<Step, 'replace'>, points: number): AttributionPart {
  return {
    code: CODES[what][points > 0 ? 1 : 0],
    field: step.field,
    valueBefore: reasonValue(step.valueBefore),
    valueAfter: reasonValue(step.valueAfter),
    points,
  };
}

/** Makes the attribution of tiers: which inputs, replaced one after another, moved the rank of an account. */
export function tierAttributor(
  before: TierModel,
  after: TierModel,
): (accountId: string, before: ReviewAccount, after: ReviewAccount) => Attribution | null {
  const [ladder, ladderAfter] = [before, after].map(({ options, fitted }) =>
    makeLadder(options, fitted.quotas),
  ) as [Ladder, Ladder];
  return (accountId, first, second) => {
    const [was, is] = [first.tier, second.tier];
    if (was.rank === is.rank) return null;
    const inputs = tierInputs(first, ladder);
    const later = tierInputs(second, ladderAfter);
    const steps = stepsOf(ladder, inputs, later);
    if (was.rank === null || is.rank === null) {
      const raw = steps.map((step) => partOf('rank', step, 0));
      return {
        accountId,
        of: 'tier',
        before: was.rank,
        after: is.rank,
        change: null,
        parts: withoutPoints(raw),
      };
    }
    let at = inputs;
    let rank = was.rank;
    const parts = steps.map((step) => {
      at = step.replace(at);
      const next = rankIn(ladder, at) ?? rank;
      const part = partOf('rank', step, next - rank);
      rank = next;
      return part;
    });
    const schemes = { valueBefore: before.options.id, valueAfter: after.options.id };
    parts.push(partOf('scheme', { field: 'scheme', ...schemes }, is.rank - rank));
    return {
      accountId,
      of: 'tier',
      before: was.rank,
      after: is.rank,
      change: is.rank - was.rank,
      parts: largestFirst(parts),
    };
  };
}
