import { formatLabel, formatReason, summarizeSegments } from 'account-scoring';
import { money, percent, whole } from '../numbers.ts';
import type { Review } from '../review-file.ts';
import { table } from '../table.ts';
import { wordsOf } from '../words/words.ts';

/** The table of segments, and what the model wants its reader to know. */
export function segmentsOf({ accounts, model, settings }: Review): string[] {
  const { locale, map } = settings;
  const words = wordsOf(locale);
  const rows = summarizeSegments(accounts).map((segment) => [
    formatLabel('segment', segment.id, { locale }),
    whole(segment.accounts),
    percent(segment.shareOfAccounts),
    money(segment.revenue),
    percent(segment.shareOfRevenue),
    money(segment.averageOrderValue),
    whole(segment.medianRecency),
  ]);
  const { notices } = model.fitted;
  return [
    words.segments(map.id, formatLabel('map', map.id, { locale })),
    '',
    ...table(words.segmentHead, rows),
    ...(notices.length === 0 ? [] : ['', words.notices]),
    ...notices.map((notice) => `  - ${formatReason(notice, { locale })}`),
  ];
}
