import type { WalletShare } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { WINDOW_DAYS, YEAR_DAYS } from '../windows.ts';

/** The last share up to a day; several of one day: the lowest. */
function shareOn(wallet: readonly WalletShare[], asOf: number, from: number): WalletShare | null {
  let found: WalletShare | null = null;
  for (const record of wallet) {
    if (record.day > asOf) break;
    // They come sorted by day, then by share.
    if (record.day >= from && record.day !== found?.day) found = record;
  }
  return found;
}

/**
 * `wallet`: the share of the customer's purchases that is made here: the last one known, of the last 12 months.
 *
 * - `baseline`: the last one that was known a year before it (of the 12 months up to then), else the earliest that is at least 90 days older; `lastYear`: the former only.
 * - `delta`: value less baseline, as a share of purchases (-0.1: 10 percentage points less).
 * - `probability`: `null`: how well the share was measured is not known.
 * - `n`: shares known.
 * - `measures`: `competitorEvents`: events of kind `competitor` in the last 90 days, `null` where the list is not given (it is there also where no share is); `daysBetween`: from baseline to
 *   value; `shareDays`: days since the value was measured.
 * - Missing: `wallet` where the list is not given, or the account has no share of the last 12 months.
 */
export const WALLET: Measure = {
  names: ['competitorEvents', 'daysBetween', 'shareDays'],
  measure: ({ signals: { wallet, events }, given, asOf }) => {
    let seen = 0;
    for (const { day, kind } of events)
      if (kind === 'competitor' && day <= asOf && day > asOf - WINDOW_DAYS) seen++;
    const competitorEvents = given.has('events') ? seen : null;
    const now = shareOn(wallet, asOf, asOf - YEAR_DAYS + 1);
    if (now === null) return { measures: { competitorEvents }, missing: ['wallet'] };
    const year = shareOn(wallet, now.day - YEAR_DAYS, now.day - 2 * YEAR_DAYS + 1);
    const earliest = wallet.find(({ day }) => day > now.day - YEAR_DAYS && day <= now.day - WINDOW_DAYS);
    const before = year ?? earliest ?? null;
    return {
      value: now.share,
      baseline: before?.share ?? null,
      lastYear: year?.share ?? null,
      delta: before === null ? null : now.share - before.share,
      n: wallet.filter(({ day }) => day <= asOf).length,
      measures: {
        competitorEvents,
        daysBetween: before === null ? null : now.day - before.day,
        shareDays: asOf - now.day,
      },
    };
  },
};
