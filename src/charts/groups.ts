import { compareCodePoints } from '../internal/code-point-order.ts';
import { exactSum, MAX_SUMMAND } from '../internal/exact-sum.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { Locale } from '../types.ts';
import { percentText, shortNumber } from './numbers.ts';
import type { Setting } from './options.ts';
import { cutText, uniqueTexts } from './text.ts';

/** Accounts that have something in common, such as a tier, as reviews and `summarizeSegments` give them. Shares are 0 to 1. */
export interface ChartGroup {
  readonly id: string;
  readonly accounts: number;
  /** In currency units; `null` or missing where it is not known. */
  readonly revenue?: number | null | undefined;
}

/** Accounts that are drawn together. */
export interface Group {
  readonly label: string;
  readonly accounts: number;
  readonly shareOfAccounts: number;
  /** `null` where nothing is known of revenue. */
  readonly revenue: number | null;
  readonly shareOfRevenue: number | null;
}

/** More rows than this are no picture any more. */
const MOST_GROUPS = 40;
const LABEL_PLACES = 28;

/** Check groups that come from outside. */
export function checkGroups(action: string, name: string, groups: readonly ChartGroup[]): void {
  checkRows(action, name, groups);
  groups.forEach(({ id, accounts, revenue }, row) => {
    const fault = (field: string, expected: string, value: unknown): never => {
      throw new TypeError(
        `Cannot ${action} as ${name}[${row}].${field} must be ${expected}: current value is ${show(value)}`,
      );
    };
    if (typeof id !== 'string') fault('id', 'a string', id);
    if (!(Number.isSafeInteger(accounts) && accounts >= 0)) fault('accounts', 'an integer >= 0', accounts);
    if (revenue !== null && revenue !== undefined && !(Math.abs(revenue) <= MAX_SUMMAND))
      fault('revenue', 'a finite number within ±1e+290 or null', revenue);
  });
}

/** Groups with their shares, those past the fortieth in one line. Groups of one id are put together. */
export function groupsOf(
  groups: readonly ChartGroup[],
  kind: 'segment' | 'tier',
  { label, say }: Pick<Setting, 'label' | 'say'>,
): Group[] {
  const many = groups.length > MOST_GROUPS;
  const rest = many ? groups.slice(MOST_GROUPS - 1) : [];
  const shown = many ? groups.slice(0, MOST_GROUPS - 1) : groups;
  const revenueOf = (some: readonly ChartGroup[]): number | null => {
    const known = some.flatMap(({ revenue }) => revenue ?? []);
    return known.length === 0 ? null : exactSum(known);
  };
  const countOf = (some: readonly ChartGroup[]): number =>
    some.reduce((sum, { accounts }) => sum + accounts, 0);
  const lines = [
    ...shown.map((group) => ({ name: label(kind, group.id), of: [group] })),
    ...(many ? [{ name: say('others', { n: rest.length }), of: rest }] : []),
  ];
  const names = uniqueTexts(lines.map(({ name }) => cutText(name, LABEL_PLACES)));
  const accounts = countOf(groups);
  const total = revenueOf(groups);
  return lines.map(({ of }, i) => {
    const revenue = revenueOf(of);
    return {
      label: names[i] as string,
      accounts: countOf(of),
      shareOfAccounts: accounts > 0 ? countOf(of) / accounts : 0,
      revenue,
      shareOfRevenue: revenue === null || total === null || !(total > 0) ? null : shareOf(revenue, total),
    };
  });
}

/** A share that is a number also where a total is all but nothing. */
function shareOf(part: number, total: number): number | null {
  const share = part / total;
  return Math.abs(share) <= 1e6 ? share : null;
}

/** Best rank first, what has no rank last, equals by id. */
export function byRank<T extends { readonly id: string; readonly rank: number | null }>(
  rows: readonly T[],
): T[] {
  const last = Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => (a.rank ?? last) - (b.rank ?? last) || compareCodePoints(a.id, b.id));
}

/** `1.2M (43%)`, or the amount alone where there is no total to share. */
export function amountOrShare({ revenue, shareOfRevenue }: Group, locale: Locale): string {
  if (revenue === null) return '–';
  const amount = shortNumber(revenue, locale);
  return shareOfRevenue === null ? amount : `${amount} (${percentText(shareOfRevenue)})`;
}
