import { analyzeConcentration } from '../concentration/analyze.ts';
import { formatLabel } from '../explain/labels.ts';
import { exactSum } from '../internal/exact-sum.ts';
import { summarizeSegments } from '../rfm/summarize-segments.ts';
import type { AccountSummary } from '../types.ts';
import { answer, type Call } from './answer.ts';
import { notesOf, type OrderBook, readOrderBook } from './book.ts';
import type { Cell, SheetRange } from './cells.ts';
import { segmentBook } from './rfm.ts';
import { type WarnedAccount, warnBook } from './warnings.ts';
import type { ColumnKey, ReviewKey } from './words/words.ts';

/** A line of the overview: section, item, value, accounts, revenue, share of revenue. */
type Line = ReadonlyArray<Cell | null>;

const COLUMNS: readonly ColumnKey[] = ['section', 'item', 'value', 'accounts', 'revenue', 'shareOfRevenue'];
const STATUSES: ReadonlyArray<WarnedAccount['warnings']['status']> = [
  'red',
  'orange',
  'yellow',
  'blue',
  'green',
  'grey',
];

function edgeDay(
  accounts: readonly AccountSummary[],
  field: 'firstOrderDate' | 'lastOrderDate',
): string | null {
  const days = accounts.flatMap((account) => account[field] ?? []).sort();
  return (field === 'firstOrderDate' ? days[0] : days[days.length - 1]) ?? null;
}

function bookLines({ accounts, asOf }: OrderBook, { words }: Call): Line[] {
  const orders = exactSum(accounts.map((account) => account.frequency));
  const revenue = exactSum(accounts.map((account) => account.monetary));
  const line = (item: ReviewKey, value: Cell | null): Line => [words.review.book, words.review[item], value];
  return [
    line('asOf', asOf),
    line('firstOrder', edgeDay(accounts, 'firstOrderDate')),
    line('lastOrder', edgeDay(accounts, 'lastOrderDate')),
    line('accounts', accounts.length),
    line('buyers', accounts.filter(({ monetary }) => monetary > 0).length),
    line('orders', orders),
    line('revenue', revenue),
    line('averageOrderValue', orders > 0 ? revenue / orders : null),
  ];
}

function concentrationLines({ accounts }: OrderBook, { words }: Call): Line[] {
  const found = analyzeConcentration(accounts, { bootstrap: 0, topShares: [0.2], largest: [1] });
  const line = (item: ReviewKey, value: number | null | undefined): Line => [
    words.review.concentration,
    words.review[item],
    value ?? null,
  ];
  const classes = found.abc.map(
    ({ class: letter, accounts: count, share }): Line => [
      words.review.abc,
      formatLabel('abc', letter, { locale: words.locale }),
      null,
      count,
      null,
      share,
    ],
  );
  return [
    line('topFifth', found.topShares[0]?.share),
    line('largest', found.concentrationRatios[0]?.share),
    line('jointRatio', found.jointRatio?.accounts),
    line('gini', found.gini.value),
    line('hhi', found.hhi.value),
    line('effectiveNumber', found.hhi.effectiveNumber),
    ...classes,
  ];
}

function segmentLines({ accounts }: OrderBook, map: unknown, call: Call): Line[] {
  const { words } = call;
  return summarizeSegments(segmentBook(accounts, map, call)).map(
    ({ id, accounts: count, revenue, shareOfRevenue }): Line => [
      words.review.segments,
      formatLabel('segment', id, { locale: words.locale }),
      null,
      count,
      revenue,
      shareOfRevenue,
    ],
  );
}

function warningLines(book: OrderBook, { words }: Call): Line[] {
  const warned = warnBook(book);
  const total = exactSum(book.accounts.map(({ monetary }) => monetary));
  const atRisk = exactSum(warned.map(({ warnings }) => warnings.valueAtRisk ?? 0));
  const lines = STATUSES.flatMap((status): Line[] => {
    const mine = warned.filter(({ warnings }) => warnings.status === status);
    if (mine.length === 0) return [];
    const revenue = exactSum(mine.map(({ monetary }) => monetary));
    const label = formatLabel('status', status, { locale: words.locale });
    return [[words.review.warnings, label, null, mine.length, revenue, total > 0 ? revenue / total : null]];
  });
  return [[words.review.warnings, words.review.valueAtRisk, atRisk], ...lines];
}

/**
 * The whole book on one page: how large it is, how concentrated, which segments it has, and how many accounts need a call.
 *
 * For the first look at an export, and the sheet that a manager opens. One line an item: shares are 0 to 1, revenue is in currency
 * units. Put together from {@link analyzeConcentration}, {@link summarizeSegments} and {@link evaluateWarnings}. Cost: O(rows + accounts · rules).
 *
 * @param range orders with a header row
 * @param asOf the day to look from: a date, a serial number or text. Default: the day of the last order
 * @param map the segment map: `kam11` (default), `zh8`, `rf10`, `classic125` or `value3`, or its label
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, the lines, notes
 * @example The first lines of an overview
 * ```ts
 * import { spillReview } from 'account-scoring/sheets';
 *
 * const range = [['客户', '日期', '金额'], ['华北机电', '2026年1月5日', '¥1,200'], ['远钧传动', '2026/1/20', 800]];
 * for (const row of spillReview(range).slice(4, 8)) console.log(row.slice(0, 3).join(' '));
 * // → 客户总览 客户数 2
 * // 客户总览 有销售额的客户数 2
 * // 客户总览 订单数 2
 * // 客户总览 销售额 2000
 * ```
 */
export function spillReview(range: SheetRange, asOf?: unknown, map?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readOrderBook(range, asOf, call);
    return {
      header: COLUMNS.map((key) => call.words.columns[key]),
      rows: [
        ...bookLines(book, call),
        ...concentrationLines(book, call),
        ...segmentLines(book, map, call),
        ...warningLines(book, call),
      ],
      notes: notesOf(book),
    };
  });
}
