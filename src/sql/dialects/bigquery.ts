import type { Dialect } from './dialect-record.ts';
import { cast, checkName, checkText, doubleText, joinTexts, rowLines } from './write.ts';

/** What ends a literal or a line of it, starts an escape, or cannot stand in one. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '`': '\\`',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\x00',
};

function escaped(character: string): string {
  return ESCAPES[character] as string;
}

function text(value: string): string {
  checkText('text', value);
  return `'${value.replace(/[\\'\n\r\0]/g, escaped)}'`;
}

/** BigQuery (GoogleSQL). NUMERIC holds 9 digits behind the point and 29 before it. Text only: nothing here runs it. */
export const bigquery: Dialect = {
  name: 'bigquery',
  identifier: (name) => {
    checkName(name, 300);
    return `\`${name.replace(/[\\`\n\r]/g, escaped)}\``;
  },
  text,
  double: (value) => `CAST('${doubleText(value)}' AS FLOAT64)`,
  numeral: (text) => text,
  rows: (columns, rows, alias) => {
    const [first = [], ...others] = rows;
    const named = first.map((value, i) => `${value} AS ${columns[i]}`).join(', ');
    return `UNNEST([\nSTRUCT(${named}),\n${rowLines(others)}\n]) AS ${alias}`;
  },
  day: (iso) => `DATE '${iso}'`,
  asDay: /* @__PURE__ */ cast('DATE'),
  asText: /* @__PURE__ */ cast('STRING'),
  asDouble: /* @__PURE__ */ cast('FLOAT64'),
  asInteger: /* @__PURE__ */ cast('INT64'),
  asDecimal: (x, digits) => `ROUND(CAST(${x} AS NUMERIC), ${digits})`,
  binary: (x) => `COLLATE(${x}, '')`,
  concat: joinTexts,
  trim: (x, characters) => `TRIM(${x}, ${characters})`,
  daysBetween: (from, to) => `DATE_DIFF(${to}, ${from}, DAY)`,
  fence: '',
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(${x} AS DATE)`;
    if (type === 'instant') return `DATE(${x}, ${text(zone)})`;
    const instant = type === 'utc' ? `TIMESTAMP(${x}, 'UTC')` : `TIMESTAMP_MILLIS(${x})`;
    return `DATE(${instant}, ${text(zone)})`;
  },
};
