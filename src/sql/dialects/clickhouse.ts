import type { Dialect } from './dialect-record.ts';
import { cast, checkName, checkText, doubleText, rowLines } from './write.ts';

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\0', '\\0');
}

function text(value: string): string {
  checkText('text', value);
  return `'${escaped(value).replaceAll("'", "\\'")}'`;
}

/**
 * ClickHouse 24 and later. A plain type refuses NULL, so that every cast is to a Nullable one. Days are `Date32`: 1900-01-01 to
 * 2299-12-31.
 */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  identifier: (name) => {
    checkName(name, Number.POSITIVE_INFINITY);
    return `"${escaped(name).replaceAll('"', '\\"')}"`;
  },
  text,
  double: (value) => `CAST('${doubleText(value)}' AS Float64)`,
  numeral: (text) => text,
  rows: (columns, rows, alias) =>
    `VALUES('${columns.map((name) => `${name} Float64`).join(', ')}',\n${rowLines(rows)}\n) AS ${alias}`,
  day: (iso) => `toDate32('${iso}')`,
  asDay: /* @__PURE__ */ cast('Nullable(Date32)'),
  asText: /* @__PURE__ */ cast('Nullable(String)'),
  asDouble: /* @__PURE__ */ cast('Nullable(Float64)'),
  asInteger: /* @__PURE__ */ cast('Nullable(Int64)'),
  // By way of text: a cast of a double cuts off what is behind its last digit, and 4.35 would be 4.34.
  asDecimal: (x, digits) => `CAST(toString(round(${x}, ${digits})) AS Nullable(Decimal(38, ${digits})))`,
  binary: (x) => x,
  concat: (...texts) => (texts.length === 1 ? (texts[0] as string) : `concat(${texts.join(', ')})`),
  trim: (x, characters) => `trim(BOTH ${characters} FROM ${x})`,
  daysBetween: (from, to) => `dateDiff('day', ${from}, ${to})`,
  fence: '',
  // Branches of a CASE are worked out late, and over again where steps are put into one another or filters are worked out for joins: the steps of warnings outgrow all memory so.
  ofManySteps: 'SETTINGS query_plan_enable_optimizations = 0\n',
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(toDate32(${x}) AS Nullable(Date32))`;
    const instant =
      type === 'epochMillis' ? `fromUnixTimestamp64Milli(CAST(${x} AS Nullable(Int64)), 'UTC')` : x;
    return `CAST(toDate32(toTimeZone(${instant}, ${text(zone)})) AS Nullable(Date32))`;
  },
};
