import type { Notice } from '../types.ts';
import { type AbcCut, cutAbc, type PositiveValues } from './abc-cuts.ts';
import type { AbcModel } from './abc-model.ts';

/** What a model is built from: of all accounts at hand, or as an engine counted it. */
export interface AbcStatistics {
  /** The name of the value; its field, `null` for a function. */
  readonly field: string;
  readonly key: string | null;
  /** Rows given, those without a value, and those with one. */
  readonly rows: number;
  readonly missing: number;
  readonly n: number;
  readonly values: PositiveValues;
}

function noticesOf(book: AbcStatistics, cut: AbcCut | null, cuts: readonly [number, number]): Notice[] {
  const { field } = book;
  const notices: Notice[] = [];
  if (book.missing > 0)
    notices.push({ code: 'abc.missing_values', field, value: book.missing, threshold: book.rows });
  if (cut === null) {
    notices.push({ code: 'abc.no_positive_value', field, value: book.n, threshold: 0 });
    return notices;
  }
  cut.tied.forEach((tied, i) => {
    if (tied > 0) notices.push({ code: 'abc.tied_at_cut', field, value: tied, threshold: cuts[i] as number });
  });
  const [a, b] = cut.reached;
  if (a === 0) notices.push({ code: 'abc.empty_class', field, value: 'A', threshold: cuts[0] });
  if (b === a) notices.push({ code: 'abc.empty_class', field, value: 'B', threshold: cuts[1] });
  if (b === book.n) notices.push({ code: 'abc.empty_class', field, value: 'C', threshold: null });
  return notices;
}

/** Build the model of checked options. */
export function buildAbcModel(
  book: AbcStatistics,
  cuts: readonly [number, number],
  crossing: 'higher' | 'lower',
): AbcModel {
  const cut = cutAbc(book.values, cuts, crossing);
  const [a, b] = cut?.reached ?? [0, 0];
  return {
    kind: 'abc',
    version: 1,
    options: { value: book.key, cuts: [cuts[0], cuts[1]], crossing },
    fitted: {
      cuts: cut?.cuts ?? null,
      accounts: { A: a, B: b - a, C: cut === null ? 0 : book.n - b },
      notices: noticesOf(book, cut, cuts),
    },
    trainedOn: { accounts: book.rows, used: book.n, asOf: null },
  };
}
