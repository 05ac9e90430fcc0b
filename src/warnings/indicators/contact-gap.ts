import { contactRhythm } from '../contact-rhythm.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf } from '../windows.ts';

/**
 * `contactGap`: days since the last two-way contact: a call, visit or mail that the customer answered or took part in.
 *
 * - `baseline`: the usual gap: the median gap between days of two-way contact of the 24 months that end with the last, from three such days on.
 * - `delta`: the change as a share of the baseline.
 * - `probability`: how likely a gap so long is by chance if contacts come at random at the usual pace: 2^-(value / baseline).
 * - `n`: days of two-way contact in the 24 months.
 * - `measures`: `ratio`: value / baseline; `unreachableDays`: for how many days a key contact who has not left has been unreachable, the longest (0 where none is, `null` without a key contact, or without
 *   the list of contacts). It is there also where no contact is.
 * - Missing: `touches` where the list is not given, `two_way_touch` where the account never had one.
 */
export const CONTACT_GAP: Measure = {
  names: ['ratio', 'unreachableDays'],
  measure: ({ signals: { touches, contacts }, given, asOf }) => {
    let unreachableDays: number | null = null;
    for (const { keyContact, sinceDay, leftDay, unreachableDay } of contacts) {
      if (!keyContact || (sinceDay !== null && sinceDay > asOf) || (leftDay !== null && leftDay <= asOf))
        continue;
      const days = unreachableDay === null ? 0 : Math.max(0, asOf - unreachableDay);
      unreachableDays = Math.max(unreachableDays ?? 0, days);
    }
    if (!given.has('touches')) return { measures: { unreachableDays }, missing: ['touches'] };
    const { days, cadence, n } = contactRhythm(touches, asOf);
    if (days === null) return { measures: { unreachableDays }, missing: ['two_way_touch'] };
    const ratio = cadence === null ? null : days / cadence;
    return {
      value: days,
      baseline: cadence,
      delta: cadence === null ? null : changeOf(days, cadence),
      probability: ratio === null ? null : 2 ** -ratio,
      n,
      measures: { ratio, unreachableDays },
    };
  },
};
