import type { Section } from '../blocks.ts';
import { amountCell, barCell, countCell, measureCell, type Page, shareCell } from '../page.ts';

/** The clusters in words, and the typical account of each. */
export function clustersSection({ review, words, label, cluster, unit }: Page): Section {
  const { clusters } = review;
  const title = words.sections.clusters;
  if (clusters === null || clusters.length === 0)
    return { id: 'clusters', title, blocks: [{ kind: 'paragraph', text: words.clusters.none }] };
  const features = [...new Set(clusters.flatMap((one) => Object.keys(one.features)))];
  const { heads } = words;
  const said = (name: string): string => {
    const text = label('field', name);
    return typeof text === 'string' ? text : text.data;
  };
  return {
    id: 'clusters',
    title,
    blocks: [
      {
        kind: 'table',
        caption: words.clusters.caption,
        columns: [
          { head: heads.rank },
          { head: heads.like, under: true },
          { head: heads.accounts, number: true },
          { head: heads.shareOfAccounts, number: true },
          { head: words.revenue(unit), number: true },
          { head: heads.shareOfRevenue, number: true },
          ...features.map((name) => ({ head: { data: words.median(said(name)) }, number: true })),
        ],
        rows: clusters.map((one) => [
          { text: one.id === null ? words.clusters.outside : String(one.id) },
          { text: cluster(one) },
          countCell(one.accounts),
          shareCell(one.shareOfAccounts),
          amountCell(one.revenue),
          barCell(one.shareOfRevenue),
          ...features.map((name) => measureCell(one.features[name]?.median ?? null)),
        ]),
      },
    ],
  };
}
