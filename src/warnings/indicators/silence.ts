import type { Survey } from '../account-signals.ts';
import { contactRhythm } from '../contact-rhythm.ts';
import type { Measure } from '../measure-input.ts';

/** A survey is missed once it has gone unanswered for so many days. */
const GRACE_DAYS = 14;
/** The usual share of unanswered surveys is taken from so many days before the run. */
const HISTORY_DAYS = 730;

/** Days on which surveys were sent, the latest first, and whether one of them was answered. */
function roundsUpTo(surveys: readonly Survey[], asOf: number): Array<{ day: number; answered: boolean }> {
  const rounds: Array<{ day: number; answered: boolean }> = [];
  for (let i = surveys.length - 1; i >= 0; i--) {
    const { day, answeredDay } = surveys[i] as Survey;
    if (day > asOf) continue;
    const answered = answeredDay !== null && answeredDay <= asOf;
    const last = rounds[rounds.length - 1];
    if (last?.day === day) last.answered ||= answered;
    else rounds.push({ day, answered });
  }
  return rounds.filter(({ day, answered }) => answered || day <= asOf - GRACE_DAYS);
}

/**
 * `silence`: how many surveys in a row, up to the latest, went unanswered. Those sent on one day are one, answered if one of them was; one that is not answered counts after 14 days.
 *
 * - `baseline`: the share of the surveys of the 24 months before that run that went unanswered; `null` without any.
 * - `probability`: how likely such a run is by chance: (u + 1) / (m + 2) to the power of the value, where `u` of the `m` surveys before went unanswered (Laplace's rule of succession).
 * - `n`: surveys in the run and the 24 months before it.
 * - `measures`: `touchRatio`: days since the last two-way contact / the usual gap between them; `touchDays`; `cadence`: the usual gap (median of 24 months, from three days of contact on). They are
 *   there also where no survey is.
 * - Missing: `surveys` where the list is not given, or none was sent to the account (then there is no telling).
 */
export const SILENCE: Measure = {
  names: ['touchRatio', 'touchDays', 'cadence'],
  measure: ({ signals: { surveys, touches }, asOf }) => {
    const { days, cadence } = contactRhythm(touches, asOf);
    const measures = {
      touchRatio: days === null || cadence === null ? null : days / cadence,
      touchDays: days,
      cadence,
    };
    const rounds = roundsUpTo(surveys, asOf);
    const [latest] = rounds;
    if (latest === undefined) return { measures, missing: ['surveys'] };
    const firstAnswer = rounds.findIndex(({ answered }) => answered);
    const value = firstAnswer === -1 ? rounds.length : firstAnswer;
    const start = rounds[Math.max(0, value - 1)]?.day ?? latest.day;
    const before = rounds.slice(value).filter(({ day }) => day > start - HISTORY_DAYS);
    const unanswered = before.filter(({ answered }) => !answered).length;
    return {
      value,
      baseline: before.length === 0 ? null : unanswered / before.length,
      probability: ((unanswered + 1) / (before.length + 2)) ** value,
      n: value + before.length,
      measures,
    };
  },
};
