import { anyObject, checkOptions, integer, type OptionCheck, oneOf } from '../../internal/options.ts';
import { show } from '../../internal/show.ts';
import type { Locale } from '../../types.ts';
import type { Review } from '../review-record.ts';
import { contentOf } from './content.ts';
import { makePage } from './page.ts';
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
  readonly labels?: Readonly<Record<string, Readonly<Partial<Record<Locale, string>>>>> | undefined;
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

/**
 * Write a review down for people: as text for a terminal or an e-mail, as Markdown, or as one page of HTML that opens from disk.
 *
 * What a sales director reads before the meeting: what the book adds up to, whom to look at first and why, segments, concentration, tiers, clusters,
 * lifecycle and warnings, what to know about the figures and which choices they rest on, and the largest accounts line by line. In English or Chinese.
 *
 * Method: every format says the same, from one description of the content. Ids get their labels (`labels` go before those of the map and the scheme, and these before those of
 * the library), reasons their sentences. Numbers are written alike everywhere, with groups of three and shares in percent. Text is aligned by the width of
 * characters, also Chinese ones. In Markdown and HTML, names and ids are text whatever they hold. HTML runs no scripts and loads nothing (its
 * Content-Security-Policy says so), scrolls wide tables by themselves on a phone, and prints.
 *
 * Pictures are drawings as SVG, such as charts that Vega rendered. They are read as strict XML and written anew: elements and attributes that
 * draw or describe pass; scripts, style sheets, animations, links, event attributes, addresses other than `#part` or `data:image/png`, document types and
 * entities of their own are refused. Ids get a prefix, so that several pictures do not mix. Each follows the first block of its part of the page.
 *
 * Edge cases: what is missing (no clusters, no signals, no accounts) is said in one line. Accounts beyond `top` and `accounts` are counted. Of the alerts of an account, four are told
 * with their reasons and the others by name; three actions are named, for the worst alerts. Of the diagnostics, 100 are told. Control characters of names are shown as a space in text and
 * Markdown, and as `�` in HTML; marks that turn the direction of writing are left out of text and Markdown, and cannot leave the name in HTML.
 * Same review and options, same bytes. Cost: O(n log n) in accounts.
 *
 * @param review from {@link reviewAccounts}, also by way of JSON
 * @param options `format` (default `'text'`), `locale` (default `'en'`); `top` and `accounts`: how many accounts are told one by one (10 and 200); `labels`; `pictures` for html
 * @returns the text, ending in a line feed
 * @throws {TypeError} if it is not a review, an option is not what it must be, a picture is not a plain drawing (it is named), or pictures are given for another format than html
 * @throws {RangeError} if an option is out of range
 * @example The first lines
 * ```ts
 * import { formatReview, reviewAccounts } from 'account-scoring';
 *
 * const orders = ['2025-10-01', '2025-11-02', '2025-12-03'].map((date) => ({ accountId: 'Acme', date, amount: 1200 }));
 * const review = reviewAccounts(orders, { asOf: '2025-12-31', currency: 'EUR' });
 * console.log(formatReview(review).split('\n').slice(6, 10).join('\n'));
 * // →   Accounts                      1
 * //   Revenue                       3,600 EUR
 * //   Orders                        3
 * //   Revenue of the last 365 days  3,600 EUR
 * console.log(formatReview(review, { format: 'markdown', locale: 'zh-CN' }).split('\n')[0]);
 * // → # 客户盘点报告（截至 2025-12-31）
 * ```
 */
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
