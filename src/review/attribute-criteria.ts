import type { CriteriaModel } from '../tiers/criteria-model.ts';
import { scoreAccount } from '../tiers/score-account.ts';
import type { CriteriaScore, CriterionPart } from '../types.ts';
import { attributeScore, type RawPart } from './attribution.ts';
import type { Attribution } from './comparison-record.ts';
import type { ReviewAccount } from './review-record.ts';

/** The fields of a criterion: its parts, or itself. */
function fieldsOf(criterion: CriterionPart): readonly CriterionPart[] {
  return criterion.parts ?? [criterion];
}

/** The share of the whole score that a field decides. */
function shareOf(criterion: CriterionPart, field: CriterionPart): number {
  return field === criterion ? criterion.weight : criterion.weight * field.weight;
}

function valuesOf({ parts }: CriteriaScore): Map<string, number | null> {
  return new Map(parts.flatMap(fieldsOf).map(({ id, value }) => [id, value]));
}

/** The score that the values after would have had by the model before. A field that is only in the model before keeps its value. */
function rescore(before: CriteriaScore, after: CriteriaScore, model: CriteriaModel): CriteriaScore {
  const is = valuesOf(after);
  let was: Map<string, number | null> | null = null;
  return scoreAccount(model, ({ id }) => {
    if (is.has(id)) return is.get(id) ?? null;
    was ??= valuesOf(before);
    return was.get(id) ?? null;
  });
}

function inputPart(id: string, was: number | null, is: number | null, points: number): RawPart {
  return { code: 'comparison.input', field: id, valueBefore: was, valueAfter: is, points };
}

/** What a criterion adds by its values at the weights before, and what it adds as weights shifted to or from what is missing. */
function meanParts(
  was: CriterionPart,
  is: CriterionPart,
): { readonly input: RawPart; readonly shift: number } {
  // Scores of one model have the same fields in the same order.
  const later = fieldsOf(is);
  let shift = 0;
  let sum = 0;
  const leaves = fieldsOf(was).map((field, i): RawPart => {
    const now = later[i] as CriterionPart;
    const share = shareOf(was, field);
    const { normalized: before } = field;
    const { normalized: after } = now;
    shift += (shareOf(is, now) - share) * (after ?? before ?? 0);
    const points = before === null || after === null ? 0 : share * (after - before);
    sum += points;
    return inputPart(field.id, field.value, now.value, points);
  });
  const input = inputPart(was.id, was.value, is.value, sum);
  return { input: was.parts === undefined ? input : { ...input, parts: leaves }, shift };
}

/** With closeness to an ideal there is no share of a field: the contributions of criteria are compared. */
function topsisParts(
  was: CriterionPart,
  is: CriterionPart,
): { readonly input: RawPart; readonly shift: number } {
  const points = is.contribution - was.contribution;
  const isKnown = was.normalized !== null && is.normalized !== null;
  return {
    input: inputPart(was.id, was.value, is.value, isKnown ? points : 0),
    shift: isKnown ? 0 : points,
  };
}

/** Between two scores of one model: by criterion, and the shift of weights in one part. */
function inputParts(was: CriteriaScore, is: CriteriaScore, how: 'mean' | 'topsis'): RawPart[] {
  const parts = was.parts.map((part, c) =>
    (how === 'mean' ? meanParts : topsisParts)(part, is.parts[c] as CriterionPart),
  );
  const shift = parts.reduce((sum, part) => sum + part.shift, 0);
  return [
    ...parts.map(({ input }) => input),
    {
      code: 'comparison.weights',
      field: 'coverage',
      valueBefore: was.coverage,
      valueAfter: is.coverage,
      points: shift,
    },
  ];
}

/** Between the scores of one account by two models. */
function yardstickParts(old: CriteriaScore, is: CriteriaScore): RawPart[] {
  const [byOld, byNew] = [old, is].map(({ parts }) => new Map(parts.map((part) => [part.id, part])));
  return [...new Set([...(byOld?.keys() ?? []), ...(byNew?.keys() ?? [])])].map((id) => {
    const [first, second] = [byOld?.get(id), byNew?.get(id)];
    return {
      code: 'comparison.yardstick',
      field: id,
      valueBefore: first?.normalized ?? null,
      valueAfter: second?.normalized ?? null,
      points: (second?.contribution ?? 0) - (first?.contribution ?? 0),
    };
  });
}

/** Makes the attribution of scores over criteria: how the score of an account moved, by criterion. */
export function criteriaAttributor(
  model: CriteriaModel,
  isSame: boolean,
): (accountId: string, before: ReviewAccount, after: ReviewAccount) => Attribution | null {
  const { aggregate } = model.options;
  return (accountId, { criteria: was }, { criteria: is }) =>
    attributeScore(accountId, 'criteria', [was.score, is.score], () => {
      if (isSame) return inputParts(was, is, aggregate);
      const old = rescore(was, is, model);
      if (was.score === null || is.score === null) return inputParts(was, old, aggregate);
      // Values that the model before cannot score leave everything to the yardstick.
      return old.score === null
        ? yardstickParts(was, is)
        : [...inputParts(was, old, aggregate), ...yardstickParts(old, is)];
    });
}
