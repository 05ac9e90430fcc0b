import { parseArgs } from 'node:util';
import {
  classic125,
  kam11,
  type Locale,
  rf10,
  type SegmentMap,
  type SummaryRuleOptions,
  value3,
  zh8,
} from 'account-scoring';
import {
  checkedByLibrary,
  cutsOf,
  dateFormatOf,
  delimiterOf,
  encodingOf,
  oneOf,
  wholeNumber,
} from './flag-values.ts';
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
  /** One screen instead of the whole review. */
  readonly brief: boolean;
  /** Where the page goes; `undefined`: nowhere. */
  readonly html: string | undefined;
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
  'html',
  'locale',
] as const;
type TextFlag = (typeof TEXT_FLAGS)[number];

/** The language of the messages, also where the rest of the command is wrong. */
export function localeOf(argv: readonly string[]): Locale {
  const at = argv.indexOf('--locale');
  const asked = at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--locale='))?.slice(9);
  return /^zh\b/i.test(asked ?? '') ? 'zh-CN' : 'en';
}

/**
 * Read the command line.
 *
 * @throws {ReviewError} if it is not right; the flag is named
 */
export function readSettings(argv: readonly string[]): Settings {
  const options = {
    ...Object.fromEntries(TEXT_FLAGS.map((flag) => [flag, { type: 'string' as const }])),
    brief: { type: 'boolean' as const },
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
  let brief = false;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.name === 'h') help = true;
    else if (token.name === 'brief') brief = true;
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
    brief,
    html: given.html,
    locale: oneOf('locale', locale, ['en', 'zh-CN']) ?? 'en',
    help,
  };
}
