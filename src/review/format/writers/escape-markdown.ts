import { printable } from '../width.ts';

/** Characters that could begin or end something other than text. What tables and code look at first is written as a number. */
const MARKS: Readonly<Record<string, string>> = {
  '\\': '&#92;',
  '`': '&#96;',
  '|': '&#124;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/**
 * Text as GitHub's Markdown that reads as the same text: no links (typed ones neither), no code, no HTML, no emphasis, no formulas, no list
 * where a line starts. One line.
 */
export function escapeMarkdown(text: string): string {
  return (
    printable(text)
      .replace(/[\\`|&<>*_[\]{}~#!$@^]/g, (mark) => MARKS[mark] ?? `\\${mark}`)
      // Addresses become links, and `:word:` a picture.
      .replace(/:(?=\S)/g, '\\:')
      .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
      .replace(/^([-+=])/, '\\$1')
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}
