import type { RfmModel } from '../rfm/model.ts';
import {
  type DimensionOptions,
  type FitRfmOptions,
  type ResolvedOptions,
  resolveFitOptions,
} from '../rfm/options.ts';
import { allOf, anyOf, caseWhen, number } from './expressions.ts';
import { finishRfm, listName } from './finish-rfm.ts';
import { BOOK_COLUMNS, bookPart, bookSteps, countStep, SAMPLE, valueName } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import { nestedScore, nestedSteps } from './nested-steps.ts';
import { nearMovedQuantiles, quantileStep } from './quantile-steps.ts';
import { readRows } from './result-rows.ts';
import {
  isSmallestGain,
  nearAt,
  nearPositions,
  type RunColumns,
  type RunList,
  type RunSums,
  runColumns,
  runPart,
  runSteps,
  VALUES,
} from './run-steps.ts';
import type { Query, Step } from './statement.ts';
import { type UnionPart, unionStep } from './union-step.ts';

const ACTION = 'fit RFM bands';

/** Rows of a spec's table: what `keyof` gives names of columns of. */
export type SqlAccount = Readonly<Record<string, number | null>>;

interface Plan {
  readonly resolved: ResolvedOptions;
  readonly dimensions: readonly DimensionOptions[];
  readonly isNested: boolean;
  readonly sums: RunSums;
  readonly withIds: boolean;
}

function planOf(options: FitRfmOptions<SqlAccount>): Plan {
  const resolved = resolveFitOptions(ACTION, options);
  const { dimensions } = resolved.options;
  for (const { name, field } of dimensions) {
    if (field === null)
      throw new TypeError(
        `Cannot ${ACTION} in SQL as no statement can call a function: name a column with values: { ${name}: … }`,
      );
  }
  const uses = (method: string): boolean => dimensions.some((dimension) => dimension.method === method);
  return {
    resolved,
    dimensions,
    isNested: uses('nested'),
    sums: uses('share') ? 'gains' : 'none',
    withIds: uses('ntile'),
  };
}

/** All lists of values, one below the other. */
function valuesStep({ dialect }: FitRequest, { dimensions, isNested }: Plan, from: string): Step {
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const list = (d: number, part: string): Query => ({
    columns: [
      [String(d), 'list'],
      [part, 'part'],
      [s(valueName(d)), 'value'],
    ],
    from: [{ step: from }, 's'],
  });
  const score = (d: number): string => dialect.asText(s(nestedScore(d)));
  const lists = dimensions.map((_, d) => list(d, dialect.asText(dialect.text(listName(d)))));
  if (isNested)
    lists.push(
      list(1, dialect.concat("'1|'", score(0))),
      list(2, dialect.concat("'2|'", score(0), "'-'", score(1))),
    );
  const query = lists.reduceRight((rest: Query | null, one): Query => ({ ...one, unionAll: rest }), null);
  return { name: VALUES, note: 'The values of every dimension', query: query as Query };
}

/** Where the borders of a dimension may be. */
function nearBorders(
  { dialect }: FitRequest,
  { resolved }: Plan,
  { name, method, bins }: DimensionOptions,
  list: number,
  columns: RunColumns,
): string[] {
  const fixed = resolved.cuts(name);
  if (fixed !== undefined) return fixed.map((cut) => nearAt(columns, number(dialect, cut)));
  if (method === 'ntile') return [];
  // Every value is compared with all others: all different ones come back.
  if (method === 'naturalBreaks') return ['TRUE'];
  if (method === 'r-rfm')
    return [...nearPositions(columns, bins), ...nearMovedQuantiles(dialect, columns, { list, bins })];
  if (method !== 'share') return nearPositions(columns, bins);
  const band = (share: string): string => `FLOOR(${share} * ${bins})`;
  return [isSmallestGain(columns), `${band(columns.above)} <> ${band(columns.within)}`];
}

