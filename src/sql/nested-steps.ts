import type { RfmModelOptions } from '../rfm/options.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, type Branch, caseWhen, divide, onlyIf } from './expressions.ts';
import { valueName } from './fit-book.ts';
import type { Column, Step } from './statement.ts';

/** The column of the score of a nested dimension. */
export function nestedScore(d: number): string {
  return `score${d}`;
}

/** Steps that score recency, and frequency within it, as the model will: with the same arithmetic on the same doubles. */
export function nestedSteps(dialect: Dialect, options: RfmModelOptions, after: string): Step[] {
  const { closed, dimensions } = options;
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  let from = after;
  return [0, 1].flatMap((d): Step[] => {
    const { bins, better } = dimensions[d] as (typeof dimensions)[number];
    const value = s(valueName(d));
    const group = Array.from({ length: d }, (_, before) => s(nestedScore(before)));
    const partition = group.length === 0 ? '' : `PARTITION BY ${group.join(', ')}`;
    const numbers = Array.from({ length: bins - 1 }, (_, i) => i + 1);
    const at = (name: string, i?: number): string => `${name}${d}${i === undefined ? '' : `_${i}`}`;
    const position = (i: number): string => `(${s(at('size'))} - 1) * ${i}`;
    const step = (name: string, note: string, columns: Column[]): Step => {
      const made: Step = {
        name: `${name}${d}`,
        note,
        query: { columns: ['s.*', ...columns], from: [{ step: from }, 's'] },
      };
      from = made.name;
      return made;
    };
    /** The value at a position, next to every account of the group. */
    const pick = (i: number, offset: 0 | 1): string => {
      const place = offset === 0 ? s(at('place')) : `(${s(at('place'))} - 1)`;
      const isHere = allOf(
        `${place} * ${bins} <= ${position(i)}`,
        `(${place} + 1) * ${bins} > ${position(i)}`,
      );
      return `MAX(${onlyIf(isHere, value)}) OVER (${partition})`;
    };
    const cut = (i: number): string => {
      const [low, high] = [s(at('low', i)), s(at('high', i))];
      const rest = `MOD(${position(i)}, ${bins})`;
      const share = divide(dialect, rest, String(bins));
      const isLow = anyOf(`${rest} = 0`, `${high} IS NULL`, `${high} = ${low}`);
      return caseWhen([[isLow, low]], `(1 - ${share}) * ${low} + ${share} * ${high}`);
    };
    const sign = better === 'high' ? '>' : '<';
    const isPast = `${value} ${sign}${(closed === 'left') === (better === 'high') ? '=' : ''}`;
    const cuts = better === 'high' ? numbers : [...numbers].reverse();
    const branches = cuts
      .map((i, score): Branch => [`${isPast} ${s(at('cut', i))}`, String(score + 2)])
      .reverse();
    return [
      step('nestedOrder', 'Positions within the group', [
        [`ROW_NUMBER() OVER (${[partition, `ORDER BY ${value}`].join(' ').trim()}) - 1`, at('place')],
        [`COUNT(*) OVER (${partition})`, at('size')],
      ]),
      step('nestedValues', 'The values on both sides of each quantile', [
        ...numbers.map((i): Column => [pick(i, 0), at('low', i)]),
        ...numbers.map((i): Column => [pick(i, 1), at('high', i)]),
      ]),
      step(
        'nestedCuts',
        'Quantiles of type 7',
        numbers.map((i): Column => [cut(i), at('cut', i)]),
      ),
      step('nestedScores', 'Scores within the group', [[caseWhen(branches, '1'), nestedScore(d)]]),
    ];
  });
}
