import type { ColumnExample } from '../guess-columns.ts';
import { whole } from '../numbers.ts';
import type { Role } from '../settings.ts';

const ROLES: Readonly<Record<Role, string>> = {
  account: 'account',
  name: 'name',
  date: 'date',
  amount: 'amount',
  'order-id': 'order id',
  currency: 'currency',
};

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

/** `1 row`, `2 rows`. */
function count(n: number, one: string, many = `${one}s`): string {
  return `${whole(n)} ${n === 1 ? one : many}`;
}

const quote = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The columns of a file, one a line, with what the first row has in them. */
function columnList(columns: readonly ColumnExample[]): string {
  const lines = columns
    .slice(0, 40)
    .map(({ name, example }) => `  ${quote(name)}, such as ${quote(example)}`);
  if (columns.length > 40) lines.push(`  … and ${columns.length - 40} more`);
  return `The file has ${count(columns.length, 'column')}:\n${lines.join('\n')}`;
}

interface Found {
  readonly line: number;
  readonly text: string;
  readonly rows: number;
}

/** Everything that the review says in English. */
export const en = {
  // The command line
  error: (text: string) => `Error: ${text}`,
  unknownFlag: (flag: string) => `there is no flag ${flag}; --help lists them`,
  missingValue: (flag: string) =>
    `--${flag} needs a value; one that begins with "-" is written --${flag}=VALUE`,
  wrongValue: (flag: string, value: string, expected: string) =>
    `--${flag} is ${quote(value)}; expected ${expected}`,
  severalFiles: (files: readonly string[]) =>
    `one file at a time: ${files.map(quote).join(' ')} are ${files.length}. Put a name with spaces in quotes`,

  // The file
  isMissing: (path: string) => `there is no file ${quote(path)}`,
  isFolder: (path: string) => `${quote(path)} is a folder; name a file`,
  isNoFile: (path: string) => `${quote(path)} is not a file: it is read twice, which a pipe does not allow`,
  isEmpty: (path: string) => `${quote(path)} is empty`,
  cannotRead: (path: string, code: string) => `${quote(path)} cannot be read (${code})`,
  notText: (path: string, what: 'excel' | 'archive' | 'other') =>
    `${quote(path)} is not a text file${
      what === 'excel'
        ? ' but a workbook: save the sheet as CSV first'
        : what === 'archive'
          ? ' but a compressed one: unpack it first'
          : ''
    }`,
  unknownEncoding: (path: string) =>
    `${quote(path)} is not UTF-8, UTF-16, GB18030 or Windows-1252: name its encoding with --encoding`,
  endlessRow: (path: string, line: number) =>
    `${quote(path)}, line ${line}: a row begins here that does not end. Is a quote not closed, or is this not a CSV file?`,
  onlyHeader: (path: string) => `${quote(path)} has a header and no rows`,

  // The columns
  role: (role: Role) => ROLES[role],
  missingColumn: (role: Role, columns: readonly ColumnExample[], hint: 'data' | 'delimiter' | null) =>
    `no column looks like the ${ROLES[role]}: name it with --${role}\n${columnList(columns)}${
      hint === 'data'
        ? '\nThe first line must hold the names of the columns; here it looks like data.'
        : hint === 'delimiter'
          ? '\nIf that is more than one, say what parts them with --delimiter.'
          : ''
    }`,
  ambiguousColumn: (role: Role, found: readonly string[], columns: readonly ColumnExample[]) =>
    `${found.map(quote).join(' and ')} could each be the ${ROLES[role]}: name one with --${role}\n${columnList(columns)}`,
  noSuchColumn: (role: Role, name: string, columns: readonly ColumnExample[]) =>
    `there is no column ${quote(name)}, which --${role} names\n${columnList(columns)}`,
  repeatedColumn: (role: Role, name: string, times: number, columns: readonly ColumnExample[]) =>
    `${count(times, 'column')} are called ${quote(name)}, which --${role} names: rename all but one\n${columnList(columns)}`,

  // The values
  undecidedDates: (found: Found) =>
    `dates such as ${quote(found.text)} (line ${found.line}) can be day/month or month/day, and no date of the file tells which: say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy`,
  contradictoryDates: (day: Found, month: Found) =>
    `${quote(day.text)} (line ${day.line}) has the day in front, as in ${count(day.rows, 'row')}; ${quote(month.text)} (line ${month.line}) the month, as in ${count(month.rows, 'row')}: say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy`,
  undecidedAmounts: (found: Found) =>
    `amounts such as ${quote(found.text)} (line ${found.line}) can be thousands or three decimals, and no amount of the file tells which: say --decimal . or --decimal ,`,
  contradictoryAmounts: (point: Found, comma: Found, open: Found) =>
    `${quote(point.text)} (line ${point.line}) has a decimal point, ${quote(comma.text)} (line ${comma.line}) a decimal comma, and ${quote(open.text)} (line ${open.line}) can be either: say --decimal . or --decimal ,`,
  mixedCurrencies: (currencies: ReadonlyArray<readonly [string, number]>) =>
    `amounts are in several currencies (${currencies.map(([name, rows]) => `${name} in ${count(rows, 'row')}`).join(', ')}), which do not add up: choose one with --only ${currencies[0]?.[0]}`,
  noSuchCurrency: (only: string, currencies: readonly string[]) =>
    currencies.length === 0
      ? `--only ${only}: the file names no currency; --currency names the column that does`
      : `--only ${only}: no row is in it; there is ${currencies.join(', ')}`,
  nothingUsable: (rows: number) => `nothing can be used: ${count(rows, 'row')}, and not one is good`,
  nothingYet: (future: number, returns: number, asOf: string) =>
    `nothing can be used: no account had an order by ${asOf}; ${count(future, 'row')} later, ${count(returns, 'return')} (negative amounts)`,

  dateHint: (kind: 'format' | 'serial'): string =>
    kind === 'serial'
      ? 'Numbers such as 45658 are day numbers of a spreadsheet: give the column a date format before saving as CSV.'
      : 'If the dates are right, say how they are written, such as --date-format dd/MM/yy',

  progress: (pass: number, percent: number, rows: number) =>
    `reading ${pass} of 2: ${Math.round(percent)}%, ${whole(rows)} rows`,

  // The report
  comma: ', ' as string,
  semicolon: '; ' as string,
  synthetic: (path: string) =>
    `SYNTHETIC order book: ${path}\nEvery company, order and number in it is made up.`,
  title: (path: string) => `Order book: ${path}`,
  columnsUsed: (parts: readonly string[], guessed: readonly Role[]) =>
    `Columns   ${parts.join(', ')}${
      guessed.length > 0
        ? `\n          guessed from their names: ${guessed.map((role) => ROLES[role]).join(', ')}; choose others with ${guessed.map((role) => `--${role}`).join(' ')}`
        : ''
    }`,
  noOrderId: 'no order id: every row counts as an order',
  fileReadAs: (encoding: string, guessed: boolean, delimiter: string) =>
    `File      ${encoding}${guessed ? ' (by the look of it; --encoding if not)' : ''}, delimiter ${DELIMITERS[delimiter] ?? quote(delimiter)}`,
  decimalMark: (mark: '.' | ','): string => (mark === '.' ? 'decimal point' : 'decimal comma'),
  eachMark: 'decimal point or comma, as each amount shows',
  dateOrder: (order: 'day-first' | 'month-first'): string =>
    order === 'day-first' ? 'dates are day/month/year' : 'dates are month/day/year',
  dateFormat: (format: string) => `dates are ${format}`,
  asOf: (day: string, isDefault: boolean) =>
    `As of     ${day}${isDefault ? ', the last day in the file; another with --as-of' : ''}`,
  lonelyLastDay: (days: number) =>
    `          mind: that is ${whole(days)} days after the day before it in the file. If it is a slip of the pen, give --as-of`,
  window: (days: number) => `Window    the last ${count(days, 'day')}; recency looks at all orders`,
  totals: (accounts: number, orders: number, revenue: string) =>
    `${count(accounts, 'account')}, ${count(orders, 'order')}, revenue ${revenue}`,
  intake: (received: number, accepted: number, rejected: number) =>
    `${count(received, 'row')} read = ${whole(accepted)} good + ${whole(rejected)} left out`,
  returnRows: (rows: number, rule: 'net' | 'count' | 'ignore') =>
    `${count(rows, 'return')} (negative amounts): ${
      rule === 'net'
        ? 'taken off revenue'
        : rule === 'count'
          ? 'taken off revenue, and counted as orders'
          : 'not taken off revenue'
    }`,
  futureRows: (rows: number) => `${count(rows, 'row')} after the as-of day: not counted`,
  otherCurrency: (rows: number, only: string) => `${count(rows, 'row')} not in ${only}: passed over`,
  withoutOrders: (accounts: number) => `${count(accounts, 'account')} without an order (returns only)`,

  segments: (map: string, label: string) => `Segments (${map}: ${label}; scores from 1 to 5, 5 is best)`,
  segmentHead: ['segment', 'accounts', '% acc.', 'revenue', '% rev.', 'order value', 'median days quiet'],
  notices: 'About the scores (fixed cuts: --recency-cuts --frequency-cuts --monetary-cuts)',

  concentration: 'Concentration of revenue',
  topShare: (top: string, share: string, interval: string | null) =>
    `the largest ${top} of the accounts hold ${share}${interval === null ? '' : ` (95% interval ${interval})`}`,
  interval: (lower: string, upper: string) => `${lower} to ${upper}`,
  accountsFor: (share: string, accounts: number, shareOfAccounts: string) =>
    `${share} of the revenue comes from ${count(accounts, 'account')} (${shareOfAccounts} of them)`,
  jointRatio: (accounts: string, share: string) =>
    `the real "80/20" of this book: ${accounts} of the accounts bring ${share}`,
  measures: (gini: string, hhi: string | null, effective: string | null) =>
    `Gini ${gini}${hhi === null ? '' : `, HHI ${hhi}: as concentrated as ${effective} accounts of one size`}`,
  largest: (name: string, share: string) => `the largest account is ${name} with ${share}`,
  exposure: (lost: number, share: string, amount: string) =>
    `without the ${lost === 1 ? 'largest account' : `${lost} largest accounts`}: ${share} less (${amount})`,
  levels: (level: string, names: readonly string[]) => `${level} or more each: ${names.join(', ')}`,
  topFive: (share: string, level: string) => `the five largest together: ${share}, past the ${level} mark`,

  lookFirst: (top: number) => `Look at first: ${count(top, 'account')}`,
  lookFirstWhy: (segments: readonly string[], recencyUpTo: number | null) =>
    `Worth money and quiet: ${segments.join(', ')}${recencyUpTo === null ? '' : `, with a recency score up to ${recencyUpTo}`}. Largest revenue first: that is what is at stake.`,
  lookFirstOf: (accounts: number, share: string) =>
    `${count(accounts, 'account')} in all, with ${share} of the revenue.`,
  lookFirstNone: 'No account is worth money and quiet.',
  lookFirstHead: ['', 'account', 'RFM', 'segment', 'revenue', '% rev.', 'last order', 'days quiet'],
  usualGap: (days: string, times: string) =>
    `ordered every ${days} days on average, now quiet for ${times} times that`,

  badRows: (rows: number, of: number) => `Rows left out: ${whole(rows)} of ${whole(of)}`,
  badRowsNone: 'Rows left out: none',
  badKind: (code: string, times: number) => {
    const kinds: Readonly<Record<string, string>> = {
      'order.invalid_account_id': 'no account',
      'order.invalid_date': 'no date',
      'order.invalid_amount': 'no amount',
      'order.invalid_order_id': 'no order id',
      'order.invalid_currency': 'no currency',
      'order.not_a_record': 'wrong number of values',
    };
    return `${kinds[code] ?? code}: ${whole(times)}`;
  },
  badLine: (line: number, faults: readonly string[]) => `line ${line}: ${faults.join('; ')}`,
  badShape: (values: number, columns: number) =>
    `${count(values, 'value')} where the header has ${count(columns, 'column')}`,
  blank: (column: string) => `${column} is blank`,
  badCell: (code: string, column: string, value: string) => {
    const expected: Readonly<Record<string, string>> = {
      'order.invalid_date': 'a date such as 2026-01-31',
      'order.invalid_amount': 'a number such as 1234.56',
    };
    return `${column} is ${quote(value)}${expected[code] === undefined ? '' : `, not ${expected[code]}`}`;
  },
  tooLarge: (accounts: number) =>
    `${count(accounts, 'account')}: too many for the whole review in the memory that node takes by default; this is the brief one.`,
  cannotWrite: (path: string, code: string) => `${quote(path)} cannot be written (${code})`,
  pageWritten: (path: string) => `The same as a page with pictures: ${path} (open it in a browser)`,
  moreBadRows: (rows: number) => `… and ${whole(rows)} more; --bad-rows sets how many are shown`,
};
