import type { Dialect } from './dialect-record.ts';
import {
  cast,
  checkText,
  doubleText,
  joinTexts,
  quoteName,
  quoteText,
  refuseText,
  valueRows,
} from './write.ts';

/** Longer names are cut by the server without an error (NAMEDATALEN - 1). */
const LONGEST_NAME = 63;

/** PostgreSQL 12 and later, in a database of encoding UTF8. */
export const postgres: Dialect = {
  name: 'postgres',
  identifier: (name) => quoteName(name, '"', LONGEST_NAME),
  text: (value) => {
    checkText('text', value);
    if (value.includes('\0')) refuseText('text', value, 'has a NUL character, which PostgreSQL cannot hold');
    // An E'' literal reads backslashes in one way, whatever standard_conforming_strings says.
    return value.includes('\\') ? `E${quoteText(value.replaceAll('\\', '\\\\'))}` : quoteText(value);
  },
  double: (value) => `CAST('${doubleText(value)}' AS double precision)`,
  numeral: (text) => `'${text}'::float8`,
  rows: valueRows,
  day: (iso) => `DATE '${iso}'`,
  asDay: /* @__PURE__ */ cast('date'),
  asText: /* @__PURE__ */ cast('text'),
  asDouble: /* @__PURE__ */ cast('double precision'),
  asInteger: /* @__PURE__ */ cast('bigint'),
  asDecimal: (x, digits) => `CAST(${x} AS numeric(38, ${digits}))`,
  binary: (text) => `${text} COLLATE "C"`,
  concat: joinTexts,
  trim: (text, characters) => `btrim(${text}, ${characters})`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  // Planned as a subquery of its own, yet streamed (unlike AS MATERIALIZED).
  fence: 'OFFSET 0',
  stopsAtUnderflow: true,
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(${x} AS date)`;
    const at = `AT TIME ZONE ${quoteText(zone)}`;
    if (type === 'instant') return `CAST(CAST(${x} AS timestamptz) ${at} AS date)`;
    if (type === 'utc')
      return zone === 'UTC'
        ? `CAST(CAST(${x} AS timestamp) AS date)`
        : `CAST(CAST(${x} AS timestamp) AT TIME ZONE 'UTC' ${at} AS date)`;
    return `CAST(to_timestamp(CAST(${x} AS double precision) / 1000) ${at} AS date)`;
  },
};
