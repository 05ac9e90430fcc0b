import type { Dialect } from './dialect-record.ts';
import { cast, checkText, doubleText, joinTexts, pieces, quoteName, quoteText, valueRows } from './write.ts';

/** DuckDB 1.x. Zones need its `icu` extension, which is part of every usual build. */
export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: (name) => quoteName(name, '"', Number.POSITIVE_INFINITY),
  text: (value) => {
    checkText('text', value);
    // The parser ends a statement at a NUL.
    const parts = pieces(value, /(\0)/).map(({ text, isSpecial }) =>
      isSpecial ? 'chr(0)' : quoteText(text),
    );
    return parts.length === 0 ? "''" : joinTexts(...parts);
  },
  double: (value) => `CAST('${doubleText(value)}' AS DOUBLE)`,
  numeral: (text) => `${text}e0`,
  rows: valueRows,
  day: (iso) => `DATE '${iso}'`,
  asDay: /* @__PURE__ */ cast('DATE'),
  asText: /* @__PURE__ */ cast('VARCHAR'),
  asDouble: /* @__PURE__ */ cast('DOUBLE'),
  asInteger: /* @__PURE__ */ cast('BIGINT'),
  asDecimal: (x, digits) => `CAST(${x} AS DECIMAL(38, ${digits}))`,
  binary: (text) => `${text} COLLATE "binary"`,
  concat: joinTexts,
  trim: (text, characters) => `trim(${text}, ${characters})`,
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  fence: '',
  civilDay: (x, type, zone) => {
    if (type === 'day') return `CAST(${x} AS DATE)`;
    if (type === 'instant') return `CAST(timezone(${quoteText(zone)}, CAST(${x} AS TIMESTAMPTZ)) AS DATE)`;
    const utc = type === 'utc' ? `CAST(${x} AS TIMESTAMP)` : `epoch_ms(CAST(${x} AS BIGINT))`;
    return zone === 'UTC'
      ? `CAST(${utc} AS DATE)`
      : `CAST(timezone(${quoteText(zone)}, timezone('UTC', ${utc})) AS DATE)`;
  },
};
