import { medianOfSorted } from '../internal/gaps.ts';
import { OWN_SHAPE_GAPS, regularityFrom } from '../internal/regularity.ts';
import type { Regularity } from '../types.ts';
import { allOf, divide, onlyIf } from './expressions.ts';
import { HISTORY, historySteps, medianSteps, PURCHASE_DAYS } from './history-steps.ts';
import type { ResultRow, RowReader } from './result-rows.ts';
import type { Column, Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';
import { type UnionPart, unionStep } from './union-step.ts';

/** Orders to what the regularity of a book is told from: different values of each kind, with how many accounts or pairs have them. */
export function gapStatisticsSteps(request: SummaryRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const g = (name: string): string => own('g', name);
  const byAccount = `PARTITION BY ${g('accountId')} ORDER BY ${g('day')}`;
  // The latest pairs of consecutive gaps; no gap is in two of them.
  const isPair = allOf(
    `${own('p', 'before')} IS NOT NULL`,
    `${own('p', 'place')} <= ${OWN_SHAPE_GAPS}`,
    `MOD(${own('p', 'place')}, 2) = 1`,
  );
  const counted = (name: string, note: string, from: string, columns: readonly string[]): Step => ({
    name,
    note,
    query: {
      columns: [...columns.map((column): Column => [own('c', column), column]), ['COUNT(*)', 'count']],
      from: [{ step: from }, 'c'],
      groupBy: columns.map((column) => own('c', column)),
    },
  });
  const part = (kind: string, from: string, names: readonly string[]): UnionPart => ({
    kind,
    columns: { part: "'0'", ...Object.fromEntries(names.map((name) => [name, own('c', name)])) },
    from: [{ step: from }, 'c'],
  });
  return [
    ...historySteps(request),
    {
      name: 'fitPairs',
      note: 'Every gap with the one before, from the latest on',
      query: {
        columns: [
          g('accountId'),
          [g('gap'), 'gap'],
          [`LAG(${g('gap')}) OVER (${byAccount})`, 'before'],
          [`ROW_NUMBER() OVER (${byAccount} DESC)`, 'place'],
        ],
        from: [{ step: PURCHASE_DAYS }, 'g'],
      },
    },
    {
      name: 'fitShares',
      note: 'The part of the earlier gap in each pair',
      query: {
        columns: [
          [divide(dialect, own('p', 'before'), `(${own('p', 'before')} + ${own('p', 'gap')})`), 'value'],
        ],
        from: [{ step: 'fitPairs' }, 'p'],
        where: isPair,
      },
    },
    {
      name: 'fitSums',
      note: 'How many gaps accounts have, and how many days in all of them',
      query: {
        columns: [g('accountId'), [`COUNT(${g('gap')})`, 'gaps'], [`SUM(${g('gap')})`, 'days']],
        from: [{ step: PURCHASE_DAYS }, 'g'],
        where: `${g('gap')} IS NOT NULL`,
        groupBy: [g('accountId')],
      },
    },
    ...medianSteps(request, 'fitMedians', PURCHASE_DAYS, own('v', 'gap')),
    counted('fitShareCounts', 'Pairs by their part', 'fitShares', ['value']),
    counted('fitSumCounts', 'Accounts by their gaps and days', 'fitSums', ['gaps', 'days']),
    counted('fitMedianCounts', 'Accounts by their median gap', 'fitMedians', ['median']),
    {
      name: 'fitAccounts',
      note: 'All accounts, those without gaps too',
      query: {
        columns: [[`COUNT(DISTINCT ${own('h', 'accountId')})`, 'accounts']],
        from: [{ step: HISTORY }, 'h'],
      },
    },
    {
      name: 'fitTotals',
      note: 'How many accounts have gaps, and how many pairs there are',
      query: {
        columns: [
          [`COUNT(DISTINCT ${onlyIf(`${own('p', 'gap')} IS NOT NULL`, own('p', 'accountId'))})`, 'used'],
          [`COUNT(${onlyIf(isPair, '1')})`, 'pairs'],
        ],
        from: [{ step: 'fitPairs' }, 'p'],
      },
    },
    unionStep(
      dialect,
      {
        part: 'text',
        accounts: 'integer',
        used: 'integer',
        pairs: 'integer',
        value: 'double',
        median: 'double',
        gaps: 'integer',
        days: 'integer',
        count: 'integer',
      },
      [
        { kind: 'book', columns: { accounts: own('c', 'accounts') }, from: [{ step: 'fitAccounts' }, 'c'] },
        part('totals', 'fitTotals', ['used', 'pairs']),
        part('share', 'fitShareCounts', ['value', 'count']),
        part('sum', 'fitSumCounts', ['gaps', 'days', 'count']),
        part('median', 'fitMedianCounts', ['median', 'count']),
      ],
    ),
  ];
}

/** What the rows say of a book. */
export interface GapBook {
  readonly accounts: number;
  readonly used: number;
  readonly fitted: Regularity;
}

/** Read the rows, and learn the regularity of the book; the same as in memory, byte for byte. */
export function readGapStatistics(reader: RowReader): GapBook {
  const kinds = reader.byPart();
  const only = (kind: string, part: string): ResultRow => {
    const [row, ...more] = kinds.get(kind)?.get(part) ?? [];
    return row !== undefined && more.length === 0
      ? row
      : reader.refuse(`there must be one row of kind "${kind}"`);
  };
  const accounts = reader.count(only('book', ''), 'accounts');
  const totals = only('totals', '0');
  const used = reader.count(totals, 'used');
  const rowsOf = (kind: string, all: number): readonly ResultRow[] => {
    const rows = kinds.get(kind)?.get('0') ?? [];
    const counted = rows.reduce((sum, row) => sum + reader.count(row, 'count'), 0);
    if (counted !== all) reader.refuse(`rows of kind "${kind}" count ${counted}, not ${all}`);
    return rows;
  };
  if (used > accounts) reader.refuse('more accounts were used than there are');
  const counts = (rows: readonly ResultRow[]): number[] => rows.map((row) => reader.count(row, 'count'));
  const sums = rowsOf('sum', used);
  const shares = rowsOf('share', reader.count(totals, 'pairs'));
  const medians = rowsOf('median', used).map(
    (row) => [reader.number(row, 'median'), reader.count(row, 'count')] as const,
  );
  const sorted = new Float64Array(used);
  let end = 0;
  for (const [value, count] of medians.sort(([a], [b]) => a - b)) {
    sorted.fill(value, end, end + count);
    end += count;
  }
  const fitted = regularityFrom({
    accounts,
    gaps: sums.map((row) => reader.count(row, 'gaps')),
    days: sums.map((row) => reader.count(row, 'days')),
    counts: counts(sums),
    medianGap: used === 0 ? null : medianOfSorted(sorted),
    shares: { values: shares.map((row) => reader.number(row, 'value')), counts: counts(shares) },
  });
  return { accounts, used, fitted };
}
