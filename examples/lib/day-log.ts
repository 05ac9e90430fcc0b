import { addOrders, emptySummary, type SummaryState } from 'account-scoring';

const BATCH = 20_000;
const MOST_REMEMBERED = 50_000;

/**
 * Collects the days on which there are orders. The library does it, so that a day here is a day there, time zones and all.
 */
export class DayLog {
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
