import { money } from '../numbers.ts';
import type { BookFacts } from '../review-file.ts';
import { ROLES } from '../settings.ts';
import { printable } from '../width.ts';
import { wordsOf } from '../words/words.ts';

/** A gap before the last day of a file that is worth a word, in days. */
const LONELY = 180;

/** The currency of the book, where the file names it. */
export function currencyOf({ survey, settings }: BookFacts): string {
  return settings.only ?? [...survey.currencies.keys()][0] ?? '';
}

/** An amount with the currency of the book. */
export function inCurrency(review: BookFacts, value: number): string {
  const currency = currencyOf(review);
  return /\p{Sc}/u.test(currency) ? `${currency}${money(value)}` : `${money(value)} ${currency}`.trim();
}

/** What was read, how, and what it adds up to. */
export function introOf(review: BookFacts): string[] {
  const { file, survey, settings, asOf, intake, accounts, revenue } = review;
  const words = wordsOf(settings.locale);
  const { columns, rules } = survey;
  const parts = ROLES.flatMap((role) => {
    const at = columns.at[role];
    return at === undefined ? [] : [`${words.role(role)} = ${printable(columns.header[at] as string)}`];
  });
  const { order, format } = rules.dates;
  const readAs = [
    words.fileReadAs(file.encoding.label.toUpperCase(), file.encoding.guessed, file.delimiter),
    ...(format === undefined ? (order === null ? [] : [words.dateOrder(order)]) : [words.dateFormat(format)]),
    rules.mark === null ? words.eachMark : words.decimalMark(rules.mark),
  ];
  const orders = accounts.reduce((sum, account) => sum + account.frequency, 0);
  const silent = accounts.filter((account) => account.recency === null).length;
  const lines = [
    settings.file === null ? words.synthetic(file.path) : words.title(printable(file.path)),
    '',
    words.columnsUsed(parts, columns.guessed),
    ...(columns.at['order-id'] === undefined ? [`          ${words.noOrderId}`] : []),
    readAs.join(words.comma),
    words.asOf(asOf, settings.asOf === undefined),
    ...(settings.asOf === undefined && survey.lastGap > LONELY ? [words.lonelyLastDay(survey.lastGap)] : []),
    ...(settings.windowDays === undefined ? [] : [words.window(settings.windowDays)]),
    '',
    words.totals(accounts.length, orders, inCurrency(review, revenue)),
    words.intake(intake.received, intake.accepted, intake.rejected),
    ...(intake.returns > 0 ? [words.returnRows(intake.returns, settings.returns ?? 'net')] : []),
    ...(intake.future > 0 ? [words.futureRows(intake.future)] : []),
    ...(review.otherCurrency > 0 ? [words.otherCurrency(review.otherCurrency, settings.only ?? '')] : []),
    ...(silent > 0 ? [words.withoutOrders(silent)] : []),
  ];
  return lines;
}
