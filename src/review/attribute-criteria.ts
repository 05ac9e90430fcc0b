import type { CriteriaModel } from '../tiers/criteria-model.ts';
import { scoreAccount } from '../tiers/score-account.ts';
import type { CriteriaScore, CriterionPart } from '../types.ts';
import { attributeScore, type RawPart } from './attribution.ts';
import type { Attribution } from './comparison-record.ts';
import type { ReviewAccount } from './review-record.ts';

/** A field of a score: its points of 100, and the share of the whole score that it decides. */
interface Leaf {
  readonly id: string;
  readonly value: number | null;
  readonly normalized: number | null;
  readonly share: number;
}

function leavesOf(criterion: CriterionPart): Leaf[] {
  const leaf = ({ id, value, normalized }: CriterionPart, share: number): Leaf => ({
    id,
    value,
    normalized,
    share,
  });
  if (criterion.parts === undefined) return [leaf(criterion, criterion.weight)];
  return criterion.parts.map((part) => leaf(part, criterion.weight * part.weight));
}

function valuesOf({ parts }: CriteriaScore): Map<string, number | null> {
  return new Map(parts.flatMap(leavesOf).map(({ id, value }) => [id, value]));
}

/** The score that the values after would have had by the model before. A field that is only in the model before keeps its value. */
function rescore(before: CriteriaScore, after: CriteriaScore, model: CriteriaModel): CriteriaScore {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return scoreAccount(model, ({ id }) => (is.has(id) ? (is.get(id) ?? null) : (was.get(id) ?? null)));
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
  const later = leavesOf(is);
  let shift = 0;
  let sum = 0;
  const leaves = leavesOf(was).map((leaf, i): RawPart => {
    const now = later[i] as Leaf;
    shift += (now.share - leaf.share) * (now.normalized ?? leaf.normalized ?? 0);
    const isKnown = leaf.normalized !== null && now.normalized !== null;
    const points = isKnown ? leaf.share * ((now.normalized as number) - (leaf.normalized as number)) : 0;
    sum += points;
    return inputPart(leaf.id, leaf.value, now.value, points);
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
