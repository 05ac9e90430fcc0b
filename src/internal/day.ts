/**
 * Civil days as integers: days since 1970-01-01 in the proleptic Gregorian calendar. No `Date` arithmetic, so that no
 * time zone of the machine and no daylight-saving day can move a result.
 */

export const MS_PER_DAY = 86_400_000;
/** 0001-01-01 */
export const MIN_DAY = -719_162;
/** 9999-12-31 */
export const MAX_DAY = 2_932_896;
/** What is returned for text that is not a date. */
export const NO_DAY = -2_147_483_648;

/** The day number of a civil date (Hinnant's `days_from_civil`, https://howardhinnant.github.io/date_algorithms.html). */
export function dayFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The last day of a month. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of the `YYYY-MM-DD` that `text` starts with, or {@link NO_DAY}; 30 February is not a day. */
export function dayFromIsoPrefix(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NO_DAY;
  const y1 = text.charCodeAt(0) - 48;
  const y2 = text.charCodeAt(1) - 48;
  const y3 = text.charCodeAt(2) - 48;
  const y4 = text.charCodeAt(3) - 48;
  const m1 = text.charCodeAt(5) - 48;
  const m2 = text.charCodeAt(6) - 48;
  const d1 = text.charCodeAt(8) - 48;
  const d2 = text.charCodeAt(9) - 48;
  // One unsigned comparison a digit; a missing character is NaN, which `>>> 0` turns into 0, so length is checked by the callers.
  if (
    y1 >>> 0 > 9 ||
    y2 >>> 0 > 9 ||
    y3 >>> 0 > 9 ||
    y4 >>> 0 > 9 ||
    m1 >>> 0 > 9 ||
    m2 >>> 0 > 9 ||
    d1 >>> 0 > 9 ||
    d2 >>> 0 > 9
  )
    return NO_DAY;
  const year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
  const month = m1 * 10 + m2;
  const day = d1 * 10 + d2;
  if (year === 0 || month === 0 || month > 12 || day === 0) return NO_DAY;
  if (day > 28 && day > daysInMonth(year, month)) return NO_DAY;
  return dayFromCivil(year, month, day);
}

/** The ISO day (`YYYY-MM-DD`) of a day number. */
export function isoDay(day: number): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** Whether a value is the text of a day, such as `2026-03-31`, and nothing else. */
export function isIsoDay(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && dayFromIsoPrefix(value) !== NO_DAY;
}

/** The ISO day so many days after a day, or the last one that there is. */
export function isoDayAfter(day: number, days: number): string {
  return isoDay(Math.min(MAX_DAY, day + days));
}
