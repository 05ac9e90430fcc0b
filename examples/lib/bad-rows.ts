import type { Problem } from 'account-scoring';
import type { CsvRow } from './csv-rows.ts';
import type { Columns } from './guess-columns.ts';
import type { Role } from './settings.ts';

/** What is wrong with one cell of a row, or with the row as a whole. */
export interface BadCell {
  /** The library's code of the problem. */
  readonly code: string;
  /** The column by its name in the file; `null` for the row as a whole. */
  readonly column: string | null;
  /** As in the file; for a row as a whole, how many values it has. */
  readonly value: string;
}

/** A row that could not be used. */
export interface BadRow {
  readonly line: number;
  readonly cells: readonly BadCell[];
}

/** The column that a problem is about, by the field of the library. */
const ROLE_OF: Readonly<Record<string, Role>> = {
  accountId: 'account',
  date: 'date',
  amount: 'amount',
  orderId: 'order-id',
  currency: 'currency',
};

/** Collects rows that could not be used: the first ones whole, all of them in counts. */
export class BadRows {
  readonly first: BadRow[] = [];
  /** Problems by code. */
  readonly counts: Map<string, number> = new Map();
  private readonly most: number;
  private readonly columns: Columns;

  constructor(columns: Columns, most: number) {
    this.columns = columns;
    this.most = most;
  }

  /** Take note of a problem with the row that was read last. */
  add(problem: Problem, row: CsvRow): void {
    this.counts.set(problem.code, (this.counts.get(problem.code) ?? 0) + 1);
    const last = this.first.at(-1);
    const cell = this.cellOf(problem, row);
    if (last?.line === row.line)
      this.first[this.first.length - 1] = { ...last, cells: [...last.cells, cell] };
    else if (this.first.length < this.most) this.first.push({ line: row.line, cells: [cell] });
  }

  private cellOf({ code, field }: Problem, row: CsvRow): BadCell {
    const role = ROLE_OF[field];
    const at = role === undefined ? undefined : this.columns.at[role];
    if (at === undefined) return { code, column: null, value: String(row.fields.length) };
    return { code, column: this.columns.header[at] as string, value: (row.fields[at] ?? '').trim() };
  }
}
