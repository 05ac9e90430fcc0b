import {
  type Attribution,
  type AttributionPart,
  formatLabel,
  formatReason,
  type LabelKind,
  type Locale,
  type Migration,
  type ReviewComparison,
} from 'account-scoring';
import { table } from '../table.ts';
import { wordsIn } from './words.ts';

/** An amount in whole units, with separators: `-1,234`. */
export function amount(value: number): string {
  return String(Math.round(value) + 0).replace(/\B(?=(\d{3})+$)/g, ',');
}

function signed(value: number): string {
  return `${Math.round(value) > 0 ? '+' : ''}${amount(value)}`;
}

/** The matrix of one field, with the totals of rows and columns. */
export function matrixLines(migration: Migration, kind: LabelKind, locale: Locale): string[] {
  const words = wordsIn(locale);
  const name = (id: string) => formatLabel(kind, id, { locale });
  const { ids, cells, rows, columns } = migration;
  const used = ids.filter((_, i) => (rows[i]?.accounts ?? 0) + (columns[i]?.accounts ?? 0) > 0);
  const cell = (from: string, to: string) =>
    String(cells.find((one) => one.from === from && one.to === to)?.accounts ?? '·');
  const total = (totals: Migration['rows'], id: string) =>
    String(totals.find((one) => one.id === id)?.accounts ?? 0);
  const lines = used.map((from, r) => [
    `${r + 1} ${name(from)}`,
    ...used.map((to) => cell(from, to)),
    total(rows, from),
  ]);
  const all = columns.reduce((sum, { accounts }) => sum + accounts, 0);
  const last = [words.total, ...used.map((to) => total(columns, to)), String(all)];
  // Names would make the columns too wide for a terminal.
  return table(['', ...used.map((_, c) => String(c + 1)), words.total], [...lines, last]);
}

/** The bridge, a step a line. */
export function bridgeLines({ bridge, counts }: ReviewComparison, locale: Locale): string[] {
  const step = (id: string) => formatLabel('bridge', id, { locale });
  const steps = [
    ['new', counts.new],
    ['reactivated', counts.reactivated],
    ['expansion', counts.expanded],
    ['contraction', counts.contracted],
    ['churn', counts.lost],
  ] as const;
  return table(
    ['', '', wordsIn(locale).counts],
    [
      [step('before'), amount(bridge.before), ''],
      ...steps.map(([id, accounts]) => [step(id), signed(bridge[id]), String(accounts)]),
      [step('after'), amount(bridge.after), ''],
      [step('change'), signed(bridge.change), ''],
    ],
  );
}

/** Accounts by id, with what they bought before and after. */
export function changeLines(
  { accounts }: ReviewComparison,
  ids: readonly string[],
  locale: Locale,
): string[] {
  const rows = ids.map((id) => {
    const account = accounts.find(({ accountId }) => accountId === id);
    if (account === undefined) return [id];
    const { name, change, revenueBefore, revenueAfter, difference } = account;
    return [
      id,
      name ?? '',
      amount(revenueBefore),
      amount(revenueAfter),
      signed(difference),
      formatLabel('accountChange', change, { locale }),
    ];
  });
  return table(wordsIn(locale).change, rows, 2);
}

function partLines(parts: readonly AttributionPart[], indent: string, locale: Locale): string[] {
  return parts.flatMap((part) => [
    `${indent}- ${formatReason(part, { locale })}`,
    ...partLines(part.parts ?? [], `${indent}  `, locale),
  ]);
}

/** Why one score or tier moved. `tiers` are the ids of the tiers, best first. */
export function attributionLines(
  { accountId, of, before, after, parts }: Attribution,
  {
    name,
    tiers,
    locale,
  }: { readonly name: string; readonly tiers: readonly string[]; readonly locale: Locale },
): string[] {
  const words = wordsIn(locale);
  const shown = (value: number | null) =>
    of === 'tier'
      ? formatLabel('tier', tiers[(value ?? 0) - 1] ?? 'not_key', { locale })
      : (value ?? 0).toFixed(of === 'rfm' ? 2 : 1);
  const story = words.story(`${accountId} ${name}`, words.of[of], shown(before), shown(after));
  return [`  ${story}`, ...partLines(parts, '    ', locale)];
}
