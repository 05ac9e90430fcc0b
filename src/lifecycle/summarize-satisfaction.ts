import { compareCodePoints } from '../internal/code-point-order.ts';
import { isoDay, MIN_DAY } from '../internal/day.ts';
import { anyString, checkOptions, integer, type OptionCheck } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import type { Reason } from '../types.ts';
import { measurePromoters, type NetPromoterScore } from './net-promoter.ts';
import { type Answer, isScale, readAnswers, type SurveyAnswer } from './read-surveys.ts';
import {
  type DimensionSatisfaction,
  measureDimension,
  reasonsOfFigure,
  scoresByDimension,
} from './satisfaction.ts';

/** The options of {@link summarizeSatisfaction}. */
export interface SatisfactionOptions {
  /** The last day that counts. */
  asOf: string | number | Date;
  /** Days of the window that ends with `asOf`; the window before is as long. Default 90. */
  windowDays?: number | undefined;
  /** Listed first and always, with or without answers. Default `['product', 'service', 'after_sales']`. */
  dimensions?: readonly string[] | undefined;
  /** The lowest and the highest score. Default `[1, 5]`. Answers with a scale of their own are moved to this one. */
  scale?: readonly [number, number] | undefined;
  /** The least score of the top box, on `scale`. Default three quarters up: 4 of 1 to 5. */
  topBox?: number | undefined;
  /** The zone whose civil days timestamps belong to. Default `'UTC'`. */
  timeZone?: string | undefined;
}

/** How satisfied one account is, or all of them. */
export interface Satisfaction {
  readonly dimensions: readonly DimensionSatisfaction[];
  readonly nps: NetPromoterScore;
  /** Surveys in the window without any answer. */
  readonly unanswered: number;
  /** The last survey up to `asOf`, answered or not; `null` without one. */
  readonly lastSurveyDate: string | null;
  readonly reasons: readonly Reason[];
}

/** The satisfaction of one account. */
export interface AccountSatisfaction extends Satisfaction {
  readonly accountId: string;
}

/** What surveys say, per account and over all. */
export interface SatisfactionSummary {
  readonly asOf: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly previous: { readonly from: string; readonly to: string };
  readonly scale: readonly [number, number];
  readonly topBox: number;
  /** Where the surveys fell: `received = window + previous + older + future`. */
  readonly counts: {
    readonly received: number;
    readonly window: number;
    readonly previous: number;
    readonly older: number;
    readonly future: number;
  };
  /** Over all answers; every answer counts once. */
  readonly overall: Satisfaction;
  /** In code-point order of the account. */
  readonly accounts: readonly AccountSatisfaction[];
}

const ACTION = 'summarize satisfaction';

const CHECKS: Readonly<Record<string, OptionCheck>> = {
  asOf: { expected: '', type: 'any', holds: () => true },
  windowDays: /* @__PURE__ */ integer(1, 100_000),
  dimensions: {
    expected: 'a list of different texts',
    type: 'object',
    holds: (ids: readonly unknown[]) =>
      Array.isArray(ids) &&
      new Set(ids).size === ids.length &&
      ids.every((id) => typeof id === 'string' && id !== ''),
  },
  scale: { expected: 'two ascending numbers such as [1, 5]', type: 'object', holds: isScale },
  topBox: {
    expected: 'a number on the scale',
    type: 'number',
    holds: (value: number) => Number.isFinite(value),
  },
  timeZone: anyString,
};

/** The day as text; windows do not reach back past the year 1. */
function dayText(day: number): string {
  return isoDay(Math.max(MIN_DAY, day));
}

interface Rules {
  readonly day: number;
  readonly windowDays: number;
  readonly dimensions: readonly string[];
  readonly range: number;
  readonly topBox: number;
}

/** The answers of one account (or of all) by window. */
function windowsOf(answers: readonly Answer[], { day, windowDays }: Rules) {
  const start = day - windowDays + 1;
  return {
    now: answers.filter((answer) => answer.day >= start && answer.day <= day),
    before: answers.filter((answer) => answer.day < start && answer.day >= start - windowDays),
    older: answers.filter((answer) => answer.day < start - windowDays),
  };
}

function recommendations(answers: readonly Answer[]): number[] {
  return answers.flatMap(({ recommend }) => (recommend === null ? [] : [recommend]));
}

