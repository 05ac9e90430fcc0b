import { relative } from 'node:path';
import { SYNTHETIC_ORDERS } from '../data/generate-orders.ts';
import { type Output, Progress } from './progress.ts';
import { ReviewError } from './review-error.ts';
import { type BookFacts, factsOf, type ReadBook, readBook, reviewBook } from './review-file.ts';
import { concentrationOf } from './sections/concentration.ts';
import { introOf } from './sections/intro.ts';
import { leftOutOf } from './sections/left-out.ts';
import { lookFirstOf } from './sections/look-first.ts';
import { segmentsOf } from './sections/segments.ts';
import { localeOf, readSettings, type Settings } from './settings.ts';
import { type Survey, surveyFile } from './survey.ts';
import { openTextFile, type TextFile } from './text-file.ts';
import { printedReview, wholeReview, writePage } from './whole-review.ts';
import { helpText } from './words/help.ts';
import { type Words, wordsOf } from './words/words.ts';

/** Where the review writes: `process`, or what a test puts in its place. */
export interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
}

/** The last word on a file of which nothing can be used: what is wrong with its rows. */
function nothingUsable(book: ReadBook, survey: Survey, asOf: string, words: Words): string {
  const { intake, badRows } = book;
  if (intake.accepted > 0) return words.error(words.nothingYet(intake.future, intake.returns, asOf));
  const lines = leftOutOf(badRows, intake, survey.columns, words);
  const dates = badRows.first.flatMap(({ cells }) =>
    cells.filter(({ code }) => code === 'order.invalid_date'),
  );
  const isSerial = dates.length > 0 && dates.every(({ value }) => /^\d{5}(\.\d+)?$/.test(value));
  const allDates = badRows.counts.get('order.invalid_date') === intake.received;
  return [
    words.error(words.nothingUsable(intake.received)),
    ...lines,
    ...(allDates ? [words.dateHint(isSerial ? 'serial' : 'format')] : []),
  ].join('\n');
}

/** The most accounts that a whole review is made of; above, it would not fit into the memory that node takes by default. */
const MOST_ACCOUNTS = 100_000;

/** One screen: segments, concentration, whom to look at first. */
function briefOf(found: BookFacts): string[][] {
  const review = reviewBook(found);
  const { top } = found.settings;
  return [segmentsOf(review), concentrationOf(review), ...(top > 0 ? [lookFirstOf(review)] : [])];
}

async function review(file: TextFile, settings: Settings, { stdout, stderr }: Streams): Promise<number> {
  const words = wordsOf(settings.locale);
  const watched = async <T>(pass: number, read: (onRow: Progress['at']) => Promise<T>): Promise<T> => {
    const progress = new Progress(stderr, file.bytes, (percent, rows) => words.progress(pass, percent, rows));
    return read(progress.at).finally(progress.end);
  };
  const survey = await watched(1, (onRow) => surveyFile(file, settings, onRow));
  const book = await watched(2, (onRow) => readBook(file, survey, settings, onRow));
  const asOf = settings.asOf ?? survey.lastDay;
  if (asOf === null || !book.accounts.some((account) => account.recency !== null)) {
    stderr.write(`${nothingUsable(book, survey, asOf ?? '', words)}\n`);
    return 1;
  }
  const found = factsOf(file, survey, settings, asOf, book);
  const { orders } = book;
  const isWhole = orders !== null && found.accounts.length <= MOST_ACCOUNTS;
  const whole = isWhole ? wholeReview(found, orders) : null;
  const sections = [
    introOf(found),
    ...(whole === null ? briefOf(found) : [[printedReview(whole, found)]]),
    leftOutOf(found.badRows, found.intake, survey.columns, words),
    ...(whole === null && !settings.brief ? [[words.tooLarge(found.accounts.length)]] : []),
  ];
  stdout.write(`${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`);
  if (whole !== null && settings.html !== undefined) {
    await writePage(settings.html, whole, found);
    stdout.write(`\n${words.pageWritten(settings.html)}\n`);
  }
  return 0;
}

/** An error that the reader can do something about; anything else is a mistake in the program and goes on its way. */
function asReviewError(error: unknown): ReviewError {
  if (error instanceof ReviewError) return error;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return new ReviewError(1, (words) => words.cannotRead(path ?? '', code));
}

/**
 * The whole command: read the command line, review the file, print.
 *
 * @param argv the arguments after the name of the script
 * @param streams where to print
 * @returns the exit code: 0 done, 1 nothing usable, 2 the command is not right
 */
export async function runReview(argv: readonly string[], streams: Streams): Promise<number> {
  const words = wordsOf(localeOf(argv));
  try {
    const settings = readSettings(argv);
    if (settings.help) {
      streams.stdout.write(helpText(settings.locale));
      return 0;
    }
    const path = settings.file ?? relative(process.cwd(), SYNTHETIC_ORDERS);
    return await review(await openTextFile(path, settings), settings, streams);
  } catch (error) {
    const fault = asReviewError(error);
    streams.stderr.write(`${words.error(fault.say(words))}\n`);
    return fault.exitCode;
  }
}