/** Steps that find the accounts at which groups of equal size begin; the last one is `fitTies`. */
function tieSteps({ dialect }: FitRequest, { dimensions }: Plan): Step[] {
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const ranked = dimensions.flatMap(({ method, better }, d): Query[] => {
    if (method !== 'ntile') return [];
    const order = `(ORDER BY ${s(valueName(d))}${better === 'high' ? '' : ' DESC'}, ${s('accountId')})`;
    return [
      {
        columns: [
          [String(d), 'list'],
          [dialect.asText(dialect.text(listName(d))), 'part'],
          [s(valueName(d)), 'value'],
          s('accountId'),
          [`ROW_NUMBER() OVER ${order} - 1`, 'place'],
          [`RANK() OVER ${order} - 1`, 'before'],
          ['COUNT(*) OVER ()', 'n'],
        ],
        from: [{ step: SAMPLE }, 's'],
      },
    ];
  });
  const t = (name: string): string => `t.${dialect.identifier(name)}`;
  const starts = dimensions.flatMap(({ method, bins }, d): string[] => {
    if (method !== 'ntile') return [];
    const rest = `MOD(${t('n')}, ${bins})`;
    // The first n mod bins groups are one larger; all times `bins`, so that nothing is divided.
    const isStart = Array.from({ length: bins - 1 }, (_, i) => {
      const group = i + 1;
      const larger = caseWhen([[`${rest} < ${group}`, rest]], String(group));
      return allOf(
        `${t('n')} > ${group}`,
        `${t('place')} * ${bins} = ${group} * (${t('n')} - ${rest}) + ${bins} * ${larger}`,
      );
    });
    return [allOf(`${t('list')} = ${d}`, anyOf(...isStart))];
  });
  const query = ranked.reduceRight((rest: Query | null, one): Query => ({ ...one, unionAll: rest }), null);
  return [
    { name: 'fitRanked', note: 'Accounts from the worst to the best, ties by id', query: query as Query },
    {
      name: 'fitTies',
      note: 'The first account of every group of equal size',
      query: { columns: ['t.*'], from: [{ step: 'fitRanked' }, 't'], where: anyOf(...starts) },
    },
  ];
}

const TIE_COLUMNS = ['part', 'value', 'before', 'place', 'accountId'] as const;

/** The steps of a fit, and how the model is made from the rows. */
export function fitRfmSteps(
  options: FitRfmOptions<SqlAccount>,
  request: FitRequest,
): { steps: Step[]; finish: (rows: unknown) => RfmModel } {
  const plan = planOf(options);
  const { dialect } = request;
  const { dimensions, sums, withIds, isNested } = plan;
  const nested = isNested ? nestedSteps(dialect, plan.resolved.options, SAMPLE) : [];
  const lists = (columns: RunColumns): RunList[] =>
    dimensions.flatMap((dimension, list) => {
      const near = nearBorders(request, plan, dimension, list, columns);
      return near.length === 0 ? [] : [{ list, near }];
    });
  const moved = dimensions.flatMap(({ name, method, bins }, list) =>
    method === 'r-rfm' && plan.resolved.cuts(name) === undefined ? [{ list, bins }] : [],
  );
  const between = (after: string): Step[] =>
    moved.length === 0 ? [] : [quantileStep(dialect, after, moved)];
  const pick = (alias: string, names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, `${alias}.${dialect.identifier(name)}`]));
  const types = {
    ...runColumns(sums),
    ...(withIds ? ({ accountId: 'text' } as const) : {}),
  };
  const parts: UnionPart[] = [
    bookPart(dialect),
    runPart(dialect, sums),
    ...(withIds
      ? [{ kind: 'tie', columns: pick('t', TIE_COLUMNS), from: [{ step: 'fitTies' }, 't'] as const }]
      : []),
  ];
  return {
    steps: [
      ...request.before,
      ...bookSteps(
        request,
        dimensions.map(({ field }) => field as string),
        withIds,
      ),
      ...nested,
      valuesStep(request, plan, nested.at(-1)?.name ?? SAMPLE),
      ...runSteps(dialect, sums, lists, between),
      ...(withIds ? tieSteps(request, plan) : []),
      countStep(request, dimensions.length, withIds),
      unionStep(dialect, { ...BOOK_COLUMNS, ...types }, parts),
    ],
    finish: (rows) => finishRfm(plan.resolved, readRows('finish the RFM model', rows)),
  };
}
