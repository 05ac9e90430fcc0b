import { compareCodePoints } from '../internal/code-point-order.ts';
import { dayFromIsoPrefix, isoDay, NO_DAY } from '../internal/day.ts';
import { integer } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { AccountWarnings, Alert } from '../warnings/alert.ts';
import { dayTicks } from './day-ticks.ts';
import { framed, withoutData } from './frame.ts';
import { countText } from './numbers.ts';
import { type ChartOptions, type Setting, settle } from './options.ts';
import { type ChartSpec, column, dataOf } from './spec.ts';
import { cutText, plainText, widthOf } from './text.ts';
import { GRID, INK, LABEL_SIZE, LEVEL_COLOURS } from './theme.ts';
import { labelledAxis, scaleOver } from './ticks.ts';
import { checkStep } from './values.ts';
import { sentences } from './words.ts';

/** What {@link warningTimeline} needs of a row. */
export interface WarnedAccount {
  readonly accountId: string;
  /** Shown in place of the id. */
  readonly name?: string | null | undefined;
  readonly warnings: AccountWarnings;
}

/** The options of {@link warningTimeline}. */
export interface WarningTimelineOptions extends ChartOptions {
  /** The most alerts to show: an integer from 1 to 60. Default 20. */
  readonly top?: number | undefined;
}

const ACTION = 'draw the warnings';
const LEVELS = ['critical', 'high', 'medium'] as const;
const SHAPES = ['diamond', 'triangle-up', 'circle'];
/** States of alerts that are there and not over. */
const OPEN: readonly string[] = ['firing', 'recovering', 'pending', 'snoozed'];
/** Alerts of one account at most, so that one account in deep trouble does not hide the others. */
const EACH = 3;
const NAME_PLACES = 26;
/** Days that the axis covers at least. */
const LEAST_DAYS = 28;

interface OpenAlert {
  readonly account: WarnedAccount;
  readonly alert: Alert;
  readonly level: (typeof LEVELS)[number];
  readonly since: number;
}

function dayOf(text: unknown, row: number, field: string): number {
  const day = typeof text === 'string' && text.length >= 10 ? dayFromIsoPrefix(text) : NO_DAY;
  if (day !== NO_DAY) return day;
  throw new TypeError(
    `Cannot ${ACTION} as accounts[${row}].warnings.${field} must be an ISO day: current value is ${show(text)}`,
  );
}

/** Worst first: by level, then by what is at stake, then the oldest, then by id. */
function compareAlerts(a: OpenAlert, b: OpenAlert): number {
  const state = ({ alert }: OpenAlert): number => (alert.state === 'firing' ? 0 : 1);
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    state(a) - state(b) ||
    (b.account.warnings.valueAtRisk ?? 0) - (a.account.warnings.valueAtRisk ?? 0) ||
    a.since - b.since ||
    compareCodePoints(String(a.account.accountId), String(b.account.accountId)) ||
    compareCodePoints(a.alert.ruleId, b.alert.ruleId)
  );
}

function openAlerts(accounts: readonly WarnedAccount[]): OpenAlert[] {
  return accounts.flatMap((account, row) =>
    account.warnings.alerts.flatMap((alert) => {
      const level = LEVELS.find((known) => known === alert.level);
      if (level === undefined || !OPEN.includes(alert.state)) return [];
      return { account, alert, level, since: dayOf(alert.since, row, 'alerts[].since') };
    }),
  );
}

/** The alerts of one account together, at the place of its gravest one. */
function byAccount(sorted: readonly OpenAlert[]): OpenAlert[] {
  const groups = new Map<string, OpenAlert[]>();
  for (const alert of sorted) {
    const group = groups.get(alert.account.accountId);
    if (group === undefined) groups.set(alert.account.accountId, [alert]);
    else group.push(alert);
  }
  return [...groups.values()].flat();
}

/** What stands at the end of a bar: the rule, and the state of an alert that does not fire. */
function alertText({ alert }: OpenAlert, { label, locale }: Setting): string {
  const rule = cutText(label('rule', alert.ruleId), 30);
  const separator = locale === 'en' ? ', ' : '，';
  return alert.state === 'firing' ? rule : `${rule}${separator}${label('alertState', alert.state)}`;
}

/**
 * Draw alerts as bars from the day on which they began to the day of the evaluation, the gravest first.
 *
 * Answers: which accounts are in trouble, with what, and for how long? Shown are alerts that fire, recover, wait for confirmation or are snoozed; by level,
 * then value at risk, then age, those of one account together. A bar begins where the alert came into its state. Levels differ by colour and by shape, and rules are named at the bars.
 * At most three alerts of an account and `top` of all are shown; the line below the title says of how many. Without open alerts the picture says “no data”.
 *
 * Cost: O(n log n); the specification holds at most 60 alerts.
 *
 * @param accounts rows with `accountId`, `warnings` (from `evaluateWarnings`) and, if wanted, `name`
 * @param options language, title, size in pixels; `top` (alerts); `labels` of rules of your own
 * @returns a Vega-Lite specification
 * @throws {TypeError} if a row has no `warnings`, or a day that is none; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example No alert, no picture
 * ```ts
 * import { warningTimeline } from 'account-scoring/charts';
 *
 * console.log(warningTimeline([], { locale: 'zh-CN' }).description);
 * // → 预警时间线: 暂无数据
 * ```
 */
