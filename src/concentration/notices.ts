import type { Notice } from '../types.ts';
import type { Book } from './book.ts';
import { MOST_RESAMPLES } from './bootstrap.ts';

/** Below this many accounts the measures are rough: a raw Gini of 20 accounts is 5 % low on average, one of 5 accounts 20 %. */
const SMALL_SAMPLE = 30;

/** What the reader of any result about these accounts should know. */
export function bookNotices(book: Omit<Book, 'values' | 'cumulative' | 'ids' | 'positions'>): Notice[] {
  const notices: Notice[] = [];
  const notice = (code: string, value: number, threshold: number, field = book.field): void => {
    notices.push({ code: `concentration.${code}`, field, value, threshold });
  };
  if (book.n < SMALL_SAMPLE) notice('small_sample', book.n, SMALL_SAMPLE);
  if (book.missing > 0) notice('missing_values', book.missing, book.rows);
  if (book.leftOut > 0) notice('left_out', book.leftOut, book.rows);
  const zero = book.n - book.positive - book.negative;
  if (zero > 0) notice('zero_values', zero, book.n);
  if (book.negative > 0) notice('negative_values', book.negative, book.n);
  if (book.base === null) notice('no_shares', book.total, 0);
  if (book.repeated > 0) notice('repeated_accounts', book.repeated, book.rows, 'accountId');
  return notices;
}

/** Said when the default number of resamples was lowered, as there are many accounts. */
export function resampleNotices(book: Book, resamples: number, asked: number | undefined): Notice[] {
  if (asked !== undefined || resamples === MOST_RESAMPLES) return [];
  return [
    { code: 'concentration.fewer_resamples', field: book.field, value: resamples, threshold: MOST_RESAMPLES },
  ];
}
