import type { Dialect } from './dialect-record.ts';
import { cast, checkText, doubleText, pieces, quoteName, refuseText, valueRows } from './write.ts';

/** How Spark reads quotes, backslashes and `${…}` in a literal depends on its version and settings; character codes do not. */
const SPECIAL = /(['\\$])/;

const MICROS_PER_DAY = 86_400_000_000;

function text(value: string): string {
  checkText('text', value);
  const parts = pieces(value, SPECIAL).map(({ text, isSpecial }) =>
    isSpecial ? `char(${text.charCodeAt(0)})` : `'${text}'`,
  );
  if (parts.length === 0) return "''";
  return parts.length === 1 ? (parts[0] as string) : `concat(${parts.join(', ')})`;
}

/** Spark SQL 3.3 and later, and Databricks. */
export const spark: Dialect = {
  name: 'spark',
  identifier: (name) => {
    // Replaced by the value of a setting before the statement is parsed, inside of quotes too.
    if (name.includes('${')) refuseText('name', name, 'has "${", which Spark replaces');
    return quoteName(name, '`', 255);
  },
  text,
  double: (value) => `CAST('${doubleText(value)}' AS DOUBLE)`,
  numeral: (text) => `${text}D`,
  rows: valueRows,
  day: (iso) => `DATE '${iso}'`,
  asDay: /* @__PURE__ */ cast('DATE'),
  asText: /* @__PURE__ */ cast('STRING'),
  asDouble: /* @__PURE__ */ cast('DOUBLE'),
  asInteger: /* @__PURE__ */ cast('BIGINT'),
  asDecimal: (x, digits) => `CAST(${x} AS DECIMAL(38, ${digits}))`,
  // Strings are compared byte by byte unless a column says otherwise (from 4.0 on).
  binary: (x) => x,
  concat: (...texts) => (texts.length === 1 ? (texts[0] as string) : `concat(${texts.join(', ')})`),
  trim: (x, characters) => `trim(BOTH ${characters} FROM ${x})`,
  daysBetween: (from, to) => `datediff(${to}, ${from})`,
  fence: '',
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(${x} AS DATE)`;
    if (type === 'utc' && zone === 'UTC') return `CAST(CAST(${x} AS TIMESTAMP_NTZ) AS DATE)`;
    if (type === 'utc')
      return `CAST(convert_timezone('UTC', ${text(zone)}, CAST(${x} AS TIMESTAMP_NTZ)) AS DATE)`;
    const instant = type === 'instant' ? `CAST(${x} AS TIMESTAMP)` : `timestamp_millis(CAST(${x} AS BIGINT))`;
    // A cast to DATE would take the zone of the session: count days of the shifted instant instead.
    const micros = `unix_micros(${zone === 'UTC' ? instant : `from_utc_timestamp(${instant}, ${text(zone)})`})`;
    return `date_from_unix_date(CAST((${micros} - pmod(${micros}, ${MICROS_PER_DAY})) / ${MICROS_PER_DAY} AS INT))`;
  },
};
