import { checkedLater, checkOptions, type OptionCheck } from '../internal/options.ts';
import { fitTiers } from '../tiers/fit-tiers.ts';
import { makeLadder } from '../tiers/ladder.ts';
import { needsScore } from '../tiers/place.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import { decidingConditions, type TierScheme } from '../tiers/scheme.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import { criterionColumn } from './criteria-steps.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, type Branch, caseWhen, greatest, onlyIf } from './expressions.ts';
import { finishTiers } from './finish-tiers.ts';
import { within } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import { type QuotaNames, quotaNames, quotaSteps } from './quota-steps.ts';
import { readRows } from './result-rows.ts';
import { type Column, checkColumnNames, type Step } from './statement.ts';
import { every, some } from './tier-conditions.ts';
import { gatesColumn, tierLines } from './tier-lines.ts';
import { standingsOf } from './tier-standings.ts';
import { coverageColumn } from './tier-steps.ts';
import { type UnionPart, unionStep } from './union-step.ts';

/** What to fit tiers with. */
export interface TierFitOptions {
  readonly scheme: TierScheme;
  /** `coverage`: the column that has the coverage, where it is not `"criteriaCoverage"`. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

const ACTION = 'fit tiers';

const NAMES: OptionCheck = {
  expected: 'an object of column names',
  type: 'object',
  holds: (v: object | null) => v !== null,
};

/** What the place of an account depends on, beside its score: one row of the result for each that there is. */
const STATE = ['natural', 'filled', 'thin', 'vetoed', 'guarded', 'entered', 'scored'] as const;

/** The columns of the accounts that a scheme looks at. */
function columnsOf(scheme: TierScheme, coverage: string): string[] {
  const conditions = decidingConditions(scheme).flatMap((condition) => {
    if ('criterion' in condition) return criterionColumn(condition.criterion);
    return condition.field === 'score' ? [] : condition.field;
  });
  return [
    ...new Set([
      scheme.scoreField ?? 'criteriaScore',
      ...conditions,
      ...(scheme.coverage === undefined ? [] : [coverage]),
      ...(scheme.protection === undefined ? [] : [scheme.protection.field]),
    ]),
  ];
}

/** What memory refuses: scores of the caller beyond 0 to 100, and numbers of conditions that are none. */
function invalidSql(dialect: Dialect, scheme: TierScheme): string {
  const own = (name: string): string => dialect.asDouble(`a.${dialect.identifier(name)}`);
  const numbers = decidingConditions(scheme).flatMap((condition) =>
    'criterion' in condition || condition.field === 'score' || typeof condition.value !== 'number'
      ? []
      : [`${own(condition.field)} NOT ${within(dialect, Number.MAX_VALUE)}`],
  );
  if (scheme.scoreField !== undefined) numbers.push(`${own(scheme.scoreField)} NOT BETWEEN 0 AND 100`);
  if (scheme.protection !== undefined)
    numbers.push(`${own(scheme.protection.field)} NOT ${within(dialect, MAX_VALUE)}`);
  return [...new Set(numbers)].length === 0 ? 'FALSE' : anyOf(...new Set(numbers));
}

const flag = (truth: string): string => caseWhen([[truth, '1']], '0');

/** Steps to where every account stands before quotas; the last one is `fitSeats`. */
function standingSteps(request: FitRequest, scheme: TierScheme, coverage: string): Step[] {
  const { dialect } = request;
  const ladder = makeLadder(scheme, []);
  const { tiers } = ladder;
  const lines = tierLines(dialect, ladder, coverage);
  const { natural } = standingsOf(lines);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const columns = columnsOf(scheme, coverage);
  const gated = tiers.flatMap(({ id }, t): Column[] => {
    const gates = lines.gates[t] ?? [];
    if (gates.length === 0) return [];
    return [[every(gates.map((gate) => some(gate.map(({ passed }) => passed)))), gatesColumn(id)]];
  });
  checkColumnNames(ACTION, [...columns, ...gated.map(([, name]) => name as string)]);
  const caps = lines.vetoes
    .flatMap(({ cap, fired }) => (cap === null ? [] : [{ cap, fired }]))
    .sort((a, b) => b.cap - a.cap);
  const capOf = (name: 'thin' | 'vetoed'): string =>
    name === 'vetoed' ? own(name) : caseWhen([[`${own(name)} = 1`, String(lines.coverageCap)]], '0');
  const waits = allOf(`${own('entered')} = 1`, needsScore(scheme) ? `${own('scored')} = 1` : null);
  return [
    {
      name: 'fitRead',
      note: 'What is read of the accounts, and whether they pass the gates of every tier',
      query: {
        columns: [...columns.map((name): Column => [own(name), name]), ...gated],
        from: [request.from, 'a'],
      },
    },
    {
      name: 'fitStandings',
      note: 'Where cuts and gates lead, and what may lead away from there',
      query: {
        columns: [
          [
            caseWhen(
              natural
                .slice(0, -1)
                .flatMap((stands, t): Branch[] => (stands === 'FALSE' ? [] : [[stands, String(t)]])),
              String(tiers.length - 1),
            ),
            'natural',
          ],
          [flag(lines.thin), 'thin'],
          [
            caseWhen(
              caps.map(({ cap, fired }): Branch => [fired, String(cap)]),
              '0',
            ),
            'vetoed',
          ],
          [flag(lines.isProtected), 'guarded'],
          [flag(lines.entered), 'entered'],
          [flag(`${lines.score} IS NOT NULL`), 'scored'],
          [lines.score, 'score'],
          [flag(invalidSql(dialect, scheme)), 'invalid'],
        ],
        from: [{ step: 'fitRead' }, 'a'],
      },
    },
    {
      name: 'fitSeats',
      note: 'The tier in which an account waits for a place first',
      query: {
        columns: [
          'a.*',
          [onlyIf(waits, greatest([own('natural'), capOf('thin'), capOf('vetoed')])), 'seat'],
          [`SUM(${own('entered')}) OVER ()`, 'entrants'],
        ],
        from: [{ step: 'fitStandings' }, 'a'],
      },
    },
  ];
}

/** Steps from filled quotas to rows that are counted. */
function countSteps(
  { dialect }: FitRequest,
  {
    from,
    last,
    quotas,
  }: { readonly from: string; readonly last: number; readonly quotas: readonly QuotaNames[] },
): Step[] {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const sum = (x: string): string => `COALESCE(SUM(${x}), 0)`;
  const filled = Array.from({ length: last }, (_, t): Branch => {
    const quota = quotas.find((names) => names.t === t);
    const isHere = `${own('natural')} <= ${t}`;
    return [quota === undefined ? isHere : allOf(isHere, `${own(quota.passes)} = 1`), String(t)];
  });
  return [
    {
      name: 'fitPlaced',
      note: 'Where accounts come out once quotas are filled',
      query: { columns: ['a.*', [caseWhen(filled, String(last)), 'filled']], from: [{ step: from }, 'a'] },
    },
    {
      name: 'fitStates',
      note: 'Accounts that are alike in everything that their place depends on',
      query: {
        columns: [...STATE.map((name): Column => [own(name), name]), ['COUNT(*)', 'count']],
        from: [{ step: 'fitPlaced' }, 'a'],
        groupBy: STATE.map(own),
      },
    },
    {
      name: 'fitBook',
      note: 'How many accounts there are, and the quotas',
      query: {
        columns: [
          ['COUNT(*)', 'accounts'],
          [sum(own('invalid')), 'invalid'],
          ...quotas.flatMap(({ places, waiting, last: score, next, waits, passes, t }): Column[] => [
            ...[places, waiting, score, next].map((name): Column => [`MAX(${own(name)})`, name]),
            [sum(`${own(waits)} * ${own(passes)}`), `inside${t}`],
          ]),
        ],
        from: [{ step: 'fitPlaced' }, 'a'],
      },
    },
  ];
}

/** The steps of a fit, and how the model is made from the rows. */
export function fitTiersSteps(
  options: TierFitOptions,
  request: FitRequest,
): { steps: Step[]; finish: (rows: unknown) => TierModel } {
  checkOptions(ACTION, options, { scheme: checkedLater, values: NAMES });
  const { scheme, values = {} } = options;
  // Of no accounts: to see that the scheme is right.
  fitTiers([], scheme);
  const { dialect } = request;
  const ladder = makeLadder(scheme, []);
  const quotas = quotaNames(ladder.tiers);
  const standings = standingSteps(request, scheme, coverageColumn(ACTION, ladder, values));
  const filled = quotaSteps(dialect, 'fitSeats', ladder.tiers, {
    ties: scheme.ties,
    names: quotas,
    columns: { seat: 'seat', entered: 'entrants', score: 'score' },
  });
  const from = filled.at(-1)?.name ?? 'fitSeats';
  const b = (name: string): string => `b.${dialect.identifier(name)}`;
  const g = (name: string): string => `g.${dialect.identifier(name)}`;
  const parts: UnionPart[] = [
    {
      kind: 'book',
      columns: { accounts: b('accounts'), invalid: b('invalid') },
      from: [{ step: 'fitBook' }, 'b'],
    },
    ...quotas.map(
      ({ t, places, waiting, last, next }): UnionPart => ({
        kind: 'quota',
        columns: {
          part: dialect.text(String(t)),
          places: b(places),
          waiting: b(waiting),
          last: b(last),
          next: b(next),
          inside: b(`inside${t}`),
        },
        from: [{ step: 'fitBook' }, 'b'],
      }),
    ),
    {
      kind: 'state',
      columns: { part: "'0'", ...Object.fromEntries([...STATE, 'count'].map((name) => [name, g(name)])) },
      from: [{ step: 'fitStates' }, 'g'],
    },
  ];
  const types = {
    part: 'text',
    accounts: 'integer',
    invalid: 'integer',
    places: 'integer',
    waiting: 'integer',
    last: 'double',
    next: 'double',
    inside: 'integer',
    ...Object.fromEntries([...STATE, 'count'].map((name) => [name, 'integer'] as const)),
  } as const;
  return {
    steps: [
      ...request.before,
      ...standings,
      ...filled,
      ...countSteps(request, { from, last: ladder.tiers.length - 1, quotas }),
      unionStep(dialect, types, parts),
    ],
    finish: (rows) => finishTiers(scheme, readRows('finish the tier model', rows)),
  };
}
