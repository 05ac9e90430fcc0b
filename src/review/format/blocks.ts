/**
 * What a page says, apart from how it is written: sections of blocks. Writers of text, Markdown and HTML read the same ones, so
 * that nothing is said twice.
 */

/** Words of the page itself, or text that came with the data (names, ids, reasons), which is set apart where the writing has a means to. */
export type Inline = string | { readonly data: string };
export type Text = Inline | readonly Inline[];

/** How bad a status is: a colour where there are colours, never the only sign. */
export type Tone = 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'grey';

/** One cell of a table. */
export interface Cell {
  readonly text: Text;
  /** A share, 0 to 1, to be drawn as a bar behind the number. */
  readonly bar?: number | null;
  readonly tone?: Tone;
}

/** One column of a table. */
export interface Column {
  readonly head: Text;
  /** Numbers stand to the right. */
  readonly number?: boolean;
  /** Where a table is too wide for a line of text, these go to a line of their own. */
  readonly under?: boolean;
}

/** A label with its value. */
export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

/** A line of a list, with lines of its own. */
export interface Item {
  /** What it is about, before the text. */
  readonly lead?: Text;
  readonly text: Text;
  readonly tone?: Tone;
  readonly more?: readonly Text[];
  /** What to do, after all else. */
  readonly advice?: Text;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text }
  /** The figures that people ask for first are `large`. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[]; readonly large?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly ordered?: boolean }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: ReadonlyArray<readonly Cell[]>;
    };

/** The parts of a page, in their order. */
export const SECTION_IDS = [
  'summary',
  'first',
  'segments',
  'rfm',
  'concentration',
  'tiers',
  'clusters',
  'lifecycle',
  'warnings',
  'diagnostics',
  'choices',
  'accounts',
] as const;

export type SectionId = (typeof SECTION_IDS)[number];

/** One part of a page. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A page. */
export interface Content {
  /** What stands between a lead and its text. */
  readonly colon: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** All parts of a text. */
export function inlines(text: Text): readonly Inline[] {
  return Array.isArray(text) ? text : [text as Inline];
}

/** Texts with a separator between them. */
export function joined(texts: readonly Text[], separator: string): Inline[] {
  return texts.flatMap((text, i) => (i === 0 ? inlines(text) : [separator, ...inlines(text)]));
}
