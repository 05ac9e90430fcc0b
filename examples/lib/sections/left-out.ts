import type { BadRows } from '../bad-rows.ts';
import type { Columns } from '../guess-columns.ts';
import { printable } from '../width.ts';
import type { Words } from '../words/words.ts';

/** The rows that could not be used: how many of which kind, and the first of them by line. */
export function leftOutOf(
  { first, counts }: BadRows,
  intake: { readonly received: number; readonly rejected: number },
  columns: Columns,
  words: Words,
): string[] {
  if (intake.rejected === 0) return [words.badRowsNone];
  const kinds = [...counts].map(([code, times]) => words.badKind(code, times));
  const lines = first.map(({ line, cells }) =>
    words.badLine(
      line,
      cells.map(({ code, column, value }) => {
        if (column === null) return words.badShape(Number(value), columns.header.length);
        const name = printable(column);
        return value === '' ? words.blank(name) : words.badCell(code, name, printable(value));
      }),
    ),
  );
  const more = intake.rejected - first.length;
  return [
    words.badRows(intake.rejected, intake.received),
    `  ${kinds.join(' | ')}`,
    '',
    ...lines.map((line) => `  ${line}`),
    ...(more > 0 ? [`  ${words.moreBadRows(more)}`] : []),
  ];
}