function measure(answers: readonly Answer[], rules: Rules): Satisfaction {
  const { now, before, older } = windowsOf(answers, rules);
  const scores = scoresByDimension(now);
  const earlier = scoresByDimension(before);
  const further = [...new Set([...scores.keys(), ...earlier.keys()])]
    .filter((id) => !rules.dimensions.includes(id))
    .sort(compareCodePoints);
  const dimensions = [...rules.dimensions, ...further].map((id) =>
    measureDimension(id, scores.get(id) ?? [], earlier.get(id) ?? [], rules),
  );
  const nps = measurePromoters(recommendations(now), recommendations(before));
  let last: number | null = null;
  for (const { day } of [...now, ...before, ...older]) if (last === null || day > last) last = day;
  return {
    dimensions,
    nps,
    unanswered: now.filter(({ score, recommend }) => score === null && recommend === null).length,
    lastSurveyDate: last === null ? null : isoDay(last),
    reasons: [
      ...dimensions.flatMap(({ id, n, mean, trend }) => reasonsOfFigure(id, n, mean, trend)),
      ...reasonsOfFigure('nps', nps.n, nps.score, nps.trend),
    ],
  };
}

/**
 * Summarise satisfaction surveys: how satisfied each account is with what, who would recommend us, and what changed.
 *
 * One row per answer: `accountId`, `date`, `dimension` (product, service, after-sales, …), `score`, and `recommend` (0 to 10)
 * where it was asked. Every figure comes with the number of answers that it rests on.
 *
 * Method: mean and top-box share (4 and 5 of 5) of the answers in the window; the trend is the difference to the window before,
 * and is `up` or `down` only where Welch's test at 5 % says that chance does not explain it (variance at least a twelfth of a
 * squared quarter of the scale, as answers are steps); in simulated books without a change it said so in 1 to 9 % of
 * comparisons. NPS is promoters (9, 10) less detractors (0 to 6) in percent (Reichheld 2003), with the adjusted Wald interval
 * for a difference of shares of the same answers (Bonett and Price 2012, doi:10.3102/1076998611411915).
 *
 * Edge cases: surveys after `asOf` are counted and left out; fewer than 5 answers in a window give no direction; no answers
 * give `null` and a reason; rows with neither `score` nor `recommend` count as unanswered. Few accounts answer, and those who
 * are quiet leave quietly: look at `unanswered` and `lastSurveyDate` too. Cost: O(n log n).
 *
 * @param surveys one row per answer
 * @param options `asOf`, `windowDays`, `dimensions`, `scale`, `topBox`, `timeZone`
 * @returns one record with `overall` and one entry per account
 * @throws {TypeError} if rows cannot be read (one error names the first few), or an option is of a wrong shape
 * @throws {RangeError} if an option is out of range
 * @example Who is content with what
 * ```ts
 * import { summarizeSatisfaction } from 'account-scoring';
 *
 * const summary = summarizeSatisfaction(
 *   [
 *     { accountId: 'Acme', date: '2026-03-02', dimension: 'product', score: 5, recommend: 9 },
 *     { accountId: 'Acme', date: '2026-03-02', dimension: 'service', score: 3 },
 *     { accountId: 'Blue', date: '2026-03-20', dimension: 'product', score: 4, recommend: 4 },
 *   ],
 *   { asOf: '2026-03-31' },
 * );
 * const [product] = summary.overall.dimensions;
 * console.log(product?.mean, product?.topBox, product?.n, summary.overall.nps.score);
 * // → 4.5 1 2 0
 * ```
 */
export function summarizeSatisfaction(
  surveys: readonly SurveyAnswer[],
  options: SatisfactionOptions,
): SatisfactionSummary {
  checkOptions(ACTION, options, CHECKS);
  const {
    windowDays = 90,
    dimensions = ['product', 'service', 'after_sales'],
    scale = [1, 5],
  } = options ?? {};
  const readDay = dayReaderIn(options?.timeZone ?? 'UTC');
  const day = readAsOf(options?.asOf, readDay, ACTION);
  const range = scale[1] - scale[0];
  const topBox = options.topBox ?? scale[0] + 0.75 * range;
  if (topBox < scale[0] || topBox > scale[1])
    throw new RangeError(
      `Cannot ${ACTION} as "topBox" must be a number from ${scale[0]} to ${scale[1]}: current value is ${topBox}`,
    );
  const rules: Rules = { day, windowDays, dimensions, range, topBox };
  const answers = readAnswers(ACTION, surveys, readDay, scale);

  const byAccount = new Map<string, Answer[]>();
  for (const answer of answers) {
    const list = byAccount.get(answer.accountId);
    if (list === undefined) byAccount.set(answer.accountId, [answer]);
    else list.push(answer);
  }
  const { now, before, older } = windowsOf(answers, rules);
  const start = day - windowDays + 1;
  return {
    asOf: isoDay(day),
    window: { from: dayText(start), to: isoDay(day) },
    previous: { from: dayText(start - windowDays), to: dayText(start - 1) },
    scale: [scale[0], scale[1]],
    topBox,
    counts: {
      received: answers.length,
      window: now.length,
      previous: before.length,
      older: older.length,
      future: answers.length - now.length - before.length - older.length,
    },
    overall: measure(answers, rules),
    accounts: [...byAccount.keys()]
      .sort(compareCodePoints)
      .map((accountId) => ({ accountId, ...measure(byAccount.get(accountId) as Answer[], rules) })),
  };
}
