import type { ColumnRole } from '../column-names.ts';
import type { Place } from '../places.ts';
import type { FaultKind, FaultTally, Words } from './words.ts';

const ROLES: Readonly<Record<ColumnRole, string>> = {
  account: 'account',
  name: 'account name',
  date: 'order date',
  amount: 'amount',
  orderId: 'order id',
  currency: 'currency',
  category: 'category',
  recency: 'recency',
  frequency: 'frequency',
  monetary: 'monetary value',
  tenure: 'tenure',
};

const FAULTS: Readonly<Record<FaultKind, string>> = {
  blankAccount: 'without an account',
  badAccount: 'whose account is neither text nor a whole number',
  blankDate: 'without a date',
  badDate: 'whose date cannot be read',
  blankAmount: 'without an amount',
  badAmount: 'whose amount is not a number',
  blankOrderId: 'without an order id',
  badOrderId: 'whose order id is neither text nor a whole number',
  blankCurrency: 'without a currency',
  badNumber: 'with a value that is not a number',
  blankNumber: 'with a value missing',
  twice: 'with an account that is there already',
  totals: 'with totals',
  equal: 'equal to a row above',
};

function at({ row, column, isOfRange }: Place): string {
  const range = isOfRange ? ' of the range' : '';
  return column === null ? `row ${row}${range}` : `row ${row}${range}, column ${column}${range}`;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

const was = (count: number): string => (count === 1 ? 'was' : 'were');

function tally({ kind, count, first }: FaultTally): string {
  const places = first.map(({ place, text }) => (text === '' ? at(place) : `${at(place)}: "${text}"`));
  const more = count > first.length ? '; …' : '';
  return `${count} ${FAULTS[kind]} (${places.join('; ')}${more})`;
}

/** The words in English. */
export const EN: Words = {
  locale: 'en',
  columns: {
    account: 'Account',
    name: 'Account name',
    recency: 'Recency (days)',
    frequency: 'Frequency (orders)',
    monetary: 'Monetary',
    tenure: 'Tenure (days)',
    firstOrder: 'First order',
    lastOrder: 'Last order',
    purchaseDays: 'Purchase days',
    averageOrderValue: 'Average order value',
    returns: 'Returns',
    returnedAmount: 'Returned amount',
    recencyScore: 'R score',
    frequencyScore: 'F score',
    monetaryScore: 'M score',
    code: 'RFM code',
    score: 'Mean score',
    segment: 'Segment',
    segmentId: 'Segment id',
    why: 'Why',
    accounts: 'Accounts',
    shareOfAccounts: 'Share of accounts',
    orders: 'Order count',
    shareOfOrders: 'Share of orders',
    revenue: 'Revenue',
    shareOfRevenue: 'Share of revenue',
    medianRecency: 'Median recency (days)',
    medianFrequency: 'Median frequency',
    medianMonetary: 'Median monetary',
    value: 'Value',
    rank: 'Rank',
    share: 'Share',
    cumulativeShare: 'Cumulative share',
    abc: 'ABC class',
    tier: 'Tier',
    points: 'Score (0 to 100)',
    coverage: 'Known share of criteria',
    marginUp: 'Points to the next tier',
    marginDown: 'Points above its line',
    cluster: 'Cluster',
    clusterName: 'What it is like',
    status: 'Status',
    valueAtRisk: 'Value at risk',
    alerts: 'Alerts',
    worstAlert: 'Worst alert',
    level: 'Level',
    since: 'Since',
    action: 'What to do',
    section: 'Section',
    item: 'Item',
  },
  review: {
    book: 'Book',
    concentration: 'Concentration',
    segments: 'Segments',
    abc: 'ABC classes',
    warnings: 'Warnings',
    accounts: 'Accounts',
    buyers: 'Accounts with revenue',
    orders: 'Orders',
    revenue: 'Revenue',
    firstOrder: 'First order',
    lastOrder: 'Last order',
    asOf: 'As of',
    averageOrderValue: 'Average order value',
    topFifth: 'Share of the largest 20% of accounts',
    largest: 'Share of the largest account',
    jointRatio: 'Joint ratio (0.2: 20% of the accounts bring 80%)',
    gini: 'Gini coefficient',
    hhi: 'Herfindahl index',
    effectiveNumber: 'Effective number of accounts',
    valueAtRisk: 'Value at risk',
  },
  semicolon: '; ',
  note: (text) => `Note: ${text}`,

  noRange: () => 'Cannot read the range: it is empty. Give the table with its header row, such as A1:E500.',
  noHeader: (first) =>
    `Cannot find the header: give a range whose first row has the names of the columns, such as Account, Order date and Amount. The range begins with "${first}".`,
  noRows: (header) => `Cannot find any rows below the header in ${at(header)}.`,
  noGoodRows: (faults) => `Cannot use any row of the range: ${faults.map(tally).join('; ')}.`,
  missingColumn: (role, header, names, option) =>
    `Cannot find the column of the ${ROLES[role]} in the header in ${at(header)}: the columns are ${quoted(names)}. Name it with the option "${option}=…".`,
  ambiguousColumn: (role, places, names, option) =>
    `Cannot tell which column holds the ${ROLES[role]}: ${names.map((name, i) => `"${name}" (${at(places[i] as Place)})`).join(' or ')}. Name it with the option "${option}=…".`,
  noSuchColumn: (role, name, header, names) =>
    `Cannot find the column "${name}" for the ${ROLES[role]} in the header in ${at(header)}: the columns are ${quoted(names)}.`,
  repeatedColumn: (role, name, places) =>
    `Cannot tell which column holds the ${ROLES[role]}: "${name}" stands in ${places.map(at).join(' and in ')}.`,
  needsOrders: (header, names) =>
    `Cannot do this without orders: the header in ${at(header)} needs columns for account, order date and amount, and has ${quoted(names)}.`,
  needsCriteria: (header, known) =>
    `Cannot score tiers: the header in ${at(header)} needs orders (account, order date, amount), or an account column and at least one of ${known.join(', ')}.`,
  undecidedDates: (place, text) =>
    `Cannot tell whether "${text}" in ${at(place)} begins with the day or the month, as no date of the column does: add the option "dateOrder=dmy" or "dateOrder=mdy".`,
  contradictoryDates: (dmy, dmyText, mdy, mdyText) =>
    `Cannot read the dates, as "${dmyText}" in ${at(dmy)} begins with the day and "${mdyText}" in ${at(mdy)} with the month: write one of them differently.`,
  undecidedAmounts: (place, text) =>
    `Cannot tell whether "${text}" in ${at(place)} has thousands or decimals, as no amount of the column does: add the option "decimal=." or "decimal=,".`,
  contradictoryAmounts: (place, text, other, otherText) =>
    `Cannot read the amounts, as "${text}" in ${at(place)} and "${otherText}" in ${at(other)} do not have the same decimal mark: add the option "decimal=." or "decimal=,".`,
  mixedCurrencies: (place, text, other, otherText) =>
    `Cannot add up amounts in two currencies: "${text}" in ${at(place)} and "${otherText}" in ${at(other)}.`,
  badAsOf: (text) =>
    `Cannot read the day "${text}": give a date, a cell with a date, or text such as 2026-01-31.`,
  unknownOption: (name, known) => `Cannot use the option "${name}": the options are ${known.join(', ')}.`,
  badOption: (name, value, expected) =>
    `Cannot use "${value}" for the option "${name}": it takes ${expected}.`,
  badModel: (field) =>
    `Cannot read the model: "${field}" is not as RFM_MODEL writes it. Give the cell that RFM_MODEL filled, unchanged.`,
  tooLong: (length, most) =>
    `Cannot put the model into one cell: it has ${length} characters, and a cell takes ${most}.`,
  noValue: () => 'Cannot tell: the amounts add up to nothing above 0.',
  unexpected: (message) => `Cannot finish: ${message}`,

  asOfLast: (day) => `as of ${day}, the day of the last order; give another day as the argument asOf.`,
  asOfUnused: () => 'the day is not used, as the range holds accounts and not orders.',
  titleRows: (count, first, text) =>
    `${rows(count)} above the header ${was(count)} passed over (${at(first)}: "${text}").`,
  blankRows: (count, first) =>
    `${rows(count)} between the data ${count === 1 ? 'is' : 'are'} blank (first: ${at(first)}).`,
  ownNotes: (count, first) => `${rows(count)} with notes ${was(count)} passed over (first: ${at(first)}).`,
  equalRows: (count, places) =>
    `${rows(count)} equal to a row above ${was(count)} counted as well (${places.map(at).join('; ')}${count > places.length ? '; …' : ''}); the option "duplicates=skip" leaves them out.`,
  future: (count, day) => `${rows(count)} dated after ${day} ${was(count)} not counted.`,
  oldDates: (count, place, day) =>
    `${rows(count)} with a date before 1970 (first: ${at(place)}: ${day}); are these dates right?`,
  swappedDates: (place, text) =>
    `some dates are text such as "${text}" (${at(place)}), others are real dates with days up to 12 only: the file may have been opened with day and month swapped.`,
  spacedIds: (count, place) =>
    `spaces around ${count} account ${count === 1 ? 'cell' : 'cells'} were not counted as part of the account (first: ${at(place)}).`,
  leftOut: (count, faults) => `${rows(count)} ${was(count)} left out: ${faults.map(tally).join('; ')}.`,
};