export function warningTimeline(
  accounts: readonly WarnedAccount[],
  options: WarningTimelineOptions = {},
): ChartSpec {
  checkStep(ACTION, accounts, 'warnings', 'evaluateWarnings');
  const days = accounts.map(({ warnings }, row) => dayOf(warnings.memory?.asOf, row, 'memory.asOf'));
  const asOf = days.reduce((last, day) => Math.max(last, day), NO_DAY);
  const all = byAccount(openAlerts(accounts).sort(compareAlerts));
  const places = new Map<string, number>();
  const alerts = all
    .filter(({ account: { accountId } }) => {
      const place = places.get(accountId) ?? 0;
      places.set(accountId, place + 1);
      return place < EACH;
    })
    .slice(0, options.top ?? 20);
  const setting = settle(
    ACTION,
    options,
    {
      title: (say) =>
        asOf === NO_DAY ? say('warningsTitlePlain') : say('warningsTitle', { asOf: isoDay(asOf) }),
      width: 520,
      height: Math.max(80, 26 * alerts.length),
    },
    { top: integer(1, 60) },
  );
  const { locale, say } = setting;
  if (alerts.length === 0) return withoutData(setting);

  const nameAt = ({ account }: OpenAlert, i: number): string =>
    alerts[i - 1]?.account.accountId === account.accountId
      ? ''
      : cutText(plainText(account.name || String(account.accountId)) || '–', NAME_PLACES);
  const levelName = (level: string): string => setting.label('severity', level);
  const texts = alerts.map((alert) => alertText(alert, setting));
  const room = Math.max(...texts.map((text) => widthOf(text, LABEL_SIZE))) + 12;
  const first = alerts.reduce((least, { since }) => Math.min(least, since), asOf);
  const begin = Math.min(first, asOf - LEAST_DAYS);
  const ticks = dayTicks(begin, asOf, locale, Math.max(60, setting.width - room));
  const from = begin - (asOf - begin) * 0.03;
  const to = asOf + ((asOf - from) * room) / Math.max(60, setting.width - room);
  const rows = alerts.map((alert, i) => ({
    row: String(i),
    account: nameAt(alert, i),
    start: from,
    since: alert.since,
    asOf,
    level: levelName(alert.level),
    text: texts[i] as string,
  }));
  const people = new Set(all.map(({ account }) => account.accountId)).size;
  const gaps = {
    n: countText(all.length),
    accounts: countText(people),
    shown: countText(alerts.length),
    each: EACH,
  };
  const present = LEVELS.map((level, i) => ({ level, i })).filter(({ level }) =>
    alerts.some((alert) => alert.level === level),
  );
  const domain = present.map(({ level }) => levelName(level));
  const legend = { title: say('warningsLegend'), orient: 'bottom', symbolOpacity: 1 };
  const x = column('since', 'quantitative', {
    scale: scaleOver(from, to),
    axis: labelledAxis(
      ticks.map(({ day }) => day),
      ticks.map(({ label }) => label),
      { title: say('warningsAxis') },
    ),
  });
  const colour = column('level', 'nominal', {
    scale: { domain, range: present.map(({ level }) => LEVEL_COLOURS[level] as string) },
    legend,
  });
  const oldest = all.reduce((least, { since }) => Math.min(least, since), asOf);
  return framed(
    setting,
    {
      description: say('warningsSays', {
        ...gaps,
        critical: countText(all.filter(({ level }) => level === 'critical').length),
        since: isoDay(oldest),
      }),
      below: sentences(locale, say(alerts.length < all.length ? 'warningsSome' : 'warningsAll', gaps)),
    },
    {
      width: setting.width,
      height: setting.height,
      data: dataOf(rows),
      encoding: {
        y: column('row', 'nominal', {
          scale: { domain: rows.map(({ row }) => row), padding: 0.2 },
          axis: { title: null, labels: false, ticks: false, domain: false },
        }),
      },
      layer: [
        {
          mark: { type: 'rule', color: GRID },
          encoding: { x: column('start', 'quantitative'), x2: { field: 'asOf' } },
        },
        {
          mark: { type: 'rule', strokeWidth: 7, opacity: 0.45 },
          encoding: { x, x2: { field: 'asOf' }, color: colour },
        },
        {
          mark: { type: 'point', filled: true, size: 110, opacity: 1, stroke: INK, strokeWidth: 0.5 },
          encoding: {
            x: column('since', 'quantitative'),
            color: colour,
            shape: column('level', 'nominal', {
              scale: { domain, range: present.map(({ i }) => SHAPES[i] as string) },
              legend,
            }),
          },
        },
        {
          // Names are texts of the data, not of the axis: an account with several alerts is named once.
          mark: { type: 'text', align: 'right', x: -10 },
          encoding: { text: column('account', 'nominal') },
        },
        {
          mark: { type: 'text', align: 'left', dx: 8 },
          encoding: { x: column('asOf', 'quantitative'), text: column('text', 'nominal') },
        },
      ],
    },
  );
}
