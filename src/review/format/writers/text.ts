import { type Block, type Content, type Fact, type Item, inlines, type Text } from '../blocks.ts';
import { displayWidth, padEnd, printable, wrap } from '../width.ts';
import { textTable } from './text-table.ts';

/** Columns of a terminal or an e-mail. */
const LIMIT = 110;
/** Labels that are longer push their values to the right. */
const LABEL = 44;
const MARK = '  - ';

/** A text on one line. */
export function plain(text: Text): string {
  return inlines(text)
    .map((part) => (typeof part === 'string' ? part : printable(part.data)))
    .join('');
}

/** A text with its mark before the first line and as much space before the others. */
function hanging(mark: string, text: string): string[] {
  const space = ' '.repeat(displayWidth(mark));
  return wrap(text, LIMIT - space.length).map((line, i) => (i === 0 ? mark : space) + line);
}

function factLines(facts: readonly Fact[]): string[] {
  const labels = facts.map(({ label }) => plain(label));
  const width = Math.min(LABEL, Math.max(...labels.map(displayWidth)));
  return facts.flatMap(({ value }, i) => {
    const label = labels[i] as string;
    return displayWidth(label) <= width
      ? hanging(`  ${padEnd(label, width)}  `, plain(value))
      : [...hanging('  ', label), ...hanging(`  ${' '.repeat(width)}  `, plain(value))];
  });
}

function itemLines(item: Item, mark: string, colon: string): string[] {
  const { lead, text, more = [], advice } = item;
  const space = ' '.repeat(mark.length);
  const lines = [...more, ...(advice === undefined ? [] : [advice])];
  return [
    ...hanging(mark, (lead === undefined ? '' : plain(lead) + colon) + plain(text)),
    ...lines.flatMap((one) => hanging(`${space}- `, plain(one))),
  ];
}

function blockLines(block: Block, colon: string): string[] {
  if (block.kind === 'paragraph') return wrap(plain(block.text), LIMIT);
  if (block.kind === 'facts') return factLines(block.facts);
  if (block.kind === 'table')
    return [
      ...wrap(block.caption, LIMIT),
      '',
      ...textTable(block.columns, block.rows, { plain, limit: LIMIT, separator: ' · ' }),
    ];
  const places = String(block.items.length).length;
  return block.items.flatMap((item, i) =>
    itemLines(item, block.ordered === true ? `${String(i + 1).padStart(places + 2)}. ` : MARK, colon),
  );
}

function heading(text: string, rule: string): string[] {
  return [text, rule.repeat(displayWidth(text))];
}

/** The page as plain text, at most 110 places wide. */
export function writeText({ title, colon, sections }: Content): string {
  const parts = [
    heading(title, '='),
    ...sections.flatMap((section) => [
      heading(section.title, '-'),
      ...section.blocks.map((block) => blockLines(block, colon)),
    ]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
