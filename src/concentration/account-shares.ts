import type { Ranked } from './exposure.ts';
import type { AccountShare } from './record.ts';
import { shareOf } from './shares.ts';

/** The accounts of a book, largest first, as many as it has ids of. */
export function accountShares(book: Ranked): AccountShare[] {
  let rank = 0;
  return book.ids.map((accountId, k) => {
    const value = book.values[k] as number;
    if (k === 0 || value !== book.values[k - 1]) rank = k + 1;
    return {
      accountId,
      row: accountId === null ? (book.positions?.[k] ?? null) : null,
      value,
      rank,
      share: shareOf(book, value),
      cumulativeShare: shareOf(book, book.cumulative[k + 1] as number),
    };
  });
}
