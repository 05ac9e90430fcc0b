import { checkOptions, checkedLater } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason, RfmScore } from '../types.ts';
import { makeScale, type Scale, scoreOf } from './cuts.ts';
import { fitRfm, type RfmInput } from './fit.ts';
import type { RfmModel } from './model.ts';
import type { FitRfmOptions } from './options.ts';
import { type Dimension, type DimensionValues, fieldReader, readValue, resolveDimensions } from './values.ts';

const ACTION = 'apply an RFM model';

/** One dimension of a model, ready to score with. */
interface Scorer {
  readonly dimension: Dimension;
  readonly scale: Scale;
  readonly groups: ReadonlyMap<string, Scale> | null;
  readonly bins: number;
  readonly weight: number;
  readonly share: number;
}

function makeScorers<T>(model: RfmModel, values: DimensionValues<T> | undefined): Scorer[] {
  const given = values === undefined ? [] : resolveDimensions(ACTION, values);
  const { dimensions } = model.options;
  const totalWeight = dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return dimensions.map(({ name, field, better, bins, weight }, d): Scorer => {
    const fitted = model.fitted.dimensions[d] as RfmModel['fitted']['dimensions'][number];
    const read = field === null ? given.find((dimension) => dimension.name === name)?.read : fieldReader(field);
    if (read === undefined || (field === null && values?.[name] === undefined))
      throw new TypeError(
        `Cannot ${ACTION} as "${name}" was fitted with a function, which a model cannot hold: give it again with values: { ${name}: … }`,
      );
    return {
      dimension: { name, field, better, read },
      scale: makeScale(fitted.cuts, better),
      groups:
        fitted.groups === undefined
          ? null
          : new Map(Object.entries(fitted.groups).map(([key, cuts]) => [key, makeScale(cuts, better)])),
      bins,
      weight,
      share: weight / totalWeight,
    };
  });
}

/** The reasons where the account id decided between two scores of a tied value. */
function tieReasons(scale: Scale, score: number, value: number, accountId: string): Reason[] {
  const reasons: Reason[] = [];
  const past = scale.cuts[score - 2];
  const ahead = scale.cuts[score - 1];
  if (past?.accountId !== undefined && past.value === value)
    reasons.push({ code: 'rfm.tie', field: 'accountId', value: accountId, op: '>=', threshold: past.accountId });
  if (ahead?.accountId !== undefined && ahead.value === value)
    reasons.push({ code: 'rfm.tie', field: 'accountId', value: accountId, op: '<', threshold: ahead.accountId });
  return reasons;
}

function unscored(scorers: readonly Scorer[], missing: readonly string[]): RfmScore {
  const more = scorers.slice(3).map(({ dimension }) => [dimension.name, null] as const);
  return {
    recency: null,
    frequency: null,
    monetary: null,
    code: null,
    score: null,
    ...(more.length > 0 && { more: Object.fromEntries(more) }),
    reasons: missing.map((field) => ({ code: 'rfm.missing', field, value: null, op: 'missing', threshold: null })),
  };
}

/**
 * Score accounts with a fitted RFM model.
 *
 * Each account is scored by itself: one at a time gives the same as all at once, today or next year. 5 (the number of bins) is
 * best in every dimension. An account that lacks a value gets `null` scores and the reason; it is never dropped. The
 * reasons hold the interval that each value fell into, and re-derive the scores.
 *
 * Cost: O(1) an account.
 *
 * @param accounts one row per account, with the fields that the model was fitted on
 * @param model from {@link fitRfm} or {@link parseRfmModel}
 * @param options `values`: the functions that the model was fitted with, if it was
 * @returns the same rows in the same order, each with one more key, `rfm`
 * @throws {TypeError} if the model is not one, or a value is neither a finite number nor missing (the row is named)
 * @example Score a new account with last month's model
 * ```ts
 * import { applyRfm, fitRfm } from 'account-scoring';
 *
 * const book = Array.from({ length: 100 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 3 * i,
 *   frequency: 1 + (i % 10),
 *   monetary: 50 * (100 - i),
 * }));
 * const model = fitRfm(book);
 * const [fresh] = applyRfm([{ accountId: 'New', recency: 12, frequency: 9, monetary: 700 }], model);
 * console.log(fresh?.rfm.code, fresh?.rfm.score);
 * // → 551 3.6666666666666665
 * ```
 */
