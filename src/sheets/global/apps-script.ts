/**
 * What the file for Google Sheets holds besides the functions. A date in a cell is midnight in the time zone of the spreadsheet; a script
 * has a time zone of its own, and its `getDate()` may say the day before. So dates are read in the zone of the spreadsheet, as ISO days.
 */
import { isoDay } from '../../internal/day.ts';
import { isDateCell } from '../cells.ts';

export * from '../index.ts';

interface Host {
  readonly SpreadsheetApp: {
    getActiveSpreadsheet(): { getSpreadsheetTimeZone(): string } | null;
  };
  readonly Utilities: { formatDate(date: Date, timeZone: string, format: string): string };
}
declare const SpreadsheetApp: Host['SpreadsheetApp'];
declare const Utilities: Host['Utilities'];

const MS_PER_DAY = 86_400_000;
const PARTS = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const match = PARTS.exec(Utilities.formatDate(new Date(ms), timeZone, 'yyyy-MM-dd HH:mm:ss'));
  if (match === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** The ISO day of an instant in a zone. Each question to the host takes time, so it is asked twice a day of UTC, and about every instant only on days when clocks change. */
function dayReader(timeZone: string): (date: Date) => string | Date {
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const offset = offsetAt(day * MS_PER_DAY, timeZone);
    starts.set(day, offset);
    return offset;
  };
  return (date) => {
    const ms = date.getTime();
    const utcDay = Math.floor(ms / MS_PER_DAY);
    const start = startOf(utcDay);
    const offset = start === startOf(utcDay + 1) ? start : offsetAt(ms, timeZone);
    // A date that the host cannot show stays one, for the message about it.
    return Number.isFinite(offset) ? isoDay(Math.floor((ms + offset) / MS_PER_DAY)) : date;
  };
}

/** The zone of the spreadsheet; `null` where there is none, as in WPS, whose dates are serial numbers. */
function zoneOfSheet(): string | null {
  if (typeof SpreadsheetApp === 'undefined' || typeof Utilities === 'undefined') return null;
  const sheet = SpreadsheetApp.getActiveSpreadsheet();
  return sheet === null ? null : sheet.getSpreadsheetTimeZone();
}

/** The arguments of a formula, with the dates in them as the spreadsheet shows them. */
export function inSheetTime(args: readonly unknown[]): unknown[] {
  const timeZone = zoneOfSheet();
  if (timeZone === null) return [...args];
  const dayOf = dayReader(timeZone);
  const read = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(read);
    return isDateCell(value) && Number.isFinite(value.getTime()) ? dayOf(value) : value;
  };
  return args.map(read);
}
