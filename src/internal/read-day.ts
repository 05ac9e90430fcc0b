import { dayFromIsoPrefix, MAX_DAY, MIN_DAY, MS_PER_DAY, NO_DAY } from './day.ts';
import { show } from './show.ts';
import { civilDayIn } from './zone.ts';

/** From a raw date value to its civil day, or {@link NO_DAY} when it is not a date. */
export type DayReader = (value: unknown) => number;

/** What a date may be, for messages. */
export const DATE_EXPECTED =
  'an ISO day (2026-01-31), an ISO timestamp, a Date or epoch milliseconds, from the year 1 to 9999';

/**
 * Plain numbers closer to 1970 than this (116 days) are not read as epoch milliseconds: in an order book they are
 * spreadsheet serial days or epoch seconds, and would all land in early 1970 without a word.
 */
const SMALLEST_EPOCH_MS = 1e10;

const TIME =
  /^[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)?$/;

const NO_OFFSET = Number.NaN;

/** Whether `text` from position 10 on is `T08:26:00` and nothing more, which is what most exports write. */
function isPlainTime(text: string): boolean {
  if (text.length !== 19 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false;
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 32) return false;
  const h1 = text.charCodeAt(11) - 48;
  const h2 = text.charCodeAt(12) - 48;
  const m1 = text.charCodeAt(14) - 48;
  const m2 = text.charCodeAt(15) - 48;
  const s1 = text.charCodeAt(17) - 48;
  const s2 = text.charCodeAt(18) - 48;
  return (
    h1 >>> 0 <= 2 &&
    h2 >>> 0 <= 9 &&
    h1 * 10 + h2 <= 23 &&
    m1 >>> 0 <= 5 &&
    m2 >>> 0 <= 9 &&
    s1 >>> 0 <= 5 &&
    s2 >>> 0 <= 9
  );
}

/**
 * Milliseconds from the UTC midnight of the written day to the written instant; {@link NO_OFFSET} for a wall-clock time
 * without a zone; `null` when the text is not a time.
 */
function readTime(text: string): number | null {
  const match = TIME.exec(text.slice(10));
  if (match === null) return null;
  const [, hours, minutes, seconds = '0', fraction = '', zulu, sign, offsetHours = '0', offsetMinutes = '0'] =
    match;
  if (zulu === undefined && sign === undefined) return NO_OFFSET;
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + millis;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}

/**
 * Build the strict date reader of a time zone.
 *
 * An ISO day is that day. A timestamp with `Z` or an offset, a `Date` and epoch milliseconds are instants: they belong to the
 * civil day of `timeZone`. A timestamp without an offset is wall-clock time: it belongs to the day it names.
 */
export function dayReaderIn(timeZone: string): DayReader {
  const civilDay = civilDayIn(timeZone);
  const dayOfInstant = (epochMs: number): number => {
    // No zone is two days from UTC; nearer to the ends of time, `Intl` has no answer.
    if (!(epochMs >= (MIN_DAY - 2) * MS_PER_DAY && epochMs <= (MAX_DAY + 2) * MS_PER_DAY)) return NO_DAY;
    const day = civilDay(epochMs);
    return day >= MIN_DAY && day <= MAX_DAY ? day : NO_DAY;
  };
  return (value) => {
    if (typeof value === 'string') {
      if (value.length === 10) return dayFromIsoPrefix(value);
      if (value.length < 16) return NO_DAY;
      const day = dayFromIsoPrefix(value);
      if (day === NO_DAY || isPlainTime(value)) return day;
      const time = readTime(value);
      if (time === null) return NO_DAY;
      return Number.isNaN(time) ? day : dayOfInstant(day * MS_PER_DAY + time);
    }
    if (typeof value === 'number') return Math.abs(value) >= SMALLEST_EPOCH_MS ? dayOfInstant(value) : NO_DAY;
    // Not `instanceof Date`: a Date of another realm (a vm context, an iframe) is a date as well.
    if (typeof value === 'object' && value !== null && typeof (value as Date).getTime === 'function')
      return dayOfInstant((value as Date).getTime());
    return NO_DAY;
  };
}

/**
 * Read the `asOf` option.
 *
 * @throws {TypeError} if it is missing or not a date
 */
export function readAsOf(asOf: unknown, readDay: DayReader, action: string): number {
  const day = readDay(asOf);
  if (day === NO_DAY) {
    throw new TypeError(
      `Cannot ${action} as "asOf" must be ${DATE_EXPECTED}: current value is ${show(asOf)}`,
    );
  }
  return day;
}
