import type { Cell, Column, Text } from '../blocks.ts';
import { cutTo, displayWidth, padEnd, padStart, wrap } from '../width.ts';

/** What a table is laid out with. */
interface Layout {
  readonly columns: readonly Column[];
  readonly rows: ReadonlyArray<readonly string[]>;
  readonly heads: readonly string[];
  readonly widths: readonly number[];
}

const GAP = '  ';
/** Titles may be wider than what stands below them, up to so many places; a table that is too wide tries the next. */
const HEAD_WIDTHS: readonly number[] = [12, 9, 6];
/** The narrowest that a column of text is cut to. */
const NARROWEST = 12;
/** A name that is longer says no more in a table. */
const WIDEST = 48;

/** The least that a title takes: a word is not broken, Chinese may be. */
function headWidth(head: string, enough: number): number {
  const words = head.split(' ').map((word) => (displayWidth(word) > word.length ? 0 : word.length));
  return Math.min(displayWidth(head), Math.max(...words, enough));
}

/** The widths of the columns: what stands in them, and a title that is broken into lines. */
function layOut(
  columns: readonly Column[],
  heads: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  enough: number,
): Layout {
  const widths = columns.map((column, c) => {
    let widest = headWidth(heads[c] ?? '', enough);
    for (const row of rows) widest = Math.max(widest, displayWidth(row[c] ?? ''));
    return column.number === true ? widest : Math.min(widest, WIDEST);
  });
  return { columns, heads, rows, widths };
}

/** The layout with the widest titles that fit. */
function layOutWithin(
  columns: readonly Column[],
  heads: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  limit: number,
): Layout {
  const layouts = HEAD_WIDTHS.map((enough) => layOut(columns, heads, rows, enough));
  return layouts.find((layout) => totalWidth(layout) <= limit) ?? (layouts.at(-1) as Layout);
}

function totalWidth({ widths }: Layout): number {
  return widths.reduce((sum, width) => sum + width + GAP.length, 0);
}

/** Take places from the widest column of text until the table fits, or all are as narrow as they may be. */
function squeeze(layout: Layout, limit: number): Layout {
  const widths = [...layout.widths];
  for (let over = totalWidth(layout) - limit; over > 0; over--) {
    let widest = -1;
    layout.columns.forEach((column, c) => {
      const width = widths[c] as number;
      if (column.number !== true && width > NARROWEST && width > (widths[widest] ?? 0)) widest = c;
    });
    if (widest < 0) break;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return { ...layout, widths };
}

function line({ columns, widths }: Layout, cells: readonly string[]): string {
  const parts = columns.map((column, c) => {
    const width = widths[c] as number;
    return (column.number === true ? padStart : padEnd)(cutTo(cells[c] ?? '', width), width);
  });
  return (GAP + parts.join(GAP)).trimEnd();
}

function headLines(layout: Layout): string[] {
  const broken = layout.heads.map((head, c) => wrap(head, layout.widths[c] as number));
  const height = Math.max(...broken.map(({ length }) => length));
  // Titles stand on the line above the numbers.
  return Array.from({ length: height }, (_, i) =>
    line(
      layout,
      broken.map((lines) => lines[i - height + lines.length] ?? ''),
    ),
  );
}

const pick = <T>(list: readonly T[], at: readonly number[]): T[] => at.map((i) => list[i] as T);

/**
 * Lines of a table, aligned also where characters take two places. A table that is too wide gives what it can spare a line of its own
 * below each row, then cuts names.
 */
export function textTable(
  columns: readonly Column[],
  cells: ReadonlyArray<readonly Cell[]>,
  { plain, limit, separator }: { plain: (text: Text) => string; limit: number; separator: string },
): string[] {
  const heads = columns.map(({ head }) => plain(head));
  const rows = cells.map((row) => row.map(({ text }) => plain(text)));
  const whole = layOutWithin(columns, heads, rows, limit);
  const all = columns.map((_, c) => c);
  const under = all.filter((c) => columns[c]?.under === true);
  if (totalWidth(whole) <= limit || under.length === 0) {
    const layout = squeeze(whole, limit);
    return [...headLines(layout), ...rows.map((row) => line(layout, row))];
  }
  const over = all.filter((c) => columns[c]?.under !== true);
  const layout = squeeze(
    layOutWithin(
      pick(columns, over),
      pick(heads, over),
      rows.map((row) => pick(row, over)),
      limit,
    ),
    limit,
  );
  // Below the first column of text.
  const indent = layout.columns.findIndex((column) => column.number !== true);
  const margin = ' '.repeat(
    layout.widths.slice(0, Math.max(0, indent)).reduce((sum, width) => sum + width + GAP.length, 0) + 4,
  );
  const below = (texts: readonly string[]): string =>
    margin + cutTo(pick(texts, under).join(separator), limit - margin.length);
  return [
    ...headLines(layout),
    below(heads),
    ...rows.flatMap((row) => [line(layout, pick(row, over)), below(row)]),
  ];
}
