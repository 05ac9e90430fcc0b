import type { Dialect } from './dialects/dialect-record.ts';

/** One branch of a CASE: a condition and what follows from it, both SQL. */
export type Branch = readonly [when: string, then: string];

/** `CASE WHEN … THEN … ELSE … END`, a branch a line; without branches just what is left, and without that NULL. */
export function caseWhen(branches: readonly Branch[], otherwise?: string): string {
  if (branches.length === 0) return otherwise ?? 'NULL';
  const lines = branches.map(([when, then]) => `WHEN ${when} THEN ${then}`);
  if (otherwise !== undefined) lines.push(`ELSE ${otherwise}`);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && !only.includes('\n')) return `CASE ${only} END`;
  return `CASE\n${indent(lines.join('\n'))}\nEND`;
}

/** The value where the condition holds, else NULL. */
export function onlyIf(condition: string, value: string): string {
  return caseWhen([[condition, value]]);
}

/** All of the conditions; those that are `null` need no saying. */
export function allOf(...conditions: ReadonlyArray<string | null>): string {
  const said = conditions.filter((condition) => condition !== null);
  return said.length === 0 ? 'TRUE' : said.map(inBrackets).join(' AND ');
}

/** One of the conditions. */
export function anyOf(...conditions: readonly string[]): string {
  return conditions.length === 0 ? 'FALSE' : conditions.map(inBrackets).join(' OR ');
}

function inBrackets(condition: string, _: number, all: ReadonlyArray<unknown>): string {
  return all.length > 1 && / (OR|AND|BETWEEN) /.test(condition) && !isBracketed(condition)
    ? `(${condition})`
    : condition;
}

/** Whether the bracket that a text starts with ends at its end. */
function isBracketed(text: string): boolean {
  if (!text.startsWith('(') || /['"`]/.test(text)) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i === text.length - 1;
  }
  return false;
}

/**
 * A number that doubles and integers are compared with. Whole numbers are written as they are: every warehouse compares them
 * exactly with doubles. Negative ones are in brackets, as two minus signs start a comment.
 */
export function number(dialect: Dialect, value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return dialect.double(value);
  return value < 0 ? `(${value})` : String(value);
}

/** The same in fewer characters, always a double: for long lists. */
export function shortNumber(dialect: Dialect, value: number): string {
  const text = String(value);
  if (text.includes('e') || Object.is(value, -0)) return dialect.double(value);
  const numeral = dialect.numeral(text.includes('.') ? text : `${text}.0`);
  return numeral.startsWith('-') ? `(${numeral})` : numeral;
}

/** A quotient of doubles; the caller keeps 0 away. */
export function divide(dialect: Dialect, a: string, b: string): string {
  return `${dialect.asDouble(a)} / ${dialect.asDouble(b)}`;
}

/** The largest of values; NULL when one of them is (warehouses differ on that: some leave NULLs out). */
export function greatest(values: readonly string[]): string {
  return pick(values, '>=');
}

/** The smallest of values; NULL when one of them is. */
export function least(values: readonly string[]): string {
  return pick(values, '<=');
}

function pick(values: readonly string[], op: '>=' | '<='): string {
  return caseWhen(
    values.map((value, i): Branch => {
      const others = values.filter((_, j) => j !== i).map((other) => `${value} ${op} ${other}`);
      return [allOf(...others), value];
    }),
  );
}

/** Every line two spaces further in. Only `\n` ends a line: other line ends stand in texts, which must stay as they are. */
export function indent(sql: string): string {
  return sql
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}
