import { framed, withoutData } from './frame.ts';
import { byRank, type ChartGroup, checkGroups, groupsOf } from './groups.ts';
import { countText, percentText, shortNumber } from './numbers.ts';
import { type ChartOptions, settle } from './options.ts';
import type { ChartSpec } from './spec.ts';
import { accountsAndRevenue } from './two-sided-bars.ts';

/** What {@link segmentBars} needs of a segment: what `summarizeSegments` gives has it. */
export interface SegmentGroup extends ChartGroup {
  /** 1 is best; `null` without an order. */
  readonly rank: number | null;
}

const ACTION = 'draw the segments';

/**
 * Draw segments as bars: their share of the accounts on the left, their share of the revenue on the right.
 *
 * Answers: which few accounts bring the money, and which many do not? Best segment first. Numbers and amounts stand at the bars. Where the
 * total revenue is not above zero there are no shares, and bars are amounts; a segment with more returns than sales has a bar
 * below zero. Above 40 segments, those past the thirty-ninth are one bar.
 *
 * Cost: O(segments × log segments).
 *
 * @param segments what `summarizeSegments` gives, or records with `id`, `rank`, `accounts` and `revenue` (currency units)
 * @param options language, currency, title, size in pixels; `labels` of segments of your own
 * @returns a Vega-Lite specification
 * @throws {TypeError} if a segment is no such record; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example What it says
 * ```ts
 * import { segmentBars } from 'account-scoring/charts';
 *
 * const segments = [
 *   { id: 'champions', rank: 1, accounts: 20, revenue: 80_000 },
 *   { id: 'lost', rank: 11, accounts: 80, revenue: 20_000 },
 * ];
 * console.log(segmentBars(segments).description);
 * // → 2 segments of 100 accounts. Champions brings the most revenue: 80% of it, with 20 accounts.
 * ```
 */
export function segmentBars(segments: readonly SegmentGroup[], options: ChartOptions = {}): ChartSpec {
  checkGroups(ACTION, 'segments', segments);
  const setting = settle(ACTION, options, {
    title: (say) => say('segmentsTitle'),
    width: 600,
    height: Math.max(80, 30 * Math.min(40, segments.length)),
  });
  const { locale, say } = setting;
  const groups = groupsOf(byRank(segments), 'segment', setting);
  const n = groups.reduce((sum, { accounts }) => sum + accounts, 0);
  if (n === 0) return withoutData(setting);
  const top = groups.reduce((a, b) => ((b.revenue ?? 0) > (a.revenue ?? 0) ? b : a));
  const gaps = {
    segments: countText(segments.length),
    n: countText(n),
    name: top.label,
    accounts: countText(top.accounts),
  };
  const description =
    top.shareOfRevenue === null
      ? say('segmentsSaysAmount', { ...gaps, amount: shortNumber(top.revenue ?? 0, locale) })
      : say('segmentsSays', { ...gaps, share: percentText(top.shareOfRevenue) });
  return framed(
    setting,
    { description },
    {
      hconcat: accountsAndRevenue(groups, setting, {
        mirrored: false,
        width: setting.width,
        height: setting.height,
      }),
      spacing: 24,
    },
  );
}
