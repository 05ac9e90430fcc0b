import { binomialAtLeast } from '../../internal/binomial.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf, YEAR_DAYS } from '../windows.ts';

const RECENT_DAYS = 30;

/**
 * `complaints`: complaints in the last 30 days.
 *
 * - `baseline`: those of the 12 months before, times 30 / 365; `lastYear`: those of the same 30 days last year.
 * - `delta`: the change as a share of the baseline; 1 from none to some.
 * - `probability`: how likely so many are by chance at an even pace: the exact binomial upper tail of the recent count, given both counts together.
 * - `n`: complaints of both windows.
 * - `measures`: `openUrgent`: urgent ones of any age that are not closed by `asOf`; `open`: all that are not closed; `urgent`: urgent ones of the 30 days.
 * - Missing: `complaints` where the list is not given. No complaint of a company that keeps them is 0.
 */
export const COMPLAINTS: Measure = {
  names: ['openUrgent', 'open', 'urgent'],
  measure: ({ signals: { complaints }, given, asOf }) => {
    if (!given.has('complaints')) return { missing: ['complaints'] };
    const start = asOf - RECENT_DAYS + 1;
    let value = 0;
    let before = 0;
    let lastYear = 0;
    let open = 0;
    let openUrgent = 0;
    let urgent = 0;
    for (const { day, urgent: isUrgent, closedDay } of complaints) {
      if (day > asOf) break;
      if (day >= start) {
        value++;
        if (isUrgent) urgent++;
      } else if (day >= start - YEAR_DAYS) before++;
      if (day > asOf - YEAR_DAYS - RECENT_DAYS && day <= asOf - YEAR_DAYS) lastYear++;
      if (closedDay !== null && closedDay <= asOf) continue;
      open++;
      if (isUrgent) openUrgent++;
    }
    const baseline = (before * RECENT_DAYS) / YEAR_DAYS;
    return {
      value,
      baseline,
      lastYear,
      delta: changeOf(value, baseline),
      probability: binomialAtLeast(value, value + before, RECENT_DAYS / (RECENT_DAYS + YEAR_DAYS)),
      n: value + before,
      measures: { openUrgent, open, urgent },
    };
  },
};
