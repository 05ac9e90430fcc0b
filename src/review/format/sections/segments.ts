import type { Section } from '../blocks.ts';
import { amountCell, barCell, countCell, measureCell, type Page, shareCell } from '../page.ts';

/** The segments of the map, best first. */
export function segmentsSection({ review, words, label, unit }: Page): Section {
  const { heads } = words;
  return {
    id: 'segments',
    title: words.sections.segments,
    blocks: [
      review.segments.length === 0
        ? { kind: 'paragraph', text: words.noAccounts }
        : {
            kind: 'table',
            caption: words.segments.caption,
            columns: [
              { head: heads.segment },
              { head: heads.accounts, number: true },
              { head: heads.shareOfAccounts, number: true },
              { head: words.revenue(unit), number: true },
              { head: heads.shareOfRevenue, number: true },
              { head: words.meanOrder(unit), number: true },
              { head: words.medians.daysSince, number: true },
              { head: words.medians.orders, number: true },
              { head: words.medians.revenue(unit), number: true },
            ],
            rows: review.segments.map((segment) => [
              { text: label('segment', segment.id) },
              countCell(segment.accounts),
              shareCell(segment.shareOfAccounts),
              amountCell(segment.revenue),
              barCell(segment.shareOfRevenue),
              amountCell(segment.averageOrderValue),
              measureCell(segment.medianRecency),
              measureCell(segment.medianFrequency),
              amountCell(segment.medianMonetary),
            ]),
          },
    ],
  };
}
