import { addExact, roundExact } from '../internal/exact-sum.ts';
import { amountBetween } from '../internal/window-amount.ts';
import type { AccountHistory, Reason } from '../types.ts';
import type { Alert } from './alert.ts';
import type { WarningLevel } from './rule.ts';

/** Shares of the book from which on an account is told as large, its alerts are one level higher, and they are critical. */
export const LARGE = 0.1;
export const LIFTED = 0.2;
export const PORTFOLIO = 0.5;

export const YEAR_DAYS = 365;

/** What an account bought in the 12 months up to `asOf`, net. */
export function yearAmount(history: AccountHistory, asOf: number): number {
  return amountBetween(history, asOf - YEAR_DAYS + 1, asOf);
}

/** The sum of the amounts above 0. */
export function bookAmount(amounts: Iterable<number>): number {
  const partials: number[] = [];
  for (const amount of amounts) if (amount > 0) addExact(partials, amount);
  return roundExact(partials);
}

/** The share of the book that an account is; `null` where the book has no amount. */
export function shareOf(amount: number | null, book: number): number | null {
  return amount === null || book <= 0 ? null : Math.min(1, Math.max(0, amount / book)) + 0;
}

function shareReason(code: string, share: number, threshold: number, result?: WarningLevel): Reason {
  const reason: Reason = { code, field: 'share', value: share, op: '>', threshold };
  return result === undefined ? reason : { ...reason, result };
}

const HIGHER: Readonly<Record<WarningLevel, WarningLevel>> = {
  medium: 'high',
  high: 'critical',
  critical: 'critical',
};

/** An alert of an account with a share of the book: above a tenth it says so, above a fifth it is one level higher, above a half it is critical. */
export function liftAlert(alert: Alert, share: number | null): Alert {
  const { level } = alert;
  if (share === null || share <= LARGE || level === null) return alert;
  const lifted = share > PORTFOLIO ? 'critical' : share > LIFTED ? HIGHER[level] : level;
  const reason =
    share > PORTFOLIO
      ? shareReason('warning.portfolio', share, PORTFOLIO, lifted)
      : share > LIFTED
        ? shareReason('warning.lifted', share, LIFTED, lifted)
        : shareReason('warning.large', share, LARGE);
  return { ...alert, level: lifted, reasons: [...alert.reasons, reason] };
}

/** That an account is a large share of the book, whether it has alerts or not. */
export function shareReasons(share: number | null): Reason[] {
  if (share === null || share <= LARGE) return [];
  return [
    shareReason('status.share', share, share > PORTFOLIO ? PORTFOLIO : share > LIFTED ? LIFTED : LARGE),
  ];
}
