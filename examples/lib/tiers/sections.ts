import { formatLabel, formatReason, type Locale, type TierAssignment, type TierMove } from 'account-scoring';
import { table } from '../table.ts';
import { cutTo } from '../width.ts';
import { wordsIn } from './words.ts';

/** What the sections look at. */
export interface TieredAccount {
  readonly accountId: string;
  readonly name: string;
  readonly amount: number;
  readonly criteria: {
    readonly score: number | null;
    readonly coverage: number;
    readonly parts: ReadonlyArray<{ readonly id: string; readonly normalized: number | null }>;
  };
  readonly tier: TierAssignment;
  readonly lifecycle: { readonly stage: string };
  readonly playbook: { readonly actions: ReadonlyArray<{ readonly id: string }> };
}

const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const fixed = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(1);

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted[middle] === undefined
    ? null
    : ((sorted[middle] as number) + (sorted[(sorted.length - 1) >> 1] as number)) / 2;
}

/** How many accounts and how much revenue each tier has. */
export function tierTable(
  accounts: ReadonlyArray<Omit<TieredAccount, 'playbook'>>,
  held: ReadonlyMap<string, string>,
  tiers: readonly string[],
  locale: Locale,
): string[] {
  const total = accounts.reduce((sum, { amount }) => sum + amount, 0);
  const rows = tiers.map((id) => {
    const mine = accounts.filter(({ accountId }) => held.get(accountId) === id);
    const revenue = mine.reduce((sum, { amount }) => sum + amount, 0);
    const scores = mine.flatMap(({ criteria }) => criteria.score ?? []);
    return [
      formatLabel('tier', id, { locale }),
      String(mine.length),
      grouped(revenue),
      `${((100 * revenue) / total).toFixed(1)}%`,
      fixed(median(scores)),
    ];
  });
  return table(wordsIn(locale).tiers, rows);
}

/** Every account with its tier, its scores and how far it is from the next. */
export function accountTable(
  accounts: readonly TieredAccount[],
  held: ReadonlyMap<string, string>,
  locale: Locale,
): string[] {
  const points = ({ criteria }: TieredAccount, id: string) =>
    fixed(criteria.parts.find((part) => part.id === id)?.normalized);
  const rows = accounts.map((account) => [
    `${account.accountId} ${cutTo(account.name, 28)}`,
    formatLabel('tier', held.get(account.accountId) ?? '', { locale }),
    fixed(account.criteria.score),
    points(account, 'purchasing_power'),
    points(account, 'brand_influence'),
    fixed(account.tier.marginUp),
    `${Math.round(100 * account.criteria.coverage)}%`,
    formatLabel('stage', account.lifecycle.stage, { locale }),
  ]);
  return table(wordsIn(locale).accounts, rows, 2);
}

/** One account: its move, and all reasons. */
export function accountStory(account: TieredAccount, move: TierMove, locale: Locale): string[] {
  const words = wordsIn(locale);
  const tier = (id: string | null) => formatLabel('tier', id ?? '', { locale });
  const head = `  ${account.accountId} ${account.name}: ${formatLabel('move', move.move, { locale })}, ${tier(move.to)}`;
  const notes = [
    move.from === null || move.from === move.to ? '' : words.before(tier(move.from)),
    move.classified === null || move.classified === move.to ? '' : words.classified(tier(move.classified)),
  ].filter((note) => note !== '');
  const actions = account.playbook.actions.slice(0, 3).map(({ id }) => formatLabel('action', id, { locale }));
  return [
    notes.length > 0 ? `${head} (${notes.join('; ')})` : head,
    ...move.reasons.map((reason) => `    * ${formatReason(reason, { locale })}`),
    ...account.tier.reasons.map((reason) => `    - ${formatReason(reason, { locale })}`),
    `    > ${words.todo}: ${actions.join('; ')}`,
  ];
}
