import { checkOrders, type SummaryRuleOptions } from 'account-scoring';
import { isDateFormat } from './dates.ts';
import { ReviewError } from './review-error.ts';

function wrongValue(flag: string, value: string, expected: string): ReviewError {
  return new ReviewError(2, (words) => words.wrongValue(flag, value, expected));
}

/** A whole number from `least` on. */
export function wholeNumber(flag: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw wrongValue(flag, text, `>= ${least}`);
  return Number(text);
}

/** One of a few words. */
export function oneOf<T extends string>(
  flag: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (text === undefined || allowed.includes(text as T)) return text as T | undefined;
  throw wrongValue(flag, text, allowed.join(' | '));
}

/** Four borders make the five scores that every map is for. */
export function cutsOf(flag: string, text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const cuts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (
    cuts.length === 4 &&
    cuts.every((cut, i) => Number.isFinite(cut) && !(cut <= (cuts[i - 1] ?? -Infinity)))
  )
    return cuts;
  throw wrongValue(flag, text, 'A,B,C,D (A < B < C < D)');
}

/** One character; tab has names. */
export function delimiterOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === 'tab' || text === '\\t') return '\t';
  if (text.length !== 1 || /["\r\n]/.test(text)) throw wrongValue('delimiter', text, ', | ; | tab | |');
  return text;
}

/** Any label that `TextDecoder` knows. */
export function encodingOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return new TextDecoder(text).encoding;
  } catch {
    throw wrongValue('encoding', text, 'utf-8 | utf-16le | gb18030 | big5 | shift_jis | windows-1252 | …');
  }
}

/** What the library refuses is refused here, by the name of the flag. */
export function checkedByLibrary(
  flag: string,
  text: string | undefined,
  expected: string,
  options: (text: string) => SummaryRuleOptions,
): string | undefined {
  if (text === undefined) return undefined;
  try {
    // A timestamp would do for the library; a report is as of a day.
    if (flag !== 'as-of' || text.length === 10) checkOrders([], options(text));
    else throw new RangeError('not a day');
    return text;
  } catch {
    throw wrongValue(flag, text, expected);
  }
}

/** `YYYY` and `DD`, as other tools write them, are meant as `yyyy` and `dd`. */
export function dateFormatOf(text: string | undefined): string | undefined {
  const format = text?.replaceAll('Y', 'y').replaceAll('D', 'd');
  if (format === undefined || isDateFormat(format)) return format;
  throw wrongValue('date-format', text as string, 'dd/MM/yyyy | M/d/yy | …');
}
