import type { TierDefinition, TierScheme } from '../tiers/scheme.ts';
import { roundUp } from './arithmetic.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, type Branch, caseWhen, number } from './expressions.ts';
import type { Column, Step } from './statement.ts';
import { columnSteps } from './statement.ts';

/** The columns of accounts that quotas look at: where accounts wait from (NULL for those who do not), how many entered, scores. */
export interface QuotaColumns {
  readonly seat: string;
  readonly entered: string;
  readonly score: string;
}

/** What is learned of the quota of a tier: columns of the last step, the same in every row but for the last two. */
export interface QuotaNames {
  readonly t: number;
  readonly places: string;
  readonly waiting: string;
  /** The scores on both sides of the last place. */
  readonly last: string;
  readonly next: string;
  /** 1 or 0: whether an account waits for a place here, and whether its score leads in. */
  readonly waits: string;
  readonly passes: string;
}

/** The tiers whose quotas count, best first: that of the last tier keeps nobody out. */
export function quotaNames(tiers: readonly TierDefinition[]): QuotaNames[] {
  return tiers.flatMap(({ quota }, t) => {
    if (quota === undefined || t === tiers.length - 1) return [];
    const name = (what: string): string => `${what}${t}`;
    return [
      {
        t,
        places: name('places'),
        waiting: name('waiting'),
        last: name('last'),
        next: name('next'),
        waits: name('waits'),
        passes: name('passes'),
      },
    ];
  });
}

/** How many places a tier has, as SQL: with the arithmetic of the library on the same doubles. */
function placesSql(dialect: Dialect, tiers: readonly TierDefinition[], t: number, entered: string): string {
  const quota = tiers[t]?.quota as NonNullable<TierDefinition['quota']>;
  if ('accounts' in quota) return number(dialect, quota.accounts);
  const before = tiers
    .slice(0, t)
    .reduce((share, tier) => (tier.quota && 'share' in tier.quota ? share + tier.quota.share : share), 0);
  const upTo = (share: number): string =>
    roundUp(dialect, `${dialect.double(share)} * ${dialect.asDouble(entered)} + ${dialect.double(1e-9)}`);
  return `${upTo(before + quota.share)} - ${upTo(before)}`;
}

/** Steps that fill the quotas from the best tier down: who finds no place waits in the next tier. */
export function quotaSteps(
  dialect: Dialect,
  from: string,
  tiers: readonly TierDefinition[],
  {
    ties,
    names,
    columns,
  }: {
    readonly ties: TierScheme['ties'];
    readonly names: readonly QuotaNames[];
    readonly columns: QuotaColumns;
  },
): Step[] {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const score = own(columns.score);
  const { steps, add } = columnSteps({ step: from });
  for (const { t, places, waiting, last, next, waits, passes } of names) {
    const before = names.find((quota) => quota.t === t - 1);
    const isHere: Branch[] = [[`${own(columns.seat)} = ${t}`, '1']];
    if (before !== undefined)
      isHere.push([allOf(`${own(before.waits)} = 1`, `${own(before.passes)} = 0`), '1']);
    const scoreAt = (place: string): string =>
      `MAX(${caseWhen([[allOf(`${own(waits)} = 1`, `${own(`place${t}`)} = ${place}`), score]])}) OVER ()`;
    // At a border that no tie crosses, or with ties let in, the last score has a place.
    const isIncluded = ties === 'in' ? `${own(last)} IS NOT NULL` : `${own(last)} > ${own(next)}`;
    add(`fitLine${t}`, 'Who waits for a place in a tier', [
      [caseWhen(isHere, '0'), waits],
    ] satisfies Column[]);
    add(`fitOrder${t}`, 'The best scores come first', [
      [`ROW_NUMBER() OVER (PARTITION BY ${own(waits)} ORDER BY ${score} DESC)`, `place${t}`],
      [`SUM(${own(waits)}) OVER ()`, waiting],
      [placesSql(dialect, tiers, t, own(columns.entered)), places],
    ]);
    add(`fitBorder${t}`, 'The scores on both sides of the last place', [
      [scoreAt(own(places)), last],
      [scoreAt(`${own(places)} + 1`), next],
    ]);
    add(`fitCut${t}`, 'Whose score leads in', [
      [
        caseWhen(
          [
            [`${own(next)} IS NULL`, '1'],
            [`${score} IS NULL`, '0'],
            [isIncluded, caseWhen([[`${score} >= ${own(last)}`, '1']], '0')],
            [`${score} > COALESCE(${own(last)}, ${own(next)})`, '1'],
          ],
          '0',
        ),
        passes,
      ],
    ]);
  }
  return steps;
}
