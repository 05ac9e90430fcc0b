import type { Block, Cell, Column } from '../blocks.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlText } from './html-text.ts';

/** A number of at most three digits after the point, as style sheets read it. */
function shareOf(bar: number): string {
  return `${Number((Math.min(1, Math.max(0, bar)) * 100).toFixed(1))}%`;
}

/** Days, codes and numbers are short and stay on one line; words and names may be long. */
function isShort({ text }: Cell): boolean {
  return typeof text === 'string' && /^[\d–][\d-]*$/.test(text);
}

function cellHtml(cell: Cell, { number }: Column, isHead: boolean): string {
  const { text, bar, tone } = cell;
  const classes = [
    ...(number === true ? ['number'] : isShort(cell) ? ['short'] : isHead ? [] : ['text']),
    ...(bar === undefined || bar === null ? [] : ['bar']),
    ...(tone === undefined ? [] : ['tone', tone]),
  ];
  const name = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  const style = bar === undefined || bar === null ? '' : ` style="--share:${shareOf(bar)}"`;
  const tag = isHead ? 'th' : 'td';
  return `<${tag}${isHead ? ' scope="row"' : ''}${name}${style}>${htmlText(text)}</${tag}>`;
}

/** A table in a frame that scrolls where it is too wide; the frame can be reached by keyboard. */
export function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  // A row is named by its first text; a number in front of it is none.
  const named = Math.max(
    0,
    columns.findIndex(({ number }) => number !== true),
  );
  const heads = columns.map(
    ({ head, number }) => `<th scope="col"${number === true ? ' class="number"' : ''}>${htmlText(head)}</th>`,
  );
  const lines = rows.map(
    (row) => `<tr>${row.map((cell, c) => cellHtml(cell, columns[c] as Column, c === named)).join('')}</tr>`,
  );
  return [
    `<div class="scroll" role="region" aria-label="${escapeHtml(caption)}" tabindex="0">`,
    '<table>',
    `<caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...lines,
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n');
}
