import { type AmountEvidence, amountEvidence, type DecimalMark } from './amounts.ts';
import { isDateCell } from './cells.ts';
import { type DateEvidence, type DateOrder, dateEvidence, dayOfMonth, readDate } from './dates.ts';
import type { Place } from './places.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';
import type { Table } from './table.ts';

/** The first cell that told something. */
interface Witness {
  readonly place: Place;
  readonly text: string;
}

/** Fewer real dates than this say nothing about days above 12. */
const ENOUGH_DATES = 5;

/** The first witness of each kind of evidence in a column; each different text is looked at once. */
function witnesses<E extends string>(
  { rows, data, place }: Table,
  column: number,
  evidenceOf: (text: string) => E,
): Map<E, Witness> {
  const first = new Map<E, Witness>();
  const seen = new Set<string>();
  for (const i of data) {
    const cell = rows[i]?.[column];
    if (typeof cell !== 'string' || seen.has(cell)) continue;
    seen.add(cell);
    const evidence = evidenceOf(cell);
    if (!first.has(evidence)) first.set(evidence, { place: place(i, column), text: cell.trim() });
  }
  return first;
}

/** Whether no real date of the column has a day above 12, while texts have nothing else: a file opened in the wrong country. */
function looksSwapped({ rows, data }: Table, column: number): boolean {
  let dates = 0;
  for (const i of data) {
    const cell = rows[i]?.[column];
    if (typeof cell !== 'number' && !isDateCell(cell)) continue;
    if (dayOfMonth(readDate(cell, null)) > 12) return false;
    dates++;
  }
  return dates >= ENOUGH_DATES;
}

/**
 * Whether `01/02/2026` is in January or in February, by what the whole column tells.
 *
 * @returns `null` where no date of the column asks
 */
export function decideDateOrder(table: Table, column: number, options: SheetOptions): DateOrder | null {
  const seen = witnesses<DateEvidence>(table, column, dateEvidence);
  const [dmy, mdy, either] = [seen.get('dmy'), seen.get('mdy'), seen.get('either')];
  const telling = dmy ?? mdy;
  if (telling !== undefined && either === undefined && !seen.has('same') && looksSwapped(table, column))
    table.notes.push((words) => words.swappedDates(telling.place, telling.text));
  if (options.dateOrder !== undefined) return options.dateOrder;
  if (dmy !== undefined && mdy !== undefined)
    throw sheetError((words) => words.contradictoryDates(dmy.place, dmy.text, mdy.place, mdy.text));
  if (telling === undefined && either !== undefined)
    throw sheetError((words) => words.undecidedDates(either.place, either.text));
  return dmy !== undefined ? 'dmy' : mdy !== undefined ? 'mdy' : null;
}

function refuseCurrencies({ rows, data, place }: Table, column: number): void {
  let first: Witness | null = null;
  let named = '';
  const seen = new Set<string>();
  for (const i of data) {
    const cell = rows[i]?.[column];
    if (typeof cell !== 'string' || seen.has(cell)) continue;
    seen.add(cell);
    const { currency } = amountEvidence(cell);
    if (currency === '' || currency === named) continue;
    const here = { place: place(i, column), text: cell.trim() };
    if (first !== null) {
      const { place: at, text } = first;
      throw sheetError((words) => words.mixedCurrencies(at, text, here.place, here.text));
    }
    first = here;
    named = currency;
  }
}

/**
 * Which character is the decimal mark of the amounts in text, by what the whole column tells.
 *
 * @returns `null` where both are, and every amount tells its own
 */
export function decideMark(table: Table, column: number, options: SheetOptions): DecimalMark | null {
  refuseCurrencies(table, column);
  if (options.decimal !== undefined) return options.decimal;
  const seen = witnesses<AmountEvidence>(table, column, (text) => amountEvidence(text).evidence);
  const [point, comma] = [seen.get('.'), seen.get(',')];
  const open = seen.get('either.') ?? seen.get('either,');
  if (point !== undefined && comma !== undefined) {
    if (open !== undefined)
      throw sheetError((words) =>
        words.contradictoryAmounts(point.place, point.text, comma.place, comma.text),
      );
    return null;
  }
  if (comma !== undefined) return ',';
  const dotted = seen.get('either.');
  // `1,234` throughout is a thousands comma; `1.234` throughout may be either.
  if (point === undefined && dotted !== undefined)
    throw sheetError((words) => words.undecidedAmounts(dotted.place, dotted.text));
  return '.';
}
