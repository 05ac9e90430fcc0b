import { checkedLater, checkOptions, checkRows } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason, RfmScore } from '../types.ts';
import { type BandInterval, makeScale, type Scale, scoreOf } from './cuts.ts';
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
    const read =
      field === null ? given.find((dimension) => dimension.name === name)?.read : fieldReader(field);
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

function bandReason({ dimension, bins, share }: Scorer, scale: Scale, value: number, score: number): Reason {
  const { threshold, ends } = scale.intervals[score - 1] as BandInterval;
  const { name } = dimension;
  return { code: 'rfm.band', field: name, value, op: 'in', threshold, ends, score, of: bins, weight: share };
}

/** The reasons where the account id decided between two scores of a tied value; they stand behind the reason of its band. */
function tieReasons(scale: Scale, score: number, value: number, accountId: string): Reason[] {
  const reasons: Reason[] = [];
  const past = scale.cuts[score - 2];
  const ahead = scale.cuts[score - 1];
  if (past?.accountId !== undefined && past.value === value)
    reasons.push({
      code: 'rfm.tie',
      field: 'accountId',
      value: accountId,
      op: '>=',
      threshold: past.accountId,
    });
  if (ahead?.accountId !== undefined && ahead.value === value)
    reasons.push({
      code: 'rfm.tie',
      field: 'accountId',
      value: accountId,
      op: '<',
      threshold: ahead.accountId,
    });
  return reasons;
}

function unscored(scorers: readonly Scorer[], missing: readonly string[]): RfmScore {
  return {
    recency: null,
    frequency: null,
    monetary: null,
    code: null,
    score: null,
    ...(scorers.length > 3 && { more: moreScores(scorers, []) }),
    reasons: missing.map((field) => ({
      code: 'rfm.missing',
      field,
      value: null,
      op: 'missing',
      threshold: null,
    })),
  };
}

/** The scores of the further dimensions, by name. */
function moreScores(
  scorers: readonly Scorer[],
  scores: readonly (number | null)[],
): Record<string, number | null> {
  return Object.fromEntries(
    scorers.slice(3).map(({ dimension }, i) => [dimension.name, scores[i + 3] ?? null]),
  );
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
  checkRows(ACTION, 'accounts', accounts);
  const scorers = makeScorers(model, options?.values);
  const [r, f, m] = scorers as [Scorer, Scorer, Scorer];
  const separator = Math.max(r.bins, f.bins, m.bins) > 9 ? '-' : '';
  const totalWeight = scorers.reduce((sum, { weight }) => sum + weight, 0);
  const isNested = scorers.some(({ groups }) => groups !== null);
  const found = new Array<number | null>(scorers.length).fill(null);
  const scores = new Array<number>(scorers.length).fill(0);
  const scales = scorers.map(({ scale }) => scale);
  const splitsTies = scorers.some(({ scale }) => scale.cuts.some(({ accountId }) => accountId !== undefined));
  const codes = new Map<number, string>();

  const scored: Array<T & { readonly rfm: RfmScore }> = [];
  for (let row = 0; row < accounts.length; row++) {
    const account = accounts[row] as T;
    let complete = true;
    for (let d = 0; d < scorers.length; d++) {
      const value = readValue(ACTION, (scorers[d] as Scorer).dimension, account, row);
      found[d] = value;
      if (value === null) complete = false;
    }
    if (!complete) {
      const missing = scorers.filter((_, d) => found[d] === null).map(({ dimension }) => dimension.name);
      scored.push({ ...account, rfm: unscored(scorers, missing) });
      continue;
    }

    let weighted = 0;
    let key = '';
    for (let d = 0; d < scorers.length; d++) {
      const { scale: overall, groups, weight } = scorers[d] as Scorer;
      const scale = groups?.get(key) ?? overall;
      const score = scoreOf(scale, found[d] as number, account.accountId);
      scales[d] = scale;
      scores[d] = score;
      weighted += score * weight;
      if (isNested) key = d === 0 ? String(score) : `${key}-${score}`;
    }
    const reasonAt = (d: number): Reason =>
      bandReason(scorers[d] as Scorer, scales[d] as Scale, found[d] as number, scores[d] as number);
    // A literal of three is half the size of a list that grew to three.
    let reasons = [reasonAt(0), reasonAt(1), reasonAt(2)];
    for (let d = 3; d < scorers.length; d++) reasons.push(reasonAt(d));
    if (splitsTies)
      reasons = reasons.flatMap((reason, d) => [
        reason,
        ...tieReasons(scales[d] as Scale, scores[d] as number, found[d] as number, account.accountId),
      ]);
    const recency = scores[0] as number;
    const frequency = scores[1] as number;
    const monetary = scores[2] as number;
    const cell = (recency * 16 + frequency) * 16 + monetary;
    let code = codes.get(cell);
    if (code === undefined) {
      code = `${recency}${separator}${frequency}${separator}${monetary}`;
      codes.set(cell, code);
    }
    const score = weighted / totalWeight;
    const rfm: RfmScore =
      scorers.length === 3
        ? { recency, frequency, monetary, code, score, reasons }
        : { recency, frequency, monetary, code, score, more: moreScores(scorers, scores), reasons };
    scored.push({ ...account, rfm });
  }
  return scored;
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
