import { gapsOf, medianOf } from '../internal/gaps.ts';
import type { Touch } from './account-signals.ts';

/** The usual gap is taken from so many days before the last two-way contact. */
const RHYTHM_DAYS = 730;
/** Below so many days of contact there is no usual gap. */
const FEWEST_DAYS = 3;

/** How often the account is in contact both ways. */
export interface ContactRhythm {
  /** Days since the last two-way contact; `null` if there was none. */
  readonly days: number | null;
  /** The median gap between days of two-way contact, in days; `null` below three of them. */
  readonly cadence: number | null;
  /** Days of two-way contact that it rests on. */
  readonly n: number;
}

export function contactRhythm(touches: readonly Touch[], asOf: number): ContactRhythm {
  const days: number[] = [];
  for (const { day, twoWay } of touches) {
    if (day > asOf) break;
    if (twoWay && day !== days[days.length - 1]) days.push(day);
  }
  const last = days[days.length - 1];
  if (last === undefined) return { days: null, cadence: null, n: 0 };
  const recent = days.filter((day) => day > last - RHYTHM_DAYS);
  return {
    days: asOf - last,
    cadence: recent.length < FEWEST_DAYS ? null : medianOf(gapsOf(recent)),
    n: recent.length,
  };
}
