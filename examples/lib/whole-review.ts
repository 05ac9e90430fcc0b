import { writeFile } from 'node:fs/promises';
import { formatReview, type Review, reviewAccounts } from 'account-scoring';
import type { OrderRow } from './order-rows.ts';
import { ReviewError } from './review-error.ts';
import { type BookFacts, readingOf } from './review-file.ts';
import { reviewPictures } from './review-pictures.ts';
import { currencyOf } from './sections/intro.ts';

/** Accounts that the table at the end of the printed review has; the page has more. */
const PRINTED_ACCOUNTS = 20;

/** The whole review of the orders of a file. What is wrong with rows has been told when they were read. */
export function wholeReview(found: BookFacts, orders: readonly OrderRow[]): Review {
  const { survey, settings, asOf, names } = found;
  return reviewAccounts(orders, {
    asOf,
    ...readingOf(survey, settings),
    names,
    currency: currencyOf(found) || undefined,
    rfm: { cuts: settings.cuts },
    segmentMap: settings.map,
    onProblem: () => {},
  });
}

/** The review as it is printed. */
export function printedReview(review: Review, { settings }: BookFacts): string {
  const { locale, top } = settings;
  return formatReview(review, { locale, top, accounts: PRINTED_ACCOUNTS }).trimEnd();
}

/** Write the review as one page with pictures. */
export async function writePage(path: string, review: Review, { settings }: BookFacts): Promise<void> {
  const { locale, top } = settings;
  const pictures = await reviewPictures(review, locale);
  const html = formatReview(review, { format: 'html', locale, top, pictures });
  await writeFile(path, html).catch((error: NodeJS.ErrnoException) => {
    throw new ReviewError(1, (words) => words.cannotWrite(path, error.code ?? ''));
  });
}
