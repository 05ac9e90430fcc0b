import { onGrid } from '../internal/exact-parts.ts';
import { applyRfm } from '../rfm/apply.ts';
import type { RfmModel } from '../rfm/model.ts';
import type { DimensionOptions } from '../rfm/options.ts';
import type { RfmScore } from '../types.ts';
import type { AccountPair } from './account-changes.ts';
import { attributeScore, type RawPart } from './attribution.ts';
import type { Attribution } from './comparison-record.ts';
import type { ReviewAccount } from './review-record.ts';

/** A dimension in the model before and in the one after; `null` where a model does not have it. Shares of weights, 0 to 1. */
interface DimensionPair {
  readonly name: string;
  readonly field: string | null;
  readonly shareBefore: number | null;
  readonly shareAfter: number | null;
}

/** The value that a dimension looked at: as its reason tells, or as the account has it. */
function dimensionValue(
  account: ReviewAccount,
  { name, field }: Pick<DimensionOptions, 'name' | 'field'>,
): number | null {
  const reason = account.rfm.reasons.find((r) => r.code === 'rfm.band' && r.field === name);
  const value = reason?.value ?? (account as unknown as Record<string, unknown>)[field ?? name];
  return typeof value === 'number' ? value : null;
}

function scoreIn(rfm: RfmScore, name: string): number | null {
  if (name === 'recency' || name === 'frequency' || name === 'monetary') return rfm[name];
  return rfm.more !== undefined && Object.hasOwn(rfm.more, name) ? (rfm.more[name] ?? null) : null;
}

function sharesOf({ options }: RfmModel): Map<string, number> {
  const total = options.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(options.dimensions.map(({ name, weight }) => [name, weight / total]));
}

function pairDimensions(before: RfmModel, after: RfmModel): DimensionPair[] {
  const [first, second] = [sharesOf(before), sharesOf(after)];
  const all = new Map([...after.options.dimensions, ...before.options.dimensions].map((d) => [d.name, d]));
  return [...new Set([...first.keys(), ...second.keys()])].map((name) => ({
    name,
    field: all.get(name)?.field ?? null,
    shareBefore: first.get(name) ?? null,
    shareAfter: second.get(name) ?? null,
  }));
}

/** The accounts as they are after, scored with the model before. */
function rescore(pairs: readonly AccountPair[], model: RfmModel): Map<string, RfmScore> {
  const { dimensions } = model.options;
  const rows = pairs.flatMap(({ accountId, after }) =>
    after === null
      ? []
      : {
          ...Object.fromEntries(dimensions.map((d) => [d.field ?? d.name, dimensionValue(after, d)])),
          accountId,
        },
  );
  const given = dimensions.filter(({ field }) => field === null);
  const values = Object.fromEntries(
    given.map(({ name }) => [name, (row: object) => (row as Record<string, number | null>)[name] ?? null]),
  );
  const scored = applyRfm(rows as never, model, { values }) as ReadonlyArray<{
    accountId: string;
    rfm: RfmScore;
  }>;
  return new Map(scored.map(({ accountId, rfm }) => [accountId, rfm]));
}

/** What each dimension adds to the change: its value by the old yardstick, then the yardstick itself. */
function partsOf(
  dimensions: readonly DimensionPair[],
  before: ReviewAccount,
  after: ReviewAccount,
  between: RfmScore,
): RawPart[] {
  const inputs: RawPart[] = [];
  const yardsticks: RawPart[] = [];
  for (const dimension of dimensions) {
    const { name, shareBefore, shareAfter } = dimension;
    const was = scoreIn(before.rfm, name) ?? 0;
    const is = scoreIn(after.rfm, name) ?? 0;
    const old = scoreIn(between, name) ?? was;
    inputs.push({
      code: 'comparison.input',
      field: name,
      valueBefore: dimensionValue(before, dimension),
      valueAfter: dimensionValue(after, dimension),
      points: (shareBefore ?? 0) * (old - was),
    });
    if (between === after.rfm) continue;
    yardsticks.push({
      code: 'comparison.yardstick',
      field: name,
      valueBefore: shareBefore === null ? null : old,
      valueAfter: shareAfter === null ? null : is,
      points: (shareAfter ?? 0) * is - (shareBefore ?? 0) * old,
    });
  }
  return [...inputs, ...yardsticks];
}

/** Makes the attribution of RFM scores: how the mean score of an account moved, by dimension. */
export function rfmAttributor(
  pairs: readonly AccountPair[],
  models: readonly [before: RfmModel, after: RfmModel],
  isSame: boolean,
): (accountId: string, before: ReviewAccount, after: ReviewAccount) => Attribution | null {
  const dimensions = pairDimensions(...models);
  const rescored = isSame ? null : rescore(pairs, models[0]);
  const onPoints = (score: number | null) => (score === null ? null : onGrid(score));
  return (accountId, before, after) => {
    const scores = [onPoints(before.rfm.score), onPoints(after.rfm.score)] as const;
    return attributeScore(accountId, 'rfm', scores, () => {
      const old = rescored?.get(accountId);
      // A value that the model before cannot score leaves everything to the yardstick.
      const between =
        rescored === null ? after.rfm : (old?.score ?? null) === null ? before.rfm : (old as RfmScore);
      const parts = partsOf(dimensions, before, after, between);
      return scores.includes(null) ? parts.filter(({ code }) => code === 'comparison.input') : parts;
    });
  };
}
