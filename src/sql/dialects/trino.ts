import type { Dialect } from './dialect-record.ts';
import { cast, checkText, doubleText, joinTexts, quoteName, quoteText, valueRows } from './write.ts';

/** Trino, and Amazon Athena. Text only: nothing here runs it. */
export const trino: Dialect = {
  name: 'trino',
  identifier: (name) => quoteName(name, '"', Number.POSITIVE_INFINITY),
  text: (value) => {
    checkText('text', value);
    return quoteText(value);
  },
  double: (value) => `CAST('${doubleText(value)}' AS DOUBLE)`,
  numeral: (text) => `${text}E0`,
  rows: valueRows,
  day: (iso) => `DATE '${iso}'`,
  asDay: /* @__PURE__ */ cast('DATE'),
  asText: /* @__PURE__ */ cast('VARCHAR'),
  asDouble: /* @__PURE__ */ cast('DOUBLE'),
  asInteger: /* @__PURE__ */ cast('BIGINT'),
  asDecimal: (x, digits) => `CAST(${x} AS DECIMAL(38, ${digits}))`,
  // Trino knows no collations: text is compared by code points.
  binary: (x) => x,
  concat: joinTexts,
  trim: (x, characters) => `TRIM(BOTH ${characters} FROM ${x})`,
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  fence: '',
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(${x} AS DATE)`;
    const at = `AT TIME ZONE ${quoteText(zone)}`;
    if (type === 'instant') return `CAST(${x} ${at} AS DATE)`;
    const instant =
      type === 'utc'
        ? `with_timezone(CAST(${x} AS TIMESTAMP), 'UTC')`
        : `from_unixtime_nanos(${x} * 1000000)`;
    return `CAST(${instant} ${at} AS DATE)`;
  },
};
