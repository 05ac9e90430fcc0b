import type { Cell } from '../engines.ts';

/** Rows as lines of JSON whose values are all texts, called c0, c1, …: the engine casts them, so that no literal of the library is in between. */
export function cellTexts(rows: ReadonlyArray<readonly Cell[]>): string {
  const text = (cell: Cell): string | null =>
    cell === null ? null : Object.is(cell, -0) ? '-0.0' : String(cell);
  return rows
    .map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, i) => [`c${i}`, text(cell)])))}\n`)
    .join('');
}
