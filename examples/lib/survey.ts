import { type AmountEvidence, amountEvidence, readAmount } from './amounts.ts';
import { csvRows } from './csv-rows.ts';
import { type DateEvidence, dateEvidence, dateReader } from './dates.ts';
import { DayLog } from './day-log.ts';
import { decideMark, decideOrder } from './decide.ts';
import { type Columns, guessColumns } from './guess-columns.ts';
import { cellsOf, type OrderCells, type ReadRules } from './order-rows.ts';
import { ReviewError } from './review-error.ts';
import type { Settings } from './settings.ts';
import { Tally } from './tally.ts';
import type { TextFile } from './text-file.ts';

/** What has to be known of a file before its rows can be summed up. */
export interface Survey {
  readonly columns: Columns;
  readonly rules: ReadRules;
  /** Currency by rows, from its column or from the amounts; empty where the file names none. */
  readonly currencies: ReadonlyMap<string, number>;
  /** Whether the currency was found in the amounts (`$12`), not in a column. */
  readonly currencyInAmounts: boolean;
  /** The last day of the file; `null` when no row has a date. */
  readonly lastDay: string | null;
  /** Days between the last day and the one before it. */
  readonly lastGap: number;
}

/** Accounts of the survey's own summary: dates that are clear, and dates as they would be read in either order. */
const READINGS = { clear: 'clear', 'day-first': 'day-first', 'month-first': 'month-first' } as const;
/** A column with more different values than this does not hold currencies. */
const MOST_CURRENCIES = 200;

/**
 * Read a file a first time, to learn what a single row does not tell: which columns are what, whether `05/01/2025` is in
 * January or May, whether `1.234` is a little or a lot, which currencies there are, and the last day.
 *
 * @throws {ReviewError} where the file leaves it open, with the flag that decides
 */
export async function surveyFile(
  file: TextFile,
  settings: Settings,
  onRow: (rows: number, bytes: number) => void,
): Promise<Survey> {
  const dates = new Tally<DateEvidence>();
  const amounts = new Tally<AmountEvidence>();
  const inColumn = new Map<string, number>();
  const inAmounts = new Map<string, number>();
  const log = new DayLog(settings.timeZone);
  const format = settings.dateFormat;
  const readers = {
    'day-first': dateReader({ format, order: 'day-first' }),
    'month-first': dateReader({ format, order: 'month-first' }),
  };
  let columns: Columns | null = null;
  let header: readonly string[] | null = null;
  let bytes = 0;
  let rows = 0;

  const look = (cells: OrderCells, line: number): void => {
    const { evidence, currency } = amountEvidence(cells.amount);
    if (cells.account === '' || cells.orderId === '' || cells.currency === '' || evidence === 'none') return;
    if (settings.decimal !== undefined && readAmount(cells.amount, settings.decimal) === null) return;
    const named = cells.currency ?? currency;
    const known = cells.currency === undefined ? inAmounts : inColumn;
    if (named !== '' && (known.has(named) || known.size < MOST_CURRENCIES))
      known.set(named, (known.get(named) ?? 0) + 1);
    if (settings.only !== undefined && named !== settings.only) return;
    amounts.add(evidence, line, cells.amount);
    const order = format === undefined ? dateEvidence(cells.date) : 'none';
    if (order === 'none' || order === 'same') log.add(READINGS.clear, readers['day-first'](cells.date));
    else {
      dates.add(order, line, cells.date);
      log.add(READINGS['day-first'], readers['day-first'](cells.date));
      log.add(READINGS['month-first'], readers['month-first'](cells.date));
    }
  };

  for await (const row of csvRows(file, (read) => {
    bytes = read;
  })) {
    if (header === null) {
      header = row.fields.map((name) => name.trim());
      continue;
    }
    columns ??= guessColumns(header, row.fields, settings.columns);
    onRow(++rows, bytes);
    const cells = cellsOf(row, columns);
    if (cells !== null) look(cells, row.line);
  }
  const names = header;
  if (names === null) throw new ReviewError(1, (words) => words.isEmpty(file.path));
  // The header is judged before its rows are missed: it may be the first row of a file without one.
  columns ??= guessColumns(names, [], settings.columns);
  if (rows === 0) throw new ReviewError(1, (words) => words.onlyHeader(file.path));

  const order = format === undefined ? decideOrder(dates) : null;
  const mark = settings.decimal ?? decideMark(amounts);
  const days = log.days(order === null ? [READINGS.clear] : [READINGS.clear, READINGS[order]]);
  const [before, last] = days.slice(-2).length === 2 ? days.slice(-2) : [days[0], days[0]];
  const currencyInAmounts = columns.at.currency === undefined;
  return {
    columns,
    rules: { dates: { format, order }, mark },
    currencies: currencyInAmounts ? inAmounts : inColumn,
    currencyInAmounts,
    lastDay: last === undefined ? null : new Date(last * 86_400_000).toISOString().slice(0, 10),
    lastGap: last === undefined || before === undefined ? 0 : last - before,
  };
}
