import { formatReason } from '../explain/format-reason.ts';
import { formatLabel } from '../explain/labels.ts';
import { buildHistories } from '../orders/histories.ts';
import type { AccountSummary } from '../types.ts';
import type { AccountWarnings, Alert } from '../warnings/alert.ts';
import { evaluateWarnings } from '../warnings/evaluate.ts';
import { kamRules } from '../warnings/kam-rules.ts';
import { type AnswerColumn, answer, tableOf } from './answer.ts';
import { accountColumns, notesOf, type OrderBook, readOrderBook } from './book.ts';
import type { Cell, SheetRange } from './cells.ts';

/** An account with its warnings. */
export type WarnedAccount = AccountSummary & { readonly warnings: AccountWarnings };

/** Evaluate the rules for key accounts on a book of orders, for the first time. */
export function warnBook({ accounts, orders, asOf }: OrderBook): WarnedAccount[] {
  return evaluateWarnings(accounts, buildHistories(orders, { asOf }), kamRules, { asOf });
}

/** The alert to talk about first; one that only lacks data is none. */
function worstOf({ alerts }: AccountWarnings): Alert | undefined {
  return alerts.find(({ state }) => state !== 'unknown');
}

/**
 * Warn of the accounts of a range that drift away, as {@link evaluateWarnings} does with {@link kamRules}, by orders alone.
 *
 * Every call judges for the first time: what must hold at two reviews running is `pending`. Sort the result by value at risk to see
 * whom to call. Cost: O(rows + accounts · rules).
 *
 * @param range orders with a header row; a column with categories tells of lost ranges too
 * @param asOf the day to look from: a date, a serial number or text. Default: the day of the last order
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per account (value at risk in currency units), notes
 * @example Silent for too long
 * ```ts
 * import { spillWarnings } from 'account-scoring/sheets';
 *
 * const days = ['2025-01-10', '2025-02-09', '2025-03-11', '2025-04-10', '2025-05-10'];
 * const range = [['Customer', 'Date', 'Amount'], ...days.map((day) => ['Acme', day, 100])];
 * console.log(spillWarnings(range, '2025-08-18')[1]?.slice(0, 3));
 * // → [ 'Acme', 'red', 125 ]
 * ```
 */
export function spillWarnings(range: SheetRange, asOf?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readOrderBook(range, asOf, call);
    const { locale, semicolon } = call.words;
    const told = (id: string | null | undefined, kind: Parameters<typeof formatLabel>[0]): string =>
      typeof id === 'string' ? formatLabel(kind, id, { locale }) : '';
    const columns: AnswerColumn<WarnedAccount>[] = [
      ...accountColumns<WarnedAccount>(book.cells),
      { key: 'status', of: ({ warnings }) => told(warnings.status, 'status') },
      { key: 'valueAtRisk', of: ({ warnings }) => warnings.valueAtRisk },
      { key: 'share', of: ({ warnings }) => warnings.share },
      {
        key: 'alerts',
        of: ({ warnings }) => warnings.alerts.filter(({ state }) => state !== 'unknown').length,
      },
      { key: 'worstAlert', of: ({ warnings }) => told(worstOf(warnings)?.ruleId, 'rule') },
      { key: 'level', of: ({ warnings }) => told(worstOf(warnings)?.level, 'severity') },
      { key: 'since', of: ({ warnings }) => worstOf(warnings)?.since },
      {
        key: 'why',
        of: ({ warnings }) =>
          (worstOf(warnings)?.reasons ?? warnings.reasons)
            .map((reason) => formatReason(reason, { locale }))
            .join(semicolon),
      },
      { key: 'action', of: ({ warnings }) => told(worstOf(warnings)?.action, 'warningAction') },
    ];
    return { ...tableOf(warnBook(book), columns, call.words), notes: notesOf(book) };
  });
}
