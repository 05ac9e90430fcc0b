import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { readAmount } from './amounts.ts';
import { isBlank, shownCell } from './cells.ts';
import { decideMark } from './column-rules.ts';
import { type AccountCells, readId, rememberAccounts } from './ids.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';
import type { Table } from './table.ts';

/** A column of numbers in a table of accounts. */
export interface NumberColumn {
  /** The name of the value in the result. */
  readonly field: string;
  readonly column: number;
  /** Whether a blank cell is a missing value; else the row is left out. */
  readonly mayBeBlank: boolean;
  /** The largest number, with either sign, that the stage takes; by default that of amounts. */
  readonly most?: number;
}

/** An account of a table: its id, and a number or `null` for every column. */
export type SheetAccount = { readonly accountId: string } & Readonly<Record<string, number | null>>;

/** The accounts of a table, in its order. */
export interface SheetAccounts {
  readonly accounts: SheetAccount[];
  readonly cells: AccountCells;
}

/**
 * Read the rows of a table as accounts. A row with a fault is left out and counted, also the second row of an account: which of
 * the two is right, nobody can tell.
 */
export function readAccounts(
  table: Table,
  columns: readonly NumberColumn[],
  options: SheetOptions,
): SheetAccounts {
  const { rows, data, faults, place, header } = table;
  const { account: accountAt, name: nameAt } = header.at;
  const marks = columns.map(({ column }) => decideMark(table, column, options));
  const cells = rememberAccounts();
  const seen = new Set<string>();
  const accounts: SheetAccount[] = [];

  for (const i of data) {
    const row = rows[i] as readonly unknown[];
    const cell = row[accountAt];
    const id = isBlank(cell) ? '' : readId(cell);
    if (id === '' || id === null) {
      faults.add(
        id === '' ? 'blankAccount' : 'badAccount',
        () => place(i, accountAt),
        id === '' ? '' : shownCell(cell),
      );
      continue;
    }
    const account: Record<string, number | null> = {};
    const bad = columns.find(({ field, column, mayBeBlank, most = MAX_SUMMAND }, c) => {
      const isMissing = isBlank(row[column]);
      const value = isMissing ? null : readAmount(row[column], marks[c] ?? null);
      account[field] = value;
      return value === null ? !(isMissing && mayBeBlank) : Math.abs(value) > most;
    });
    if (bad !== undefined) {
      const isMissing = isBlank(row[bad.column]);
      faults.add(
        isMissing ? 'blankNumber' : 'badNumber',
        () => place(i, bad.column),
        isMissing ? '' : shownCell(row[bad.column]),
      );
      continue;
    }
    if (seen.has(id)) {
      faults.add('twice', () => place(i, accountAt), shownCell(cell));
      continue;
    }
    seen.add(id);
    cells.see(id, cell, nameAt === undefined ? '' : row[nameAt]);
    accounts.push({ ...account, accountId: id } as SheetAccount);
  }
  if (accounts.length === 0) throw sheetError((words) => words.noGoodRows(faults.tallies()));
  return { accounts, cells };
}
