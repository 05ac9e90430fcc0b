import type { Locale } from '../../types.ts';
import { EN } from './en.ts';
import type { Words } from './words.ts';
import { ZH_CN } from './zh-cn.ts';

/** The words of a language. */
export function wordsIn(locale: Locale): Words {
  return locale === 'zh-CN' ? ZH_CN : EN;
}
