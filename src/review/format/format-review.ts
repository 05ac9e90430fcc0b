import { anyObject, checkOptions, integer, type OptionCheck, oneOf } from '../../internal/options.ts';
import { show } from '../../internal/show.ts';
import type { Locale } from '../../types.ts';
import type { Review } from '../review-record.ts';
import { contentOf } from './content.ts';
import { makePage, type OwnLabels } from './page.ts';
import { embedPictures, type ReviewPicture } from './pictures/embed.ts';
import { writeHtml } from './writers/html.ts';
import { writeMarkdown } from './writers/markdown.ts';
import { writeText } from './writers/text.ts';

/** The options of {@link formatReview}. */
export interface FormatReviewOptions {
  /** Default `'text'`: at most 110 places wide. `'markdown'`: GitHub's. `'html'`: one file that needs nothing else. */
  readonly format?: 'text' | 'markdown' | 'html' | undefined;
  /** Default `'en'`. */
  readonly locale?: Locale | undefined;
  /** Accounts to look at first, and moves of tiers, that are told one by one. Default 10. */
  readonly top?: number | undefined;
  /** Accounts in the table at the end, the largest first; the others are counted. Default 200. */
  readonly accounts?: number | undefined;
  /** Labels of ids of your own (segments, tiers, criteria, rules), which go before those of the library. */
  readonly labels?: OwnLabels | undefined;
  /** Charts as SVG, for html only. */
  readonly pictures?: readonly ReviewPicture[] | undefined;
}

const ACTION = 'format a review';

const PICTURES: OptionCheck = { expected: 'a list of { id, title, svg }', type: 'any', holds: Array.isArray };

function checkReview(review: Review): void {
  const { kind, version } = (review ?? {}) as Partial<Review>;
  if (kind !== 'account-review' || version !== 1)
    throw new TypeError(
      `Cannot ${ACTION} as it must be a review ("account-review", version 1): current value is ${
        kind === undefined ? show(review) : `${show(kind)}, version ${show(version)}`
      }`,
    );
}

export function formatReview(review: Review, options: FormatReviewOptions = {}): string {
  checkOptions(ACTION, options, {
    format: oneOf('text', 'markdown', 'html'),
    locale: oneOf('en', 'zh-CN'),
    top: integer(0),
    accounts: integer(0),
    labels: anyObject,
    pictures: PICTURES,
  });
  checkReview(review);
  const { format = 'text', locale = 'en', top = 10, accounts = 200, labels = {}, pictures = [] } = options;
  if (format !== 'html' && pictures.length > 0)
    throw new TypeError(`Cannot ${ACTION} as "pictures" are for html only: "format" is ${show(format)}`);
  const page = makePage(review, { locale, top, accounts, labels });
  const content = contentOf(page);
  if (format === 'markdown') return writeMarkdown(content);
  if (format === 'text') return writeText(content);
  return writeHtml(content, {
    locale,
    contents: page.words.contents,
    pictures: embedPictures(ACTION, pictures),
  });
}
