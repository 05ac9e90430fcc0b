import { amountOrShare, type Group } from './groups.ts';
import { countText, forDrawing, percentText, shortNumber, tickNumber } from './numbers.ts';
import type { Setting } from './options.ts';
import { column, dataOf, type JsonObject } from './spec.ts';
import { widthOf } from './text.ts';
import { BLUE, GRID, LABEL_SIZE, ORANGE } from './theme.ts';
import { everyFitting, labelledAxis, scaleOver, ticksOver } from './ticks.ts';

/** Pixels from a bar to its label. */
const GAP = 5;

interface Side {
  readonly title: string;
  readonly colour: string;
  readonly values: readonly number[];
  readonly labels: readonly string[];
  readonly tickText: (value: number) => string;
  /** Bars grow to the left. */
  readonly mirrored: boolean;
}

/** Horizontal bars with labels at their ends, for which room is left. */
function barPanel(
  groups: readonly Group[],
  side: Side,
  width: number,
  height: number,
  axis: JsonObject | null,
): JsonObject {
  const least = Math.min(0, ...side.values);
  const most = Math.max(0, ...side.values);
  const ticks = ticksOver(least, most > least ? most : 1, 5);
  const room = Math.max(0, ...side.labels.map((label) => widthOf(label, LABEL_SIZE))) + GAP + 8;
  const from = Math.min(least, ticks.least);
  const end = most + ((most > 0 ? most - from : 1) * room) / Math.max(40, width - room);
  const to = Math.max(end, most > 0 ? 0 : end);
  const shown = ticks.values.filter((tick) => tick >= from && tick <= to);
  const every = everyFitting(
    shown.map(side.tickText),
    (width * ((ticks.values[1] as number) - ticks.least) * (shown.length - 1)) / (to - from),
  );
  const zero = shown.indexOf(0);
  const kept = shown.filter((_, i) => (i - zero) % every === 0);
  const rows = groups.map(({ label }, i) => ({
    label,
    value: forDrawing(side.values[i] as number),
    end: forDrawing(Math.max(0, side.values[i] as number)),
    text: side.labels[i] as string,
  }));
  const names = groups.map(({ label }) => label);
  const scale = scaleOver(from, to, side.mirrored ? { reverse: true } : {});
  return {
    width,
    height,
    data: dataOf(rows),
    encoding: {
      y: column('label', 'nominal', { scale: { domain: names, padding: 0.22 }, axis }),
    },
    layer: [
      {
        mark: { type: 'bar', color: side.colour },
        encoding: {
          x: column('value', 'quantitative', {
            scale,
            axis: labelledAxis(kept, kept.map(side.tickText), { title: side.title, gridColor: GRID }),
          }),
          x2: { datum: 0 },
        },
      },
      {
        mark: {
          type: 'text',
          align: side.mirrored ? 'right' : 'left',
          dx: side.mirrored ? -GAP : GAP,
          baseline: 'middle',
        },
        encoding: { x: column('end', 'quantitative', { scale }), text: column('text', 'nominal') },
      },
    ],
  };
}

/** Bars of accounts and bars of revenue for the same groups, beside each other. */
export function accountsAndRevenue(
  groups: readonly Group[],
  setting: Setting,
  layout: { readonly mirrored: boolean; readonly width: number; readonly height: number },
): JsonObject[] {
  const { locale, say } = setting;
  const names: JsonObject = { title: null, ticks: false, domain: false, labelPadding: 8 };
  const percent = (value: number): string => `${tickNumber(value, locale)}%`;
  const accounts: Side = {
    title: say('shareOfAccounts'),
    colour: BLUE,
    values: groups.map(({ shareOfAccounts }) => 100 * shareOfAccounts),
    labels: groups.map((group) => `${countText(group.accounts)} (${percentText(group.shareOfAccounts)})`),
    tickText: percent,
    mirrored: layout.mirrored,
  };
  if (groups.every(({ revenue }) => revenue === null))
    return [barPanel(groups, { ...accounts, mirrored: false }, layout.width, layout.height, names)];
  const byShare = groups.every(({ shareOfRevenue }) => shareOfRevenue !== null);
  const revenue: Side = {
    title: byShare ? say('shareOfRevenue') : setting.inMoney(say('revenueTitle')),
    colour: ORANGE,
    values: groups.map((group) => (byShare ? 100 * (group.shareOfRevenue ?? 0) : (group.revenue ?? 0))),
    labels: groups.map((group) => amountOrShare(group, locale)),
    tickText: byShare ? percent : (value) => shortNumber(value, locale),
    mirrored: false,
  };
  const { width, height } = layout;
  const half = Math.round(width / 2);
  // Between the two sides, names stand in the middle.
  const middle = Math.max(0, ...groups.map(({ label }) => widthOf(label, LABEL_SIZE))) / 2 + 10;
  return layout.mirrored
    ? [
        barPanel(groups, accounts, half, height, null),
        barPanel(groups, revenue, half, height, { ...names, labelAlign: 'center', labelPadding: middle }),
      ]
    : [barPanel(groups, accounts, half, height, names), barPanel(groups, revenue, half, height, null)];
}
