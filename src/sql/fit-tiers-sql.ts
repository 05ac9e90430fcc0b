import { checkedLater, checkOptions, type OptionCheck } from '../internal/options.ts';
import { fitTiers } from '../tiers/fit-tiers.ts';
import { makeLadder } from '../tiers/ladder.ts';
import type { TierScheme } from '../tiers/scheme.ts';
import type { TierModel } from '../tiers/tier-model.ts';
import { allOf, type Branch, caseWhen } from './expressions.ts';
import { finishTiers } from './finish-tiers.ts';
import type { FitRequest } from './fit-options.ts';
import { type QuotaNames, quotaNames, quotaSteps } from './quota-steps.ts';
import { readRows } from './result-rows.ts';
import { SEATS, seatSteps } from './seat-steps.ts';
import type { Column, Step } from './statement.ts';
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
  const standings = seatSteps(ACTION, request, {
    scheme,
    coverage: coverageColumn(ACTION, ladder, values),
  });
  const filled = quotaSteps(dialect, SEATS, ladder.tiers, {
    ties: scheme.ties,
    names: quotas,
    columns: { seat: 'seat', entered: 'entrants', score: 'score' },
  });
  const from = filled.at(-1)?.name ?? SEATS;
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
