import type { Locale } from 'account-scoring';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Everything that the review says, in one language. */
export type Words = typeof en;

/** The words of a language. */
export function wordsOf(locale: Locale): Words {
  return locale === 'zh-CN' ? zhCn : en;
}
