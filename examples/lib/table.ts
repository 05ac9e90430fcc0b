import { displayWidth, padEnd, padStart } from './width.ts';

/**
 * Lines of a table whose columns are aligned in a terminal: text to the left, numbers to the right.
 *
 * @param head the titles
 * @param rows the cells, as text
 * @param left how many of the first columns are text
 */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>, left = 1): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, c) => Math.max(...all.map((row) => displayWidth(row[c] ?? ''))));
  return all.map((row) =>
    `  ${widths.map((width, c) => (c < left ? padEnd : padStart)(row[c] ?? '', width)).join('  ')}`.trimEnd(),
  );
}
