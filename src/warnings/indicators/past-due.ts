import { addExact, roundExact } from '../../internal/exact-sum.ts';
import type { Measure } from '../measure-input.ts';

/**
 * `pastDue`: how many days the oldest unpaid invoice is past due; 0 where nothing is. An invoice that is paid after `asOf` is unpaid.
 *
 * - `probability`, `baseline`, `delta`: `null`: it is a fact, not an estimate.
 * - `n`: unpaid invoices.
 * - `measures`: amounts by days past due: `notDue`, `days1to30`, `days31to60`, `days61to90`, `over90`; `overdue`: all of them that are due; `open`: all unpaid; `overdueInvoices`: how many
 *   are past due.
 * - Missing: `invoices` where the list is not given, or the account has none up to `asOf`.
 */
export const PAST_DUE: Measure = {
  names: ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90', 'overdue', 'open', 'overdueInvoices'],
  measure: ({ signals: { invoices }, asOf }) => {
    const buckets: number[][] = [[], [], [], [], []];
    const overdue: number[] = [];
    const open: number[] = [];
    let known = 0;
    let unpaid = 0;
    let late = 0;
    let worst = 0;
    for (const { invoiceDay, dueDay, amount, paidDay } of invoices) {
      if (invoiceDay > asOf) break;
      known++;
      if (paidDay !== null && paidDay <= asOf) continue;
      unpaid++;
      addExact(open, amount);
      const days = Math.max(0, asOf - dueDay);
      addExact(buckets[days === 0 ? 0 : Math.min(4, Math.ceil(days / 30))] as number[], amount);
      if (days === 0) continue;
      late++;
      addExact(overdue, amount);
      worst = Math.max(worst, days);
    }
    if (known === 0) return { missing: ['invoices'] };
    const [notDue, days1to30, days31to60, days61to90, over90] = buckets.map(roundExact);
    return {
      value: worst,
      n: unpaid,
      measures: {
        notDue: notDue ?? null,
        days1to30: days1to30 ?? null,
        days31to60: days31to60 ?? null,
        days61to90: days61to90 ?? null,
        over90: over90 ?? null,
        overdue: roundExact(overdue),
        open: roundExact(open),
        overdueInvoices: late,
      },
    };
  },
};
