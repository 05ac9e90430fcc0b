import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, divide, onlyIf } from './expressions.ts';
import { nearAt, type RunColumns } from './run-steps.ts';
import type { Column, Step } from './statement.ts';

/** A list whose quantiles are wanted. */
export interface QuantileList {
  readonly list: number;
  readonly bins: number;
}

const quantileName = (list: number, side: 'low' | 'high', i: number): string => `${side}${list}_${i}`;

/** The step that puts the values on both sides of every quantile next to each run of a list. */
export function quantileStep(dialect: Dialect, after: string, lists: readonly QuantileList[]): Step {
  const o = (name: string): string => `o.${dialect.identifier(name)}`;
  const pick = (bins: number, i: number, offset: 0 | 1): string => {
    const position = `(${o('n')} - 1) * ${i}`;
    const isHere = allOf(
      `(${o('before')} - ${offset}) * ${bins} <= ${position}`,
      `(${o('before')} + ${o('count')} - ${offset}) * ${bins} > ${position}`,
    );
    return `MAX(${onlyIf(isHere, o('value'))}) OVER (PARTITION BY ${o('list')}, ${o('part')})`;
  };
  const columns = lists.flatMap(({ list, bins }) =>
    Array.from({ length: bins - 1 }, (_, at): Column[] => [
      [pick(bins, at + 1, 0), quantileName(list, 'low', at + 1)],
      [pick(bins, at + 1, 1), quantileName(list, 'high', at + 1)],
    ]).flat(),
  );
  return {
    name: 'fitQuantiles',
    note: 'The values on both sides of each quantile',
    query: { columns: ['o.*', ...columns], from: [{ step: after }, 'o'] },
  };
}

/** Runs around quantiles that are moved up by 1; `finish` sees to it that they are the right ones. */
export function nearMovedQuantiles(
  dialect: Dialect,
  columns: RunColumns,
  { list, bins }: QuantileList,
): string[] {
  const o = (name: string): string => `o.${dialect.identifier(name)}`;
  return Array.from({ length: bins - 1 }, (_, at) => {
    const low = o(quantileName(list, 'low', at + 1));
    const high = `COALESCE(${o(quantileName(list, 'high', at + 1))}, ${low})`;
    const share = divide(dialect, `MOD((${columns.n} - 1) * ${at + 1}, ${bins})`, String(bins));
    return nearAt(columns, `(${low} + (${high} - ${low}) * (${share}) + 1)`);
  });
}
