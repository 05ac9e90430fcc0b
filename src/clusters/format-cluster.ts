import { formatLabel } from '../explain/labels.ts';
import type { Locale } from '../types.ts';

/** One feature and its level in words: its own ones where there are any, else the level of the field. */
function contrastText(contrast: string, locale: Locale): string {
  const own = formatLabel('contrast', contrast, { locale });
  if (own !== contrast) return own;
  const at = contrast.lastIndexOf(':');
  const field = formatLabel('field', contrast.slice(0, at), { locale });
  return formatLabel('contrast', contrast.slice(at), { locale }).replace('{field}', () => field);
}

/**
 * Say what a cluster is like, in a manager's words: `high spend, recent, frequent`.
 *
 * What is average is left out, unless everything is. Features of your own are named by their name.
 *
 * @param cluster anything with a label: a `cluster` of a row, a cluster of a model, a line of {@link summarizeClusters}
 * @param options `locale`, default `'en'`
 * @returns one line of text
 * @example Both languages
 * ```ts
 * import { formatCluster } from 'account-scoring';
 *
 * const cluster = { label: 'monetary:high,recency:low,frequency:average,discount:very_high' };
 * console.log(formatCluster(cluster), '|', formatCluster(cluster, { locale: 'zh-CN' }));
 * // → high spend, recent, very high discount | 消费额高、近期有购买、discount很高
 * ```
 */
export function formatCluster(
  cluster: { readonly label: string | null },
  options: { locale?: Locale | undefined } = {},
): string {
  const locale = options.locale ?? 'en';
  if (cluster.label === null) return formatLabel('contrast', 'none', { locale });
  const told = cluster.label.split(',').filter((contrast) => !contrast.endsWith(':average'));
  if (told.length === 0) return formatLabel('contrast', 'average', { locale });
  return told.map((contrast) => contrastText(contrast, locale)).join(locale === 'en' ? ', ' : '、');
}
