import { type Ladder, ladderOf } from '../tiers/ladder.ts';
import { needsScore } from '../tiers/place.ts';
import type { TierScheme } from '../tiers/scheme.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import { differenceOnGrid } from './arithmetic.ts';
import { type Branch, caseWhen, number } from './expressions.ts';
import type { ModelRequest } from './model-options.ts';
import { type Column, checkColumnNames, columnName, columnSteps, type Step } from './statement.ts';
import { ENDLESS, every, not, some } from './tier-conditions.ts';
import {
  gatesColumn,
  gatesMarginColumn,
  loosest,
  type TierLines,
  tierLines,
  tightest,
} from './tier-lines.ts';
import { tierReasonsSql } from './tier-reasons-sql.ts';
import { standingsOf } from './tier-standings.ts';

/** Steps that add `tierId`, `tierRank`, `tierBy`, margins, and what the gates of every tier say; `tierReasons` on request. */
export function tierSteps(action: string, given: TierScheme | TierModel, request: ModelRequest): Step[] {
  const { dialect } = request;
  const ladder = ladderOf(action, given);
  if (ladder === null)
    throw new TypeError(
      `Cannot ${action} as the scheme has quotas, which compare accounts: fit it with fitTiers, and give the model`,
    );
  const { scheme, tiers } = ladder;
  const lines = tierLines(dialect, ladder, coverageColumn(action, ladder, request.values));
  const standings = standingsOf(lines);
  const marginColumn = (t: number): string => columnName('tier', tiers[t]?.id as string, 'margin');
  const gatedTiers = tiers.filter((_, t) => (lines.gates[t] as readonly unknown[]).length > 0);
  checkColumnNames(action, [
    ...['tierId', 'tierBy', 'tierRank', 'tierMarginUp', 'tierMarginDown', 'tierReasons'],
    ...tiers.map((_, t) => marginColumn(t)),
    ...gatedTiers.flatMap(({ id }) => [gatesColumn(id), gatesMarginColumn(id)]),
  ]);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const { steps, add } = columnSteps(request.from);
  add('tierGates', 'Whether the gates of every tier are passed, and by how much', gateColumns());
  add(
    'tierPlace',
    'Tiers: cuts and gates, quotas, then what caps or lifts them; by what, and the margin to every tier',
    [
      [idSql(), 'tierId'],
      [bySql(), 'tierBy'],
      ...tiers.map((_, t): Column => [marginSql(t), marginColumn(t)]),
    ],
  );
  const last: Column[] = [
    [byTier((t) => number(dialect, tiers[t]?.rank as number), lastRank()), 'tierRank'],
    [unlessProtected((t) => (t === 0 ? null : `0 - ${own(marginColumn(t - 1))}`)), 'tierMarginUp'],
    [unlessProtected((t) => (t === tiers.length ? null : own(marginColumn(t)))), 'tierMarginDown'],
  ];
  if (request.reasons) last.push([tierReasonsSql(dialect, ladder, lines, standings), 'tierReasons']);
  add('tier', 'The rank, and the margins to the next better tier and to the own one', last);
  return steps;

  function gateColumns(): Column[] {
    return tiers.flatMap(({ id }, t): Column[] => {
      const gates = lines.gates[t] as TierLines['gates'][number];
      if (gates.length === 0) return [];
      const slack = tightest(gates.map((gate) => loosest(gate.map((condition) => condition.slack))));
      return [
        [every(gates.map((gate) => some(gate.map(({ passed }) => passed)))), gatesColumn(id)],
        [finite(slack), gatesMarginColumn(id)],
      ];
    });
  }

  /** A slack that a number tells. */
  function finite(slack: string): string {
    return `NULLIF(NULLIF(${slack}, ${number(dialect, ENDLESS)}), ${number(dialect, -ENDLESS)})`;
  }

  /** Whether an account is in this tier or a better one: after coverage, after protection, after vetoes. */
  function covered(t: number): string {
    const { thin, coverageCap, entered } = lines;
    return every([entered, standings.withQuota[t] as string, t < coverageCap ? not(thin) : 'TRUE']);
  }
  function lifted(t: number): string {
    return some([covered(t), t >= lines.floor ? lines.isProtected : 'FALSE']);
  }
  function vetoed(t: number): string {
    return some(lines.vetoes.filter(({ cap }) => cap !== null && cap > t).map(({ fired }) => fired));
  }
  function isUnscored(): string {
    return needsScore(scheme) ? every([lines.entered, `${lines.score} IS NULL`]) : 'FALSE';
  }

  function choose(branches: readonly Branch[], otherwise: string): string {
    return caseWhen(
      branches.filter(([when]) => when !== 'FALSE').map(([when, then]): Branch => [when, then]),
      otherwise,
    );
  }

  function idSql(): string {
    return choose(
      [
        [isUnscored(), "'unknown'"],
        ...tiers.map(({ id }, t): Branch => [every([lifted(t), not(vetoed(t))]), dialect.text(id)]),
      ],
      "'not_key'",
    );
  }

  function bySql(): string {
    const { vetoes, isProtected, floor, entered, thin, coverageCap, cuts, gated } = lines;
    const before = (t: number, of: readonly string[] | ((t: number) => string)): string =>
      t < 0 ? 'FALSE' : typeof of === 'function' ? of(t) : (of[t] as string);
    const capped = vetoes.map(({ cap, fired }) =>
      cap === null ? 'FALSE' : every([fired, before(cap - 1, lifted)]),
    );
    const differs = (a: readonly string[], b: readonly string[]): string =>
      some(
        a.slice(0, -1).map((stands, t) => (stands === b[t] ? 'FALSE' : every([stands, not(b[t] as string)]))),
      );
    const decided: Branch[] =
      scheme.mode === 'both'
        ? [
            [differs(gated, cuts), "'score'"],
            [differs(cuts, gated), "'gate'"],
          ]
        : [];
    return choose(
      [
        [isUnscored(), "'missing'"],
        [some(capped), "'veto'"],
        [every([isProtected, not(covered(floor))]), "'protection'"],
        [not(entered), "'entry'"],
        [every([thin, before(coverageCap - 1, standings.withQuota)]), "'coverage'"],
        [differs(standings.natural, standings.withQuota), "'quota'"],
        ...decided,
      ],
      { score: "'score'", definition: "'gate'", both: "'both'" }[scheme.mode],
    );
  }

  function marginSql(t: number): string {
    const slacks = tiers.slice(0, t + 1).map((_, i) => {
      const gates = lines.gateSlacks.slice(0, i + 1);
      const asked = [
        ...lines.entry.map(({ slack }) => slack),
        lines.cutSlacks[i] ?? null,
        gates.includes(null) ? null : loosest(gates as string[]),
        lines.quotaSlacks[i] ?? null,
      ].filter((slack) => slack !== null && slack !== undefined);
      return asked.length === 0 ? number(dialect, ENDLESS) : tightest(asked);
    });
    const isCapped = some([vetoed(t), t < lines.coverageCap ? lines.thin : 'FALSE']);
    const margin = differenceOnGrid(dialect, finite(loosest(slacks)));
    return isCapped === 'FALSE' ? margin : caseWhen([[isCapped, 'NULL']], margin);
  }

  function byTier(of: (t: number) => string | null, outside: string | null): string {
    const branches = tiers.map(
      ({ id }, t): Branch => [`${own('tierId')} = ${dialect.text(id)}`, of(t) ?? 'NULL'],
    );
    return caseWhen([...branches, [`${own('tierId')} = 'not_key'`, outside ?? 'NULL']]);
  }
  function unlessProtected(of: (t: number) => string | null): string {
    const margin = byTier(of, of(tiers.length));
    return scheme.protection === undefined
      ? margin
      : caseWhen([[`${own('tierBy')} = 'protection'`, 'NULL']], margin);
  }
  function lastRank(): string {
    return number(dialect, (tiers[tiers.length - 1]?.rank as number) + 1);
  }
}

/** Where the coverage is: with a score of the caller's, only he knows whether there is one. */
export function coverageColumn(
  action: string,
  { scheme, criteria }: Ladder,
  values: Readonly<Record<string, string>>,
): string {
  const named = Object.hasOwn(values, 'coverage') ? values.coverage : undefined;
  if (named !== undefined) return named;
  if (scheme.coverage !== undefined && scheme.scoreField !== undefined && criteria.length === 0)
    throw new TypeError(
      `Cannot ${action} as the scheme caps by coverage and takes its score from "${scheme.scoreField}": name the column that has the coverage with values: { coverage: … }`,
    );
  return 'criteriaCoverage';
}
