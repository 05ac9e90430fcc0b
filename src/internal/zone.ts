import { dayFromCivil, MS_PER_DAY } from './day.ts';
import { show } from './show.ts';

/** From an instant (epoch milliseconds) to the civil day that it falls on in one time zone. */
export type CivilDayOf = (epochMs: number) => number;

function utcDay(epochMs: number): number {
  return Math.floor(epochMs / MS_PER_DAY);
}

/**
 * Build the instant-to-civil-day function of an IANA time zone.
 *
 * `Intl` takes microseconds an answer, so offsets are kept per UTC day: a day that starts and ends with the same offset
 * has no transition in it. On the two days a year that have one, every instant is asked for.
 *
 * @throws {RangeError} if the runtime does not know the zone
 */
export function civilDayIn(timeZone: string): CivilDayOf {
  if (timeZone === 'UTC') return utcDay;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as Intl.DateTimeFormatOptions);
  } catch {
    throw new RangeError(
      `Cannot read dates as "timeZone" must be an IANA time zone such as "Asia/Shanghai": current value is ${show(timeZone)}`,
    );
  }

  const offsetAt = (epochMs: number): number => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(epochMs)) parts[type] = value;
    const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
    const day = dayFromCivil(year, Number(parts.month), Number(parts.day));
    const seconds = Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
    return day * MS_PER_DAY + seconds * 1000 - Math.floor(epochMs / 1000) * 1000;
  };

  const offsets = new Map<number, number | null>();
  return (epochMs) => {
    const utc = utcDay(epochMs);
    let offset = offsets.get(utc);
    if (offset === undefined) {
      const start = offsetAt(utc * MS_PER_DAY);
      offset = start === offsetAt((utc + 1) * MS_PER_DAY - 1) ? start : null;
      offsets.set(utc, offset);
    }
    return utcDay(epochMs + (offset ?? offsetAt(epochMs)));
  };
}
