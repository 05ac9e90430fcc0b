import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { SYNTHETIC_ORDERS } from '../../examples/data/generate-orders.ts';
import type { Cell } from '../../src/sheets/index.ts';
import * as sheets from '../../src/sheets/index.ts';

/** The synthetic order book as a spreadsheet opens it: numbers are numbers, everything else is text. */
export function orderRange(): unknown[][] {
  const records: string[][] = parse(readFileSync(SYNTHETIC_ORDERS), { relax_column_count: true });
  return records.map((record, i) =>
    record.map((text, column) =>
      i > 0 && column === 4 && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text,
    ),
  );
}

/** The lines below a table, without what begins them. */
export function notesOf(rows: readonly (readonly Cell[])[]): string[] {
  return rows.flatMap(([first]) => {
    const match = /^(?:Note: |注：)(.*)$/s.exec(String(first));
    return match === null ? [] : [match[1] as string];
  });
}

/** The table without its header and its notes. */
export function bodyOf(rows: readonly (readonly Cell[])[]): ReadonlyArray<readonly Cell[]> {
  return rows.slice(1).filter(([first]) => !/^(?:Note: |注：)/.test(String(first)));
}

/** A cell as it should be written: what is missing is empty. */
export function written(value: string | number | boolean | null | undefined): Cell {
  return value ?? '';
}

/** A simple table of orders. */
export function ordersOf(...rows: unknown[][]): unknown[][] {
  return [['Customer', 'Order date', 'Amount'], ...rows];
}

/** A function by the name of its export. */
export function spillNamed(name: string): (...args: readonly unknown[]) => Cell[][] {
  const spill = Object.entries(sheets).find(([exported]) => exported === name)?.[1];
  if (typeof spill !== 'function') throw new Error(`there is no function ${name}`);
  return spill as (...args: readonly unknown[]) => Cell[][];
}
