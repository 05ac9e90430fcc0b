import { show } from '../internal/show.ts';
import type { Locale } from '../types.ts';
import { isBlank, rowsOf, shownCell } from './cells.ts';
import { plainName } from './column-names.ts';
import { OPTION_NAMES, type OptionName } from './option-names.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';

const LOCALES: Readonly<Record<string, Locale>> = {
  en: 'en',
  english: 'en',
  英文: 'en',
  英语: 'en',
  zh: 'zh-CN',
  zhcn: 'zh-CN',
  chinese: 'zh-CN',
  中文: 'zh-CN',
  简体中文: 'zh-CN',
};
const FLAGS: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  1: true,
  是: true,
  no: false,
  false: false,
  0: false,
  否: false,
};

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function refuse(key: string, value: unknown, expected: string): never {
  throw sheetError((words) => words.badOption(key, shownCell(value), expected));
}

function readFlag(key: string, value: unknown): boolean {
  const flag = own(FLAGS, plainName(String(value)));
  return flag ?? refuse(key, value, 'yes, no');
}

function readWhole(key: string, value: unknown): number {
  const number = typeof value === 'string' ? Number(value.trim()) : value;
  const [least, most] = key === 'bins' ? [2, 10] : [1, 1_000_000];
  return Number.isInteger(number) && (number as number) >= least && (number as number) <= most
    ? (number as number)
    : refuse(key, value, `${least}–${most}`);
}

function readValue({ key, kind }: OptionName, value: unknown): unknown {
  if (kind === 'flag') return readFlag(key, value);
  if (kind === 'whole') return readWhole(key, value);
  const text = String(value).trim();
  if (kind === 'text') return text;
  const wanted = key === 'locale' ? (own(LOCALES, plainName(text)) ?? text) : text;
  return kind.find((one) => one.toLowerCase() === wanted.toLowerCase()) ?? refuse(key, text, kind.join(', '));
}

function optionNamed(name: string): OptionName {
  const plain = plainName(name);
  const found = OPTION_NAMES.find(({ key, also }) => plainName(key) === plain || also.includes(plain));
  if (found === undefined)
    throw sheetError((words) =>
      words.unknownOption(
        name,
        OPTION_NAMES.map(({ key }) => key),
      ),
    );
  return found;
}

/** The pairs of name and value in `customer=Buyer; locale=zh-CN`. */
function pairsOfText(text: string): Array<readonly [string, unknown]> {
  if (own(LOCALES, plainName(text)) !== undefined) return [['locale', text]];
  return text
    .split(/[;；\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const match = /^([^=＝:：]*)[=＝:：](.*)$/.exec(part);
      return match === null
        ? ([part.trim(), ''] as const)
        : ([(match[1] as string).trim(), match[2]] as const);
    });
}

/** The names and values of options, however they were given. */
function pairsOf(given: unknown): Array<readonly [string, unknown]> {
  const isRange = Array.isArray(given) || typeof given !== 'object' || (given !== null && 'Value2' in given);
  if (!isRange) return Object.entries((given ?? {}) as object);
  const rows = rowsOf(given);
  // In a range of names and values, a blank value leaves the option as it is.
  const isTable = rows.some((row) => row.length > 1 && !isBlank(row[1]));
  return isTable
    ? rows.flatMap(([name, value]) => (isBlank(value) ? [] : [[String(name ?? ''), value] as const]))
    : rows.flatMap(([text]) => (isBlank(text) ? [] : pairsOfText(String(text))));
}

/** Read the options of a call: an object, a text, or a range of names and values. */
export function readOptions(given: unknown): SheetOptions {
  const options: Record<string, unknown> = {};
  for (const [name, value] of pairsOf(given)) {
    if (isBlank(name) || value === undefined || value === null) continue;
    const option = optionNamed(name);
    if (typeof value === 'object') refuse(option.key, show(value), 'a text or a number');
    options[option.key] = readValue(option, value);
  }
  return options as SheetOptions;
}

/** The language that options ask for, whatever else is wrong with them. */
export function askedLocale(given: unknown): Locale | undefined {
  for (const [name, value] of pairsOf(given)) {
    const isLocale = OPTION_NAMES.some(
      ({ key, also }) => key === 'locale' && [key, ...also].includes(plainName(name)),
    );
    if (isLocale) return own(LOCALES, plainName(String(value)));
  }
  return undefined;
}
