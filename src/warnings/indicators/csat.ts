import { exactSum } from '../../internal/exact-sum.ts';
import { chanceOfLower } from '../../internal/rank-test.ts';
import type { Survey } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { WINDOW_DAYS, YEAR_DAYS } from '../windows.ts';

interface Answer {
  readonly day: number;
  readonly csat: number;
}

/** Answers up to a day, by the day on which they came. */
function answersUpTo(surveys: readonly Survey[], asOf: number): Answer[] {
  return surveys
    .flatMap(({ answeredDay, csat }) =>
      answeredDay !== null && answeredDay <= asOf && csat !== null ? [{ day: answeredDay, csat }] : [],
    )
    .sort((a, b) => a.day - b.day || a.csat - b.csat);
}

function scoresBetween(answers: readonly Answer[], from: number, to: number): number[] {
  return answers.filter(({ day }) => day >= from && day <= to).map(({ csat }) => csat);
}

function meanOf(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : exactSum(scores) / scores.length;
}

/** How many times running the mean of a day of answers was below that of the day of answers before it. */
function fallsRunning(answers: readonly Answer[]): number {
  let falls = 0;
  let last: number | null = null;
  for (let end = answers.length; end > 0; ) {
    const { day } = answers[end - 1] as Answer;
    let start = end - 1;
    while (start > 0 && answers[start - 1]?.day === day) start--;
    const mean = meanOf(answers.slice(start, end).map(({ csat }) => csat)) as number;
    if (last !== null && last >= mean) return falls;
    if (last !== null) falls++;
    last = mean;
    end = start;
  }
  return falls;
}

/**
 * `csat`: mean satisfaction, 1 to 5, of the answers of the last 90 days.
 *
 * - `baseline`: the mean of the 12 months before; `lastYear`: of the same 90 days last year.
 * - `delta`: value less baseline, in points.
 * - `probability`: how likely answers so low are by chance: Mann and Whitney's rank test against those of the 12 months before, one-sided.
 * - `n`: answers of the last 90 days.
 * - `measures`: `min`: the lowest answer of the 90 days; `falls`: how many times running, up to the latest, the mean of a day of answers was below that of the day of answers before, within
 *   the last 15 months; `baselineAnswers`.
 * - Missing: `surveys` where the list is not given, `satisfaction_answers` where the account gave none in 90 days.
 */
export const CSAT: Measure = {
  names: ['min', 'falls', 'baselineAnswers'],
  measure: ({ signals: { surveys }, given, asOf }) => {
    if (!given.has('surveys')) return { missing: ['surveys'] };
    const answers = answersUpTo(surveys, asOf);
    const recent = scoresBetween(answers, asOf - WINDOW_DAYS + 1, asOf);
    const before = scoresBetween(answers, asOf - WINDOW_DAYS - YEAR_DAYS + 1, asOf - WINDOW_DAYS);
    const lastYear = scoresBetween(answers, asOf - YEAR_DAYS - WINDOW_DAYS + 1, asOf - YEAR_DAYS);
    const value = meanOf(recent);
    const baseline = meanOf(before);
    return {
      value,
      baseline,
      lastYear: meanOf(lastYear),
      delta: value === null || baseline === null ? null : value - baseline,
      probability: chanceOfLower(recent, before),
      n: recent.length,
      measures: {
        min: recent.length === 0 ? null : recent.reduce((a, b) => Math.min(a, b)),
        falls:
          recent.length === 0
            ? null
            : fallsRunning(answers.filter(({ day }) => day > asOf - WINDOW_DAYS - YEAR_DAYS)),
        baselineAnswers: before.length,
      },
      missing: ['satisfaction_answers'],
    };
  },
};
