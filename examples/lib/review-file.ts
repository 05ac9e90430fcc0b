import {
  type AccountSummary,
  analyzeConcentration,
  applyRfm,
  assignSegments,
  type Concentration,
  fitRfm,
  type OrderIntake,
  type RfmModel,
  summarizeOrdersAsync,
} from 'account-scoring';
import { BadRows } from './bad-rows.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { cellsOf, type OrderRow, orderReader } from './order-rows.ts';
import { ReviewError } from './review-error.ts';
import type { Settings } from './settings.ts';
import type { Survey } from './survey.ts';
import type { TextFile } from './text-file.ts';
import type { ReviewedAccount } from './watch-list.ts';

/** What was read of an order book, and how. */
export interface BookFacts {
  readonly file: TextFile;
  readonly survey: Survey;
  readonly settings: Settings;
  readonly asOf: string;
  readonly intake: OrderIntake;
  /** Rows passed over as they are not in the one currency that was asked for. */
  readonly otherCurrency: number;
  readonly badRows: BadRows;
  /** Names by account id, where the file has a column of names. */
  readonly names: ReadonlyMap<string, string>;
  readonly accounts: readonly AccountSummary[];
  readonly revenue: number;
}

/** All that the brief view finds out about it. */
export interface Review extends BookFacts {
  readonly model: RfmModel;
  readonly accounts: readonly ReviewedAccount[];
  readonly concentration: Concentration;
}

/** The orders of a file, summed up by account. */
export interface ReadBook {
  readonly accounts: readonly AccountSummary[];
  readonly intake: OrderIntake;
  readonly otherCurrency: number;
  readonly badRows: BadRows;
  readonly names: ReadonlyMap<string, string>;
  /** Every row as the library takes it, good or not; `null` where they are not wanted, or too many to keep. */
  readonly orders: readonly OrderRow[] | null;
}

/** The most rows that are kept for a whole review. */
const MOST_ROWS = 3_000_000;

/** How orders of a file are counted. */
export function readingOf({ columns }: Survey, { timeZone, windowDays, returns }: Settings) {
  return {
    timeZone,
    windowDays,
    returns,
    columns: {
      ...(columns.at['order-id'] === undefined ? {} : { orderId: 'orderId' as const }),
      ...(columns.at.currency === undefined ? {} : { currency: 'currency' as const }),
    },
  };
}

/** Only one currency can be summed up: that of the file, or the one that is asked for. */
function checkCurrencies({ currencies }: Survey, only: string | undefined): void {
  const names = [...currencies].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (only !== undefined && !currencies.has(only))
    throw new ReviewError(2, (words) =>
      words.noSuchCurrency(
        only,
        names.slice(0, 10).map(([name]) => name),
      ),
    );
  if (only === undefined && names.length > 1)
    throw new ReviewError(2, (words) => words.mixedCurrencies(names.slice(0, 10)));
}

/**
 * Read a surveyed file a second time and sum up its orders; for a brief look memory holds the accounts, not the rows.
 *
 * @throws {ReviewError} if its amounts are in several currencies
 */
export async function readBook(
  file: TextFile,
  survey: Survey,
  settings: Settings,
  onRow: (rows: number, bytes: number) => void,
): Promise<ReadBook> {
  const { columns } = survey;
  checkCurrencies(survey, settings.only);
  const badRows = new BadRows(columns, settings.badRows);
  const names = new Map<string, string>();
  const read = orderReader(survey.rules, survey.currencyInAmounts);
  let bytes = 0;
  let rows = 0;
  let otherCurrency = 0;
  let kept: OrderRow[] | null = settings.brief ? null : [];
  let current: CsvRow = { line: 0, fields: [] };
  let intake: OrderIntake | null = null;

  async function* orders(): AsyncGenerator<OrderRow> {
    let isHeader = true;
    for await (const row of csvRows(file, (done) => {
      bytes = done;
    })) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      onRow(++rows, bytes);
      const cells = cellsOf(row, columns);
      const order = cells === null ? null : read(cells);
      if (settings.only !== undefined && order !== null && order.currency !== settings.only) {
        otherCurrency++;
        continue;
      }
      current = row;
      if (kept !== null) kept = kept.length < MOST_ROWS ? kept : null;
      kept?.push(order as OrderRow);
      // A row of the wrong shape is no record: the library counts and reports it like any other that it cannot use.
      yield order as OrderRow;
      if (order !== null && cells?.name && !names.has(order.accountId))
        names.set(order.accountId, cells.name);
    }
  }

  const accounts = await summarizeOrdersAsync(orders(), {
    asOf: settings.asOf ?? survey.lastDay ?? '9999-12-31',
    ...readingOf(survey, settings),
    // The library asks for a row only when it is done with the one before: `current` is the row of the problem.
    onProblem: (problem) => badRows.add(problem, current),
    onIntake: (counts) => {
      intake = counts;
    },
  });
  if (intake === null) throw new Error('The library did not say what became of the rows');
  return { accounts, intake, otherCurrency, badRows, names, orders: kept };
}

/** What there is to know of a book before anything is scored. */
export function factsOf(
  file: TextFile,
  survey: Survey,
  settings: Settings,
  asOf: string,
  { orders: _, ...book }: ReadBook,
): BookFacts {
  const { total: revenue } = analyzeConcentration(book.accounts, { bootstrap: 0 });
  return { file, survey, settings, asOf, ...book, revenue };
}

/** Score, segment and measure the accounts of a book. */
export function reviewBook(facts: BookFacts): Review {
  const { accounts, settings } = facts;
  const model = fitRfm(accounts, { cuts: settings.cuts });
  return {
    ...facts,
    model,
    accounts: assignSegments(applyRfm(accounts, model), settings.map),
    concentration: analyzeConcentration(accounts),
  };
}
