import { compareCodePoints } from '../internal/code-point-order.ts';
import type { OrderIntake, Problem } from '../types.ts';
import { isMapped, type ResolvedColumns } from './columns.ts';
import { orderDataError, SHOWN_PROBLEMS } from './data-error.ts';
import type { OrderReadOptions } from './options.ts';
import { OrderReader } from './order-reader.ts';

const HINT =
  'Pass onProblem to collect the problems and go on with the good rows, or call checkOrders for all of them';

/** Counts rows in, reads them, and keeps account of what is wrong with them. */
export class Intake {
  readonly reader: OrderReader;
  received = 0;
  rejected = 0;
  /** Rows by currency, where a currency is mapped. */
  readonly currencies: Map<string, number> = new Map();
  readonly convert: ((amount: number, currency: string, day: string) => number) | null;
  private readonly first: Problem[] = [];
  private found = 0;
  private readonly onProblem: ((problem: Problem) => void) | undefined;
  private readonly readsCurrency: boolean;

  constructor(columns: ResolvedColumns, timeZone: string, options: OrderReadOptions<never>) {
    this.convert = options.convert ?? null;
    this.reader = new OrderReader(columns, timeZone, this.convert);
    this.onProblem = options.onProblem;
    this.readsCurrency = isMapped(columns.currency) && this.convert === null;
  }

  /** Count a row and read it into {@link reader}; `false` when it cannot be used. */
  accept(row: unknown): boolean {
    const position = this.received++;
    if (this.reader.read(row)) {
      if (this.readsCurrency) this.countCurrency(this.reader.currency as string, 1);
      return true;
    }
    this.reject(this.reader.problems(row, position));
    return false;
  }

  /** Take note of a row that cannot be used. */
  reject(problems: readonly Problem[]): void {
    this.rejected++;
    this.found += problems.length;
    for (const problem of problems) {
      if (this.onProblem !== undefined) this.onProblem(problem);
      else if (this.first.length < SHOWN_PROBLEMS) this.first.push(problem);
    }
  }

  countCurrency(currency: string, rows: number): void {
    this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + rows);
  }

  /** Fail the call if rows had problems and nobody collects them. */
  settle(action: string): void {
    if (this.rejected > 0 && this.onProblem === undefined)
      throw orderDataError(
        action,
        this.first,
        { received: this.received, rejected: this.rejected, problems: this.found },
        HINT,
      );
  }

  counts(ledger: { future: number; beforeWindow: number; returnRows: number }): OrderIntake {
    return {
      received: this.received,
      accepted: this.received - this.rejected,
      rejected: this.rejected,
      future: ledger.future,
      beforeWindow: ledger.beforeWindow,
      returns: ledger.returnRows,
    };
  }
}

/** Rows of one currency, or an error: adding euros to yen is never right. */
export function checkOneCurrency(action: string, currencies: ReadonlyMap<string, number>): void {
  if (currencies.size < 2) return;
  const counts = [...currencies]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([currency, rows]) => `${JSON.stringify(currency)} in ${rows} rows`);
  throw new RangeError(
    `Cannot ${action} as amounts are in ${currencies.size} currencies (${counts.join(', ')}): pass convert(amount, currency, day) to bring them into one`,
  );
}
