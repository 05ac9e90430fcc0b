import type { Locale } from '../../../types.ts';
import { EN, type ReviewWords } from './en.ts';
import { ZH_CN } from './zh-cn.ts';

/** The words of a review in a language. */
export function wordsIn(locale: Locale): ReviewWords {
  return locale === 'zh-CN' ? ZH_CN : EN;
}

/** The word for a key; the key itself where it is one that the table does not know. */
export function wordOf(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? (table[key] as string) : key;
}
