import type { Concentration } from '../concentration/record.ts';
import { shareOf } from '../concentration/shares.ts';
import type { ResultRow, RowReader } from './result-rows.ts';

/** What the measures need to know besides their sums. */
interface Measured {
  readonly n: number;
  readonly positive: number;
  readonly negative: number;
  readonly base: number | null;
  readonly values: ArrayLike<number>;
}

/** The measures that look at every account. */
export type Measures = Pick<
  Concentration,
  'gini' | 'hhi' | 'entropy' | 'theil' | 'hoover' | 'hallTideman' | 'comprehensiveIndex'
>;

/** The last divisions of the measures, as `concentration/inequality.ts` and `diversity.ts` have them. */
export function finishMeasures(book: Measured, reader: RowReader, row: ResultRow): Measures {
  const { n, base, values } = book;
  const ranked = reader.numberOrNull(row, 'ranked');
  const gini = {
    value: ranked === null ? null : ranked / n,
    corrected: ranked === null || n < 2 ? null : Math.min(1, ranked / (n - 1)),
  };
  if (base === null || book.negative > 0)
    return {
      gini,
      hhi: { value: null, normalized: null, effectiveNumber: null },
      entropy: { value: null, exponential: null, normalized: null },
      theil: { t: null, l: null },
      hoover: null,
      hallTideman: null,
      comprehensiveIndex: null,
    };
  const sum = (name: string): number => reader.number(row, name);
  const squares = sum('squares');
  const spread = 1 + squares / n;
  const most = Math.log(n);
  const entropy = Math.min(0 - sum('shareLogs'), most);
  const others = n === 1 ? 0 : (reader.numberOrNull(row, 'others') ?? 0);
  return {
    gini,
    hhi: {
      value: spread / n,
      normalized: n < 2 ? null : squares / n / (n - 1),
      effectiveNumber: n / spread,
    },
    entropy: {
      value: entropy,
      exponential: Math.exp(entropy),
      normalized: n < 2 ? null : entropy / most,
    },
    theil: {
      t: Math.max(0, sum('ratioLogs')),
      l: book.positive < n ? null : Math.max(0, -sum('meanLogs') / n),
    },
    hoover: sum('deviations') / (2 * n),
    hallTideman: 1 / ((2 * sum('places')) / n - 1),
    comprehensiveIndex: (shareOf(book, values[0] as number) as number) + others,
  };
}