export function applyRfm<T extends RfmInput & { readonly rfm?: RfmScore }>(
  accounts: readonly T[],
  model: RfmModel,
  options?: { readonly values?: DimensionValues<T> | undefined },
): Array<T & { readonly rfm: RfmScore }> {
  checkModel(ACTION, model, 'rfm', 1);
  checkOptions(ACTION, options, { values: checkedLater });
  const scorers = makeScorers(model, options?.values);
  const [r, f, m] = scorers as [Scorer, Scorer, Scorer];
  const separator = Math.max(r.bins, f.bins, m.bins) > 9 ? '-' : '';
  const totalWeight = scorers.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Array<number | null>(scorers.length);
  const scores = new Array<number>(scorers.length);

  return accounts.map((account, row) => {
    const missing: string[] = [];
    for (let d = 0; d < scorers.length; d++) {
      const { dimension } = scorers[d] as Scorer;
      const value = readValue(ACTION, dimension, account, row);
      found[d] = value;
      if (value === null) missing.push(dimension.name);
    }
    if (missing.length > 0) return { ...account, rfm: unscored(scorers, missing) };

    const reasons: Reason[] = [];
    let weighted = 0;
    let key = '';
    for (let d = 0; d < scorers.length; d++) {
      const { dimension, scale: overall, groups, bins, weight, share } = scorers[d] as Scorer;
      const value = found[d] as number;
      const scale = groups?.get(key) ?? overall;
      const score = scoreOf(scale, value, account.accountId);
      const { threshold, ends } = scale.intervals[score - 1] as Scale['intervals'][number];
      reasons.push({
        code: 'rfm.band',
        field: dimension.name,
        value,
        op: 'in',
        threshold,
        ends,
        score,
        of: bins,
        weight: share,
      });
      if (scale.cuts[0]?.accountId !== undefined) reasons.push(...tieReasons(scale, score, value, account.accountId));
      scores[d] = score;
      weighted += score * weight;
      key = d === 0 ? String(score) : `${key}-${score}`;
    }
    const rfm: RfmScore = {
      recency: scores[0] as number,
      frequency: scores[1] as number,
      monetary: scores[2] as number,
      code: `${scores[0]}${separator}${scores[1]}${separator}${scores[2]}`,
      score: weighted / totalWeight,
      ...(scorers.length > 3 && {
        more: Object.fromEntries(scorers.slice(3).map(({ dimension }, i) => [dimension.name, scores[i + 3] as number])),
      }),
      reasons,
    };
    return { ...account, rfm };
  });
}

/**
 * Fit an RFM model on a book of accounts and score the same accounts with it: {@link applyRfm} of {@link fitRfm}.
 *
 * For a one-off look. Where scores are compared over time, keep the model of {@link fitRfm} instead.
 *
 * @param accounts one row per account
 * @param options as for {@link fitRfm}
 * @returns the same rows in the same order, each with one more key, `rfm`
 * @throws {TypeError} as {@link fitRfm}
 * @example Score a book
 * ```ts
 * import { scoreRfm } from 'account-scoring';
 *
 * const book = [
 *   { accountId: 'Acme', recency: 5, frequency: 24, monetary: 90_000 },
 *   { accountId: 'Blue', recency: 200, frequency: 2, monetary: 1_500 },
 * ];
 * console.log(scoreRfm(book, { bins: 2 }).map((account) => account.rfm.code));
 * // → [ '222', '111' ]
 * ```
 */
export function scoreRfm<T extends RfmInput & { readonly rfm?: RfmScore }>(
  accounts: readonly T[],
  options?: FitRfmOptions<T>,
): Array<T & { readonly rfm: RfmScore }> {
  return applyRfm(accounts, fitRfm(accounts, options), { values: options?.values });
}
