import { show } from '../internal/show.ts';
import type { Judgements } from './weights.ts';

/** Judgements as a square matrix, reciprocal, `null` where nobody judged. */
export interface JudgementMatrix {
  readonly ids: readonly string[];
  readonly cells: ReadonlyArray<ReadonlyArray<number | null>>;
}

/** Beyond Saaty's scale of 1 to 9, a judgement is an error of typing more often than an opinion. */
const MOST = 9;
/** People write 0.11 for a ninth. */
const LEAST = 0.11;
/** How far `a · b` of the two halves of a matrix may be from 1: people write 0.33 for a third, and 0.13 for an eighth. */
const SLACK = 0.045;
/** The longest list that random indices are known for. */
export const MOST_CRITERIA = 15;

function isTimes(value: unknown): value is number {
  return typeof value === 'number' && value >= LEAST && value <= MOST + 1e-9;
}

function isPair(entry: unknown): entry is readonly [string, string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string';
}

function fromPairs(
  action: string,
  pairs: ReadonlyArray<readonly [string, string, number]>,
  known: readonly string[] | undefined,
): JudgementMatrix {
  const ids = known ?? [
    ...new Set(pairs.flatMap((pair) => (isPair(pair) ? (pair.slice(0, 2) as string[]) : []))),
  ];
  const cells = ids.map((_, i) => ids.map((__, j): number | null => (i === j ? 1 : null)));
  pairs.forEach((pair, k) => {
    const [first, second, times] = isPair(pair) ? pair : ['', '', 0];
    const i = ids.indexOf(first);
    const j = ids.indexOf(second);
    if (!isPair(pair) || pair.length !== 3 || i < 0 || j < 0 || i === j)
      throw new TypeError(
        `Cannot ${action} as judgement ${k} must name two of ${ids.map((id) => show(id)).join(', ')} and a number: current value is ${Array.isArray(pair) ? `[${pair.map((v) => show(v)).join(', ')}]` : show(pair)}`,
      );
    if (!isTimes(times))
      throw new RangeError(
        `Cannot ${action} as judgement ${k} (${first} against ${second}) must be a number from 1/9 to 9: current value is ${show(times)}`,
      );
    if (cells[i]?.[j] !== null)
      throw new RangeError(
        `Cannot ${action} as judgement ${k} repeats the pair ${first} and ${second}: judge it once`,
      );
    (cells[i] as Array<number | null>)[j] = times;
    (cells[j] as Array<number | null>)[i] = 1 / times;
  });
  return { ids, cells };
}

function fromMatrix(
  action: string,
  matrix: ReadonlyArray<ReadonlyArray<number | null>>,
  known: readonly string[] | undefined,
): JudgementMatrix {
  const n = known?.length ?? matrix.length;
  const at = (i: number, j: number) => `row ${i + 1}, column ${j + 1}`;
  if (matrix.length !== n || matrix.some((row) => !Array.isArray(row) || row.length !== n))
    throw new TypeError(`Cannot ${action} as the judgements must be a matrix of ${n} rows and ${n} columns`);
  const cells = matrix.map((row, i) =>
    row.map((cell, j): number | null => {
      if (cell !== null && !isTimes(cell))
        throw new RangeError(
          `Cannot ${action} as the judgement at ${at(i, j)} must be a number from 1/9 to 9, or null: current value is ${show(cell)}`,
        );
      const mirror = matrix[j]?.[i] ?? null;
      if (i === j) {
        if (cell !== null && cell !== 1)
          throw new RangeError(
            `Cannot ${action} as the judgement at ${at(i, i)} compares a criterion with itself and must be 1: current value is ${show(cell)}`,
          );
        return 1;
      }
      if (cell !== null && mirror !== null && Math.abs(cell * mirror - 1) > SLACK)
        throw new RangeError(
          `Cannot ${action} as the judgements at ${at(i, j)} and ${at(j, i)} must be reciprocal: current values are ${show(cell)} and ${show(mirror)}`,
        );
      // The larger of the two is what was judged; the other is its rounded reciprocal.
      if (mirror !== null && (cell === null || mirror > cell)) return 1 / mirror;
      return cell;
    }),
  );
  return { ids: known ?? matrix.map((_, i) => String(i + 1)), cells };
}

/** The criteria that no chain of judgements joins to the first. */
function unjoined({ ids, cells }: JudgementMatrix): string[] {
  const joined = new Set([0]);
  for (const i of joined)
    cells[i]?.forEach((cell, j) => {
      if (cell !== null) joined.add(j);
    });
  return ids.filter((_, i) => !joined.has(i));
}

/** Check judgements and bring them into one form. */
export function readJudgements(
  action: string,
  judgements: Judgements,
  known?: readonly string[],
): JudgementMatrix {
  if (!Array.isArray(judgements) || judgements.length === 0)
    throw new TypeError(
      `Cannot ${action} as the judgements must be a matrix or a list of pairs: current value is ${show(judgements)}`,
    );
  const matrix = isPair(judgements[0])
    ? fromPairs(action, judgements as ReadonlyArray<readonly [string, string, number]>, known)
    : fromMatrix(action, judgements as ReadonlyArray<ReadonlyArray<number | null>>, known);
  if (matrix.ids.length > MOST_CRITERIA)
    throw new RangeError(
      `Cannot ${action} as there must be at most ${MOST_CRITERIA} criteria: current value is ${matrix.ids.length}`,
    );
  const alone = unjoined(matrix);
  if (alone.length > 0)
    throw new RangeError(
      `Cannot ${action} as the judgements must join all criteria: nothing joins ${alone.join(', ')} to ${matrix.ids[0]}`,
    );
  return matrix;
}
