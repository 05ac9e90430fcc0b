import { isoDay } from '../internal/day.ts';
import { anyString, checkedLater, checkOptions } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import type { Problem } from '../types.ts';
import { readSignals } from './read-signals.ts';
import { SIGNAL_FIELDS } from './signal-fields.ts';
import type { DayLike, Signals } from './signal-records.ts';

/** The options of {@link checkSignals}. */
export interface CheckSignalsOptions {
  /** Records of a day after this one are problems too: a mistyped year would otherwise never be seen. Default: no such check. */
  readonly asOf?: DayLike | undefined;
  /** IANA zone whose civil day an instant belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

/**
 * Find every problem in the signals beside orders before anything is computed from them.
 *
 * Invoices, visits, complaints and surveys come from many systems; this says, record by record, what has to be mended. Every record is looked at
 * whole: one with a bad day and a bad amount gives two problems. Records without a problem are the ones that {@link measureIndicators} and {@link evaluateWarnings}
 * accept. Fields that the library does not know are the caller's own and no problem; lists that it does not know are, as they would be ignored in
 * silence. Cost: O(records).
 *
 * @param signals an object of lists, each optional: see {@link Signals}
 * @param options `asOf`; `timeZone`
 * @returns all problems, list by list; `[]` when there are none. `field` says where: `invoices[3].dueDate`
 * @throws {TypeError} if the signals are not an object of lists, or an option is wrong
 * @example Two invoices to mend
 * ```ts
 * import { checkSignals, formatProblem } from 'account-scoring';
 *
 * const problems = checkSignals({
 *   invoices: [
 *     { accountId: 'Acme', invoiceDate: '2026-01-05', dueDate: '2026-02-04', amount: 0 },
 *     { accountId: 'Acme', invoiceDate: '2026-01-05', dueDate: '2025-02-04', amount: 80 },
 *   ],
 * });
 * for (const problem of problems) console.log(formatProblem(problem));
 * // → invoices[0].amount must be a number above 0, at most 1e290: received 0
 * // invoices[1].dueDate must be on or after invoiceDate: received "2025-02-04"
 * ```
 */
export function checkSignals(signals: Signals, options?: CheckSignalsOptions): Problem[] {
  const action = 'check signals';
  checkOptions(action, options, { asOf: checkedLater, timeZone: anyString });
  const readDay = dayReaderIn(options?.timeZone ?? 'UTC');
  const asOf = options?.asOf === undefined ? null : readAsOf(options.asOf, readDay, action);
  const problems: Problem[] = [];
  readSignals(action, signals, readDay, {
    onRecord: (kind, row, values) => {
      // The end of a contract lies ahead by nature.
      if (asOf === null || kind === 'contracts') return;
      const day = values[1] as number | null;
      if (day === null || day <= asOf) return;
      problems.push({
        code: 'signal.after_as_of',
        row,
        field: `${kind}[${row}].${SIGNAL_FIELDS[kind][1]?.[0]}`,
        expected: `a day up to ${isoDay(asOf)}`,
        received: isoDay(day),
      });
    },
    onProblem: (problem) => void problems.push(problem),
  });
  return problems;
}
