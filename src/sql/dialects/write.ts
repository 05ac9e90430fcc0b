import { show } from '../../internal/show.ts';

/** Half of a surrogate pair without the other half: no UTF-8 can hold it. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Refuse what cannot stand in a statement at all. */
export function refuseText(what: string, value: string, why: string): never {
  throw new RangeError(`Cannot write SQL as the ${what} ${show(value)} ${why}`);
}

export function checkText(what: string, value: string): void {
  if (LONE_SURROGATE.test(value)) refuseText(what, value, 'has half of a surrogate pair');
}

/** The bytes that a text takes in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Check a name and quote it by doubling `quote`. */
export function quoteName(name: string, quote: '"' | '`', longest: number): string {
  checkName(name, longest);
  return quote + name.replaceAll(quote, quote + quote) + quote;
}

/** Refuse names that are empty, hold a NUL, or are cut by the warehouse without a word. */
export function checkName(name: string, longest: number): void {
  checkText('name', name);
  if (name === '') refuseText('name', name, 'is empty');
  if (name.includes('\0')) refuseText('name', name, 'has a NUL character');
  if (utf8Length(name) > longest) refuseText('name', name, `is longer than ${longest} bytes`);
}

/** A literal of standard SQL: quotes are doubled, nothing else is special. */
export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A double as the shortest text that reads back as it. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Cannot write SQL as ${value} is not a finite number`);
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/** Text in pieces: runs that are `plain`, and single characters that are not. */
export function pieces(value: string, special: RegExp): Array<{ text: string; isSpecial: boolean }> {
  const found: Array<{ text: string; isSpecial: boolean }> = [];
  for (const text of value.split(special))
    if (text !== '') found.push({ text, isSpecial: text.length === 1 && special.test(text) });
  return found;
}

/** `CAST(x AS type)`. */
export function cast(type: string): (x: string) => string {
  return (x) => `CAST(${x} AS ${type})`;
}

/** Texts joined by the operator of standard SQL. */
export function joinTexts(...texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] as string) : `(${texts.join(' || ')})`;
}

/** Rows of literals, some to a line. */
export function rowLines(rows: ReadonlyArray<readonly string[]>): string {
  const perLine = 8;
  return rows
    .map(
      (row, i) =>
        `(${row.join(', ')})${i === rows.length - 1 ? '' : i % perLine === perLine - 1 ? ',\n' : ', '}`,
    )
    .join('');
}

/** Rows of literals by the VALUES of standard SQL. */
export function valueRows(
  columns: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  alias: string,
): string {
  return `(VALUES\n${rowLines(rows)}\n) AS ${alias}(${columns.join(', ')})`;
}
