import {
  type Block,
  type Cell,
  type Column,
  type Content,
  type Fact,
  type Item,
  inlines,
  type Text,
} from '../blocks.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { plain } from './text.ts';

/** Escaped as a whole, as a mark may begin in one part and end in the next. */
function written(text: Text): string {
  return escapeMarkdown(inlines(text).length === 1 ? plain(text) : inlines(text).map(plain).join(''));
}

function factLines(facts: readonly Fact[]): string[] {
  return facts.map(({ label, value }) => `- **${written(label)}** — ${written(value)}`);
}

function itemLines(item: Item, mark: string, colon: string): string[] {
  const { lead, text, more = [], advice } = item;
  const space = ' '.repeat(mark.length);
  return [
    `${mark}${lead === undefined ? '' : `**${written(lead)}**${colon}`}${written(text)}`,
    ...more.map((one) => `${space}- ${written(one)}`),
    ...(advice === undefined ? [] : [`${space}- **${written(advice)}**`]),
  ];
}

function tableLines(columns: readonly Column[], rows: ReadonlyArray<readonly Cell[]>): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => written(head))),
    line(columns.map(({ number }) => (number === true ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(({ text }) => written(text)))),
  ];
}

function blockLines(block: Block, colon: string): string[] {
  if (block.kind === 'paragraph') return [written(block.text)];
  if (block.kind === 'facts') return factLines(block.facts);
  if (block.kind === 'table')
    return [`**${written(block.caption)}**`, '', ...tableLines(block.columns, block.rows)];
  return block.items.flatMap((item, i) =>
    itemLines(item, block.ordered === true ? `${i + 1}. ` : '- ', colon),
  );
}

/** The page as GitHub's Markdown. */
export function writeMarkdown({ title, colon, sections }: Content): string {
  const parts = [
    [`# ${written(title)}`],
    ...sections.flatMap((section) => [
      [`## ${written(section.title)}`],
      ...section.blocks.map((block) => blockLines(block, colon)),
    ]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
