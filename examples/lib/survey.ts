import { addOrders, emptySummary, type SummaryState } from 'account-scoring';
import { type AmountEvidence, amountEvidence, type DecimalMark, readAmount } from './amounts.ts';
import { csvRows } from './csv-rows.ts';
import { type DateEvidence, type DateOrder, dateEvidence, dateReader } from './dates.ts';
import { type Columns, guessColumns } from './guess-columns.ts';
import { cellsOf, type OrderCells, type ReadRules } from './order-rows.ts';
import { ReviewError } from './review-error.ts';
import type { Settings } from './settings.ts';
import type { TextFile } from './text-file.ts';

/** Something seen in a file: how often, and where first. */
interface Seen {
  rows: number;
  readonly line: number;
  readonly text: string;
}

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
const BATCH = 20_000;
const MOST_REMEMBERED = 50_000;
/** A column with more different values than this does not hold currencies. */
const MOST_CURRENCIES = 200;

/** Counts kinds of things, with the first of each. */
class Tally<K extends string> {
  readonly seen: Map<K, Seen> = new Map();

  add(kind: K, line: number, text: string): void {
    const known = this.seen.get(kind);
    if (known === undefined) this.seen.set(kind, { rows: 1, line, text });
    else known.rows++;
  }

  rows(kind: K): number {
    return this.seen.get(kind)?.rows ?? 0;
  }
}

/**
 * Collects the days on which there are orders. The library does it, so that a day here is a day there, time zones and all.
 */
class DayLog {
  private readonly options: {
    asOf: string;
    timeZone: string | undefined;
    returns: 'count';
    onProblem: () => void;
  };
  private state: SummaryState;
  private batch: Array<{ accountId: string; date: string | number; amount: number }> = [];
  /** Days repeat, and each has to be looked at once. */
  private readonly known = new Set<string | number>();

  constructor(timeZone: string | undefined) {
    this.options = { asOf: '9999-12-31', timeZone, returns: 'count', onProblem: () => {} };
    this.state = emptySummary(this.options);
  }

  add(reading: string, date: string | number): void {
    const key = `${reading} ${date}`;
    if (this.known.has(key)) return;
    if (this.known.size < MOST_REMEMBERED) this.known.add(key);
    this.batch.push({ accountId: reading, date, amount: 1 });
    if (this.batch.length >= BATCH) this.flush();
  }

  /** Days since 1970-01-01, ascending, of the readings. */
  days(readings: readonly string[]): number[] {
    this.flush();
    const days = this.state.accounts.flatMap(({ accountId, days }) =>
      readings.includes(accountId) ? days : [],
    );
    return [...new Set(days)].sort((a, b) => a - b);
  }

  private flush(): void {
    this.state = addOrders(this.state, this.batch, this.options);
    this.batch = [];
  }
}

function decideOrder(tally: Tally<DateEvidence>): DateOrder | null {
  const [day, month] = [tally.seen.get('day-first'), tally.seen.get('month-first')];
  if (day !== undefined && month !== undefined)
    throw new ReviewError(2, (words) => words.contradictoryDates(day, month));
  if (day !== undefined) return 'day-first';
  if (month !== undefined) return 'month-first';
  const either = tally.seen.get('either');
  if (either !== undefined) throw new ReviewError(2, (words) => words.undecidedDates(either));
  return null;
}

function decideMark(tally: Tally<AmountEvidence>): DecimalMark | null {
  const [point, comma] = [tally.seen.get('.'), tally.seen.get(',')];
  const open = tally.seen.get('either.') ?? tally.seen.get('either,');
  if (point !== undefined && comma !== undefined) {
    // Each amount that tells its mark is read by it; one that does not cannot be read.
    if (open !== undefined)
      throw new ReviewError(2, (words) => words.contradictoryAmounts(point, comma, open));
    return null;
  }
  if (comma !== undefined) return ',';
  const dotted = tally.seen.get('either.');
  // `1,234` throughout is a thousands comma; `1.234` throughout may be either.
  if (point === undefined && dotted !== undefined)
    throw new ReviewError(2, (words) => words.undecidedAmounts(dotted));
  return '.';
}

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
