import { formatReason } from '../explain/format-reason.ts';
import { formatLabel } from '../explain/labels.ts';
import { scoreRfm } from '../rfm/apply.ts';
import { assignSegments } from '../rfm/assign.ts';
import type { FitRfmOptions } from '../rfm/options.ts';
import { type SegmentSummary, summarizeSegments } from '../rfm/summarize-segments.ts';
import type { RfmScore, SegmentAssignment } from '../types.ts';
import { type AnswerColumn, answer, type Call, tableOf } from './answer.ts';
import { accountColumns, type BookAccount, notesOf, readBook } from './book.ts';
import type { Cell, SheetRange } from './cells.ts';
import { mapNamed } from './choices.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';

/** An account with its scores. */
export interface Scored extends BookAccount {
  readonly rfm: RfmScore;
}

/** How the options of a sheet say that scores are cut. */
export function rfmOptions({ method, bins }: SheetOptions): FitRfmOptions<BookAccount> {
  return { method, bins };
}

/** Recency, frequency, monetary and their scores. */
export function scoreColumns<T extends Scored>(): AnswerColumn<T>[] {
  return [
    { key: 'recency', of: (row) => row.recency },
    { key: 'frequency', of: (row) => row.frequency },
    { key: 'monetary', of: (row) => row.monetary },
    { key: 'recencyScore', of: (row) => row.rfm.recency },
    { key: 'frequencyScore', of: (row) => row.rfm.frequency },
    { key: 'monetaryScore', of: (row) => row.rfm.monetary },
    { key: 'code', of: (row) => row.rfm.code },
    { key: 'score', of: (row) => row.rfm.score },
  ];
}

/**
 * Score the accounts of a range by recency, frequency and monetary, as {@link scoreRfm} does.
 *
 * For seeing in a sheet who bought lately, often and much. The range holds orders, or accounts with those three columns, such as
 * the result of {@link spillAccounts}. Options `method` and `bins` say how scores are cut. Cost: O(rows + accounts · log accounts).
 *
 * @param range orders or accounts with a header row
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per account, notes
 * @example Scores of accounts that are in the sheet already
 * ```ts
 * import { spillRfm } from 'account-scoring/sheets';
 *
 * const range = [
 *   ['客户', '最近一次消费', '消费频率', '消费金额'],
 *   ['华北机电', 5, 24, 90000],
 *   ['远钧传动', 200, 2, 1500],
 * ];
 * console.log(spillRfm(range, '', 'bins=2').map((row) => row[7]));
 * // → [ 'RFM 代码', '222', '111' ]
 * ```
 */
export function spillRfm(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readBook(range, asOf, call);
    const columns = [...accountColumns<Scored>(book.cells), ...scoreColumns<Scored>()];
    return {
      ...tableOf(scoreRfm(book.accounts, rfmOptions(call.options)), columns, call.words),
      notes: notesOf(book),
    };
  });
}

/** Accounts with their scores and segments. */
export function segmentBook(accounts: readonly BookAccount[], map: unknown, { options }: Call) {
  const chosen = mapNamed(map);
  if (options.bins !== undefined && options.bins !== chosen.bins)
    throw sheetError((words) => words.badOption('bins', String(options.bins), String(chosen.bins)));
  return assignSegments(scoreRfm(accounts, rfmOptions(options)), chosen);
}

/**
 * Put the accounts of a range into segments, as {@link assignSegments} does: Champions, At risk, New …
 *
 * One row per account with its scores, its segment and why. Cost: O(rows + accounts · log accounts).
 *
 * @param range orders or accounts with a header row
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param map `kam11` (default), `zh8`, `rf10`, `classic125` or `value3`, or its label
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per account, notes
 * @example The eight groups of Chinese practice
 * ```ts
 * import { spillSegments } from 'account-scoring/sheets';
 *
 * const range = [
 *   ['客户', '最近一次消费', '消费频率', '消费金额'],
 *   ...Array.from({ length: 20 }, (_, i) => [`K${i}`, 10 * i, 40 - i, 1000 * (20 - i)]),
 * ];
 * const rows = spillSegments(range, '', 'zh8');
 * console.log(rows[1]?.[9], rows[20]?.[9]);
 * // → 重要价值客户 一般挽留客户
 * ```
 */
export function spillSegments(range: SheetRange, asOf?: unknown, map?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readBook(range, asOf, call);
    const { locale, semicolon } = call.words;
    type Row = Scored & { readonly segment: SegmentAssignment };
    const columns: AnswerColumn<Row>[] = [
      ...accountColumns<Row>(book.cells),
      ...scoreColumns<Row>(),
      { key: 'segment', of: (row) => formatLabel('segment', row.segment.id, { locale }) },
      {
        key: 'why',
        of: (row) => row.segment.reasons.map((reason) => formatReason(reason, { locale })).join(semicolon),
      },
    ];
    return { ...tableOf(segmentBook(book.accounts, map, call), columns, call.words), notes: notesOf(book) };
  });
}

/**
 * Sum up the segments of a range, as {@link summarizeSegments} does: how many accounts, orders and how much revenue each holds.
 *
 * @param range orders or accounts with a header row
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param map `kam11` (default), `zh8`, `rf10`, `classic125` or `value3`, or its label
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per segment that occurs (best first), notes
 * @example How many accounts each segment has
 * ```ts
 * import { spillSegmentSummary } from 'account-scoring/sheets';
 *
 * const range = [
 *   ['Customer', 'Recency', 'Frequency', 'Monetary'],
 *   ...Array.from({ length: 20 }, (_, i) => [`K${i}`, 10 * i, 40 - i, 1000 * (20 - i)]),
 * ];
 * console.log(spillSegmentSummary(range).slice(0, 2).map((row) => row.slice(0, 2)));
 * // → [ [ 'Segment', 'Accounts' ], [ 'Champions', 8 ] ]
 * ```
 */
export function spillSegmentSummary(
  range: SheetRange,
  asOf?: unknown,
  map?: unknown,
  options?: unknown,
): Cell[][] {
  return answer(range, options, (call) => {
    const book = readBook(range, asOf, call);
    const { locale } = call.words;
    const columns: AnswerColumn<SegmentSummary>[] = [
      { key: 'segment', of: (row) => formatLabel('segment', row.id, { locale }) },
      { key: 'accounts', of: (row) => row.accounts },
      { key: 'shareOfAccounts', of: (row) => row.shareOfAccounts },
      { key: 'orders', of: (row) => row.orders },
      { key: 'shareOfOrders', of: (row) => row.shareOfOrders },
      { key: 'revenue', of: (row) => row.revenue },
      { key: 'shareOfRevenue', of: (row) => row.shareOfRevenue },
      { key: 'averageOrderValue', of: (row) => row.averageOrderValue },
      { key: 'medianRecency', of: (row) => row.medianRecency },
      { key: 'medianFrequency', of: (row) => row.medianFrequency },
      { key: 'medianMonetary', of: (row) => row.medianMonetary },
    ];
    return {
      ...tableOf(summarizeSegments(segmentBook(book.accounts, map, call)), columns, call.words),
      notes: notesOf(book),
    };
  });
}
