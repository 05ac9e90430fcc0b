import { dayFromCivil, dayFromIsoPrefix, isoDay, MAX_DAY, MIN_DAY, NO_DAY } from '../internal/day.ts';
import { isDateCell } from './cells.ts';

/** How `05/01/2026` is meant: 5 January or 1 May. */
export type DateOrder = 'dmy' | 'mdy';

/** What `5/1/2026` tells about the order of its parts. */
export type DateEvidence = DateOrder | 'either' | 'same' | 'none';

/** The serial number of 1970-01-01, where day 1 is 1900-01-01 and 1900 had a 29 February, which is day 60. */
const SERIAL_OF_EPOCH = 25_569;
/** 9999-12-31 as a serial number. */
const LAST_SERIAL = 2_958_465;

/** A time of day behind a date, with its offset. */
const TIME =
  /(?:[ T,]+(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(\d{4})() ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]$/;
const COMPACT = /^(\d{4})()(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const DAY_NAMED = /^(\d{1,2})[-. ] ?([A-Za-z]{3,9})\.?,?[- ](\d{4})$/;
const MONTH_NAMED = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthNamed(name: string | undefined): number {
  const lower = (name ?? '').toLowerCase();
  const short = lower === 'sept' ? 'sep' : lower;
  return 1 + Math.max(MONTHS.indexOf(short), LONG_MONTHS.indexOf(short));
}

/** The day of a civil date, or {@link NO_DAY} when there is none: 30 February. */
function dayOf(year: number, month: number, day: number): number {
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  if (month > 12 || day > 31) return NO_DAY;
  return dayFromIsoPrefix(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** The parts of a date that ends in its year; `null` when it is none. */
function partsOf(text: string): { year: number; a: number; b: number; mark: string } | null {
  const match = YEAR_LAST.exec(text);
  return match === null
    ? null
    : { year: Number(match[4]), a: Number(match[1]), b: Number(match[3]), mark: match[2] as string };
}

/** Text as the patterns want it: full-width digits and signs made plain, without a time of day. */
function tidy(text: string): string {
  const trimmed = text.trim();
  const plain = /^[\x20-\x7e]*$/.test(trimmed) ? trimmed : trimmed.normalize('NFKC');
  return plain.replace(TIME, '');
}

/** What a text tells about the order of day and month in its column. With points (`31.01.2026`) the day always comes first. */
export function dateEvidence(text: string): DateEvidence {
  const parts = partsOf(tidy(text));
  if (parts === null || parts.mark === '.') return 'none';
  const { year, a, b } = parts;
  if (a === b) return 'same';
  const dayFirst = dayOf(year, b, a) !== NO_DAY;
  const monthFirst = dayOf(year, a, b) !== NO_DAY;
  if (dayFirst && monthFirst) return 'either';
  return dayFirst ? 'dmy' : monthFirst ? 'mdy' : 'none';
}

/** Read a date in text. A time behind it is passed over: the day that is written counts. */
function dayOfText(text: string, order: DateOrder | null): number {
  const plain = tidy(text);
  if (plain.length === 10) {
    const day = dayFromIsoPrefix(plain);
    if (day !== NO_DAY) return day;
  }
  const first = YEAR_FIRST.exec(plain) ?? CHINESE.exec(plain) ?? COMPACT.exec(plain);
  if (first !== null) return dayOf(Number(first[1]), Number(first[3]), Number(first[4]));
  const parts = partsOf(plain);
  if (parts !== null) {
    const { year, a, b, mark } = parts;
    if (mark === '.' || a === b || order === 'dmy') return dayOf(year, b, a);
    return order === 'mdy' ? dayOf(year, a, b) : NO_DAY;
  }
  const dayNamed = DAY_NAMED.exec(plain);
  if (dayNamed !== null) return dayOf(Number(dayNamed[3]), monthNamed(dayNamed[2]), Number(dayNamed[1]));
  const named = MONTH_NAMED.exec(plain);
  return named === null ? NO_DAY : dayOf(Number(named[3]), monthNamed(named[1]), Number(named[2]));
}

/** The day of a serial number; 60 is none, as there was no 29 February 1900. 20260131 is read as it is written. */
export function dayOfSerial(serial: number): number {
  const whole = Math.floor(serial);
  if (whole >= 19_000_101 && whole <= 22_001_231 && whole === serial) return dayOfText(String(whole), null);
  if (!(whole >= 1 && whole <= LAST_SERIAL) || whole === 60) return NO_DAY;
  return whole - SERIAL_OF_EPOCH + (whole < 60 ? 1 : 0);
}

/** The day of a date of the host: the one that its calendar shows, in the time zone of the machine. */
function dayOfDate(date: Date): number {
  const day = dayFromCivil(date.getFullYear(), date.getMonth() + 1, date.getDate());
  return day >= MIN_DAY && day <= MAX_DAY ? day : NO_DAY;
}

/**
 * The day of a cell as days since 1970-01-01, or {@link NO_DAY}: a date of the host, a serial number (1900 system), or text
 * such as 2026-01-31, 2026/1/31, 31.01.2026, 2026年1月31日, 31 Jan 2026, and 31/01/2026 in the order of the column.
 */
export function readDate(cell: unknown, order: DateOrder | null): number {
  if (typeof cell === 'string') return dayOfText(cell, order);
  if (typeof cell === 'number') return dayOfSerial(cell);
  return isDateCell(cell) && Number.isFinite(cell.getTime()) ? dayOfDate(cell) : NO_DAY;
}

/** The day of the month of a day. */
export function dayOfMonth(day: number): number {
  return Number(isoDay(day).slice(8));
}
