import { parseArgs } from 'node:util';
import {
  checkOrders,
  classic125,
  kam11,
  type Locale,
  rf10,
  type SegmentMap,
  type SummaryRuleOptions,
  value3,
  zh8,
} from 'account-scoring';
import { isDateFormat } from './dates.ts';
import { ReviewError } from './review-error.ts';

/** The roles that a column of the file can have, by the name of their flag. */
export const ROLES = ['account', 'name', 'date', 'amount', 'order-id', 'currency'] as const;
export type Role = (typeof ROLES)[number];

/** The dimensions that fixed cuts can be given for. */
const DIMENSIONS = ['recency', 'frequency', 'monetary'] as const;

export const MAPS: Readonly<Record<string, SegmentMap>> = { kam11, classic125, rf10, zh8, value3 };

/** What the command line asks for. */
export interface Settings {
  /** `null`: the bundled synthetic book. */
  readonly file: string | null;
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  /** The one currency to look at, in a file with several. */
  readonly only: string | undefined;
  readonly asOf: string | undefined;
  readonly timeZone: string | undefined;
  readonly windowDays: number | undefined;
  readonly returns: SummaryRuleOptions['returns'];
  readonly dateFormat: string | undefined;
  readonly decimal: '.' | ',' | undefined;
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
  /** Fixed cuts by dimension; the rest is cut into fifths of the accounts. */
  readonly cuts: Readonly<Partial<Record<(typeof DIMENSIONS)[number], readonly number[]>>>;
  readonly map: SegmentMap;
  readonly top: number;
  readonly badRows: number;
  readonly locale: Locale;
  readonly help: boolean;
}

const TEXT_FLAGS = [
  ...ROLES,
  'only',
  'as-of',
  'time-zone',
  'window-days',
  'recency-cuts',
  'frequency-cuts',
  'monetary-cuts',
  'returns',
  'date-format',
  'decimal',
  'delimiter',
  'encoding',
  'map',
  'top',
  'bad-rows',
  'locale',
] as const;
type TextFlag = (typeof TEXT_FLAGS)[number];

/** The language of the messages, also where the rest of the command is wrong. */
export function localeOf(argv: readonly string[]): Locale {
  const at = argv.indexOf('--locale');
  const asked = at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--locale='))?.slice(9);
  return /^zh\b/i.test(asked ?? '') ? 'zh-CN' : 'en';
}

function wrongValue(flag: string, value: string, expected: string): ReviewError {
  return new ReviewError(2, (words) => words.wrongValue(flag, value, expected));
}

function wholeNumber(flag: TextFlag, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw wrongValue(flag, text, `>= ${least}`);
  return Number(text);
}

function oneOf<T extends string>(
  flag: TextFlag,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (text === undefined || allowed.includes(text as T)) return text as T | undefined;
  throw wrongValue(flag, text, allowed.join(' | '));
}

/** Four borders make the five scores that every map is for. */
function cutsOf(flag: TextFlag, text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const cuts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (
    cuts.length === 4 &&
    cuts.every((cut, i) => Number.isFinite(cut) && !(cut <= (cuts[i - 1] ?? -Infinity)))
  )
    return cuts;
  throw wrongValue(flag, text, 'A,B,C,D (A < B < C < D)');
}

function delimiterOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === 'tab' || text === '\\t') return '\t';
  if (text.length !== 1 || /["\r\n]/.test(text)) throw wrongValue('delimiter', text, ', | ; | tab | |');
  return text;
}

function encodingOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return new TextDecoder(text).encoding;
  } catch {
    throw wrongValue('encoding', text, 'utf-8 | utf-16le | gb18030 | big5 | shift_jis | windows-1252 | …');
  }
}

/** What the library refuses is refused here, by the name of the flag. */
function checkedByLibrary(
  flag: TextFlag,
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
function dateFormatOf(text: string | undefined): string | undefined {
  const format = text?.replaceAll('Y', 'y').replaceAll('D', 'd');
  if (format === undefined || isDateFormat(format)) return format;
  throw wrongValue('date-format', text as string, 'dd/MM/yyyy | M/d/yy | …');
}

/**
 * Read the command line.
 *
 * @throws {ReviewError} if it is not right; the flag is named
 */
export function readSettings(argv: readonly string[]): Settings {
  const options = {
    ...Object.fromEntries(TEXT_FLAGS.map((flag) => [flag, { type: 'string' as const }])),
    help: { type: 'boolean' as const, short: 'h' },
  };
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Partial<Record<TextFlag, string>> = {};
  let help = false;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.name === 'h') help = true;
    else if (!TEXT_FLAGS.includes(token.name as TextFlag))
      throw new ReviewError(2, (words) => words.unknownFlag(token.rawName));
    else if (!token.value || (!token.inlineValue && token.value.startsWith('--')))
      throw new ReviewError(2, (words) => words.missingValue(token.name));
    else given[token.name as TextFlag] = token.value;
  }
  if (positionals.length > 1) throw new ReviewError(2, (words) => words.severalFiles(positionals));
  const map = oneOf('map', given.map, Object.keys(MAPS)) ?? 'kam11';
  const locale = given.locale === 'zh' ? 'zh-CN' : given.locale;
  return {
    file: positionals[0] ?? null,
    columns: Object.fromEntries(
      ROLES.flatMap((role) => (given[role] === undefined ? [] : [[role, given[role]]])),
    ),
    only: given.only,
    asOf: checkedByLibrary('as-of', given['as-of'], 'YYYY-MM-DD', (asOf) => ({ asOf })),
    timeZone: checkedByLibrary('time-zone', given['time-zone'], 'UTC | Asia/Shanghai | …', (timeZone) => ({
      asOf: '2000-01-01',
      timeZone,
    })),
    windowDays: wholeNumber('window-days', given['window-days'], 1),
    returns: oneOf('returns', given.returns, ['net', 'count', 'ignore']),
    dateFormat: dateFormatOf(given['date-format']),
    decimal: oneOf('decimal', given.decimal, ['.', ',']),
    delimiter: delimiterOf(given.delimiter),
    encoding: encodingOf(given.encoding),
    cuts: Object.fromEntries(
      DIMENSIONS.flatMap((dimension) => {
        const cuts = cutsOf(`${dimension}-cuts`, given[`${dimension}-cuts`]);
        return cuts === undefined ? [] : [[dimension, cuts]];
      }),
    ),
    map: MAPS[map] as SegmentMap,
    top: wholeNumber('top', given.top, 0) ?? 10,
    badRows: wholeNumber('bad-rows', given['bad-rows'], 0) ?? 10,
    locale: oneOf('locale', locale, ['en', 'zh-CN']) ?? 'en',
    help,
  };
}
