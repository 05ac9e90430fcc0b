import { utc } from '@date-fns/utc/utc';
import { format as write } from 'date-fns/format';
import { parse } from 'date-fns/parse';

/** How `05/01/2025` is meant: 5 January or 1 May. */
export type DateOrder = 'day-first' | 'month-first';

/** What `5/1/2025` tells about the order of its parts. */
export type DateEvidence = DateOrder | 'either' | 'same' | 'none';

const TIME = String.raw`(?:(?:[ T,]+|T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const CHINESE = new RegExp(String.raw`^(\d{4})年(\d{1,2})月(\d{1,2})[日号]${TIME}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6}|\d{4})?$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const DAY_NAMED = new RegExp(String.raw`^(\d{1,2})[- ]([A-Za-z]{3,9})\.?,?[- ](\d{4})${TIME}$`);
const MONTH_NAMED = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${TIME}$`);
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

function iso(year: string, month: string | number, day: string): string {
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

/** Whether such a day can be; only the parts that matter for the order are looked at. */
function isDay(day: number, month: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
  );
}

/** What a date tells about the order of day and month in its file. */
export function dateEvidence(text: string): DateEvidence {
  const match = YEAR_LAST.exec(text);
  if (match === null) return 'none';
  const a = Number(match[1]);
  const b = Number(match[3]);
  if (a === b) return 'same';
  const dayFirst = isDay(a, b);
  const monthFirst = isDay(b, a);
  if (dayFirst && monthFirst) return 'either';
  return dayFirst ? 'day-first' : monthFirst ? 'month-first' : 'none';
}

/** Dates that mean one day only, whoever wrote them: as text that the library reads, or `null`. */
function readClearDate(text: string): string | number | null {
  const yearFirst = YEAR_FIRST.exec(text) ?? CHINESE.exec(text.replace('日', '日 ').trim());
  if (yearFirst !== null) {
    const parts = yearFirst.length === 5 ? [yearFirst[3], yearFirst[4]] : [yearFirst[2], yearFirst[3]];
    return iso(yearFirst[1] as string, parts[0] as string, parts[1] as string);
  }
  const compact = COMPACT.exec(text);
  if (compact !== null && Number(compact[1]) >= 1900 && Number(compact[1]) < 2200)
    return iso(compact[1] as string, compact[2] as string, compact[3] as string);
  // Epoch milliseconds and seconds, from 2001 to 2033.
  if (/^1\d{12}$/.test(text)) return Number(text);
  if (/^1\d{9}$/.test(text)) return Number(text) * 1000;
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed !== null && monthNumber(dayNamed[2] as string) > 0)
    return iso(dayNamed[3] as string, monthNumber(dayNamed[2] as string), dayNamed[1] as string);
  const monthNamed = MONTH_NAMED.exec(text);
  if (monthNamed !== null && monthNumber(monthNamed[1] as string) > 0)
    return iso(monthNamed[3] as string, monthNumber(monthNamed[1] as string), monthNamed[2] as string);
  return null;
}

/** An instant with an offset, in the way the library reads it: `2025-01-05 08:30:00 +0800` without the space. */
function tidyInstant(text: string): string {
  return text.replace(/ ?(?:UTC|GMT)$/, 'Z').replace(/ (?=[+-]\d{2}:?\d{2}$)/, '');
}

/** Two-digit years are those from 1950 to 2049. */
const NEAR = new Date(Date.UTC(2000, 0, 1));

/** A reader for the one format that the user names, in the words of date-fns; a time of day behind it is passed over. */
function formatReader(format: string): (text: string) => string | null {
  const read = (text: string): string | null => {
    const date = parse(text, format, NEAR, { in: utc });
    const year = date.getFullYear();
    // `05/01/25` is not of the format dd/MM/yyyy, though date-fns takes it for the year 25.
    return year >= 1000 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
  };
  return (text) => read(text) ?? read(text.replace(/[ T]+\d{1,2}:\d{2}.*$/, ''));
}

/** Whether a format is one of date-fns and tells day, month and year. */
export function isDateFormat(format: string): boolean {
  try {
    return ['2024-12-31', '2025-02-01'].every((day) => {
      const date = new Date(day);
      return formatReader(format)(write(date, format, { in: utc })) === day;
    });
  } catch {
    return false;
  }
}

/** How the dates of a file are read. */
export interface DateRules {
  /** A format of date-fns such as `dd/MM/yyyy`, from the user. */
  readonly format: string | undefined;
  /** `null` where no date of the file asks for it. */
  readonly order: DateOrder | null;
}

/** Dates repeat; each text is read once. */
const MOST_REMEMBERED = 20_000;

/**
 * A reader of dates: ISO days and instants, `2025/1/5`, `2025.1.5`, `20250105`, `2025年1月5日`, `5 Jan 2025`, and `5/1/2025` in the
 * order of the file. What it cannot read it gives back as it is, for the library to refuse.
 */
export function dateReader({ format, order }: DateRules): (text: string) => string | number {
  const asked = format === undefined ? null : formatReader(format);
  const read = (text: string): string | number => {
    const byFormat = asked?.(text) ?? null;
    if (byFormat !== null) return byFormat;
    const clear = readClearDate(text);
    if (clear !== null) return clear;
    const match = asked === null ? YEAR_LAST.exec(text) : null;
    if (match !== null && (order !== null || match[1] === match[3])) {
      const [day, month] = order === 'month-first' ? [match[3], match[1]] : [match[1], match[3]];
      return iso(match[4] as string, month as string, day as string);
    }
    return tidyInstant(text);
  };
  const remembered = new Map<string, string | number>();
  return (text) => {
    let date = remembered.get(text);
    if (date === undefined) {
      date = read(text);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(text, date);
    }
    return date;
  };
}
