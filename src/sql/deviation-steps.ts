import { caseWhen, onlyIf } from './expressions.ts';
import { SAMPLE, valueName } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import type { Column, Step } from './statement.ts';

/** The column of how far a value is from the median of its column. */
export function deviationName(d: number): string {
  return `deviation${d}`;
}

/** Steps that put how far every value is from the median of its column next to it. */
export function deviationSteps({ dialect }: FitRequest, columns: readonly number[]): Step[] {
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const value = (d: number): string => s(valueName(d));
  const [low, high] = [(d: number) => `low${d}`, (d: number) => `high${d}`];
  // Twice the place of the value in the middle, or of the two in the middle.
  const at = (d: number, first: number): string => {
    const [place, size] = [`2 * ${s(`place${d}`)}`, s(`size${d}`)];
    return `MAX(${onlyIf(`${place} BETWEEN ${size} + ${first} AND ${size} + ${first + 1}`, value(d))}) OVER ()`;
  };
  const step = (name: string, note: string, from: string, added: (d: number) => Column[]): Step => ({
    name,
    note,
    query: { columns: ['s.*', ...columns.flatMap(added)], from: [{ step: from }, 's'] },
  });
  const isKnown = (d: number): string => caseWhen([[`${value(d)} IS NULL`, '1']], '0');
  return [
    step('fitPlaces', 'Places of the values of each column', SAMPLE, (d) => [
      [
        onlyIf(
          `${value(d)} IS NOT NULL`,
          `ROW_NUMBER() OVER (PARTITION BY ${isKnown(d)} ORDER BY ${value(d)})`,
        ),
        `place${d}`,
      ],
      [`COUNT(${value(d)}) OVER ()`, `size${d}`],
    ]),
    step('fitMiddles', 'The values on both sides of each median', 'fitPlaces', (d) => [
      [at(d, 0), low(d)],
      [at(d, 1), high(d)],
    ]),
    step('fitDeviations', 'How far values are from their median', 'fitMiddles', (d) => [
      [`ABS(${value(d)} - (${s(low(d))} + (${s(high(d))} - ${s(low(d))}) / 2))`, deviationName(d)],
    ]),
  ];
}
