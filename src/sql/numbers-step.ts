import type { Query, Step } from './statement.ts';

/** A relation of the numbers from 0 to below `count`, `"number"`; `"one"` is 1 in all of them, to join by, as not every warehouse joins without an equality. */
export function numbersStep(name: string, count: number): Step {
  let query: Query | null = null;
  for (let i = count - 1; i >= 0; i--)
    query = {
      columns: [
        [String(i), 'number'],
        ['1', 'one'],
      ],
      from: null,
      unionAll: query,
    };
  return { name, note: 'Numbers', query: query as Query };
}
