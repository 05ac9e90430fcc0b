import { checkOptions, checkRows, fieldOrFunction } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason } from '../types.ts';
import type { AbcClass, AbcLetter, AbcModel } from './abc-model.ts';
import { type AmountOf, readValue, valueReader } from './value-of.ts';

/** The options of {@link applyAbc}. */
export interface ApplyAbcOptions<T> {
  /** The field of the value, or a function of the row. Default: the field that the model was fitted on. */
  value?: AmountOf<T> | undefined;
}

function classify(field: string, value: number | null, cuts: AbcModel['fitted']['cuts']): AbcClass {
  const because = (reason: Omit<Reason, 'field' | 'value'>, letter: AbcLetter | null): AbcClass => ({
    class: letter,
    reasons: [{ field, value, ...reason, ...(letter === null ? {} : { result: letter }) }],
  });
  if (value === null) return because({ code: 'abc.missing_value', op: 'missing', threshold: null }, null);
  if (cuts === null) return because({ code: 'abc.no_cuts', op: 'missing', threshold: null }, null);
  const [a, b] = cuts;
  const code = 'abc.class';
  if (a !== null && value >= a) return because({ code, op: '>=', threshold: a }, 'A');
  if (b !== null && value >= b) return because({ code, op: 'in', threshold: [b, a], ends: '[)' }, 'B');
  return because(
    b === null
      ? { code: 'abc.no_higher_class', op: 'missing', threshold: null }
      : { code, op: '<', threshold: b },
    'C',
  );
}

/**
 * Put accounts into the classes of a model: A, B or C, by their own value alone.
 *
 * A value at a cut belongs to the higher class. Rows keep their order and all their fields (nested objects are shared with the
 * input); an `abc` that is there is replaced. An account without a value has the class `null` and a reason.
 * Cost: O(rows).
 *
 * @param rows one row per account
 * @param model from {@link fitAbc} or {@link parseAbcModel}
 * @param options `value`: needed when the model was fitted on a function, which a model cannot hold
 * @returns new rows with `abc`
 * @throws {TypeError} if the model is of another kind or version, a value is not a finite number within ±1e290, or the model was
 *   fitted on a function and `value` is not given
 * @example Class new accounts by last year's cuts
 * ```ts
 * import { applyAbc, fitAbc } from 'account-scoring';
 *
 * const lastYear = [500, 200, 100, 80, 50, 30, 20, 10, 5, 5].map((monetary) => ({ monetary }));
 * const model = fitAbc(lastYear);
 * const rows = applyAbc([{ accountId: 'Acme', monetary: 100 }, { accountId: 'Blue', monetary: 99.99 }], model);
 * console.log(rows.map((row) => [row.accountId, row.abc.class]));
 * // → [ [ 'Acme', 'A' ], [ 'Blue', 'B' ] ]
 * ```
 */
export function applyAbc<T extends object & { readonly abc?: AbcClass }>(
  rows: readonly T[],
  model: AbcModel,
  options: ApplyAbcOptions<T> = {},
): Array<T & { readonly abc: AbcClass }> {
  const action = 'apply ABC classes';
  checkOptions(action, options, { value: fieldOrFunction });
  checkModel(action, model, 'abc', 1);
  const value = options.value ?? model.options.value;
  if (value === null)
    throw new TypeError(
      `Cannot ${action} as the model was fitted on a function, which JSON cannot hold: give it again as the option "value"`,
    );
  checkRows(action, 'rows', rows);
  const reader = valueReader(value);
  return rows.map((row, i) => ({
    ...row,
    abc: classify(reader.field, readValue(action, reader, row, i), model.fitted.cuts),
  }));
}
