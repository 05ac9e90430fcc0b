import type { Dialect } from './dialect-record.ts';
import { cast, checkText, doubleText, joinTexts, quoteName, quoteText, valueRows } from './write.ts';

function text(value: string): string {
  checkText('text', value);
  return quoteText(value.replaceAll('\\', '\\\\').replaceAll('\0', '\\0'));
}

/** Snowflake. Text only: nothing here runs it. */
export const snowflake: Dialect = {
  name: 'snowflake',
  identifier: (name) => quoteName(name, '"', 255),
  text,
  double: (value) => `CAST('${doubleText(value)}' AS DOUBLE)`,
  numeral: (text) => `'${text}'::FLOAT`,
  rows: valueRows,
  day: (iso) => `DATE '${iso}'`,
  asDay: /* @__PURE__ */ cast('DATE'),
  asText: /* @__PURE__ */ cast('VARCHAR'),
  asDouble: /* @__PURE__ */ cast('DOUBLE'),
  asInteger: /* @__PURE__ */ cast('BIGINT'),
  asDecimal: (x, digits) => `CAST(${x} AS NUMBER(38, ${digits}))`,
  binary: (x) => `COLLATE(${x}, '')`,
  concat: joinTexts,
  trim: (x, characters) => `TRIM(${x}, ${characters})`,
  daysBetween: (from, to) => `DATEDIFF('day', ${from}, ${to})`,
  fence: '',
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(${x} AS DATE)`;
    if (type === 'instant') return `CAST(CONVERT_TIMEZONE(${text(zone)}, ${x}) AS DATE)`;
    const utc = type === 'utc' ? `CAST(${x} AS TIMESTAMP_NTZ)` : `TO_TIMESTAMP_NTZ(${x}, 3)`;
    return zone === 'UTC'
      ? `CAST(${utc} AS DATE)`
      : `CAST(CONVERT_TIMEZONE('UTC', ${text(zone)}, ${utc}) AS DATE)`;
  },
};
