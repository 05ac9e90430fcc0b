import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import type { AbcModel } from './abc-model.ts';
import { isAscending } from './options.ts';

/**
 * Read an ABC model from untrusted JSON: a file, a database column, another service.
 *
 * Unknown kinds, versions and fields are refused by name, and so are cuts that do not ascend.
 * Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link applyAbc}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not an ABC model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitAbc, parseAbcModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitAbc([{ monetary: 90 }, { monetary: 8 }, { monetary: 2 }]));
 * console.log(parseAbcModel(stored).fitted.cuts);
 * // → [ 90, 8 ]
 * ```
 */
export function parseAbcModel(json: unknown): AbcModel {
  const count = z.int().check(z.nonnegative());
  const amount = z.nullable(z.number().check(z.positive()));
  const schema = z.strictObject({
    kind: z.literal('abc'),
    version: z.literal(1),
    options: z.strictObject({
      value: z.nullable(z.string().check(z.minLength(1))),
      cuts: z
        .tuple([z.number(), z.number()])
        .check(
          z.refine((cuts) => isAscending(cuts, 0, 1), 'expected two ascending shares such as [0.8, 0.95]'),
        ),
      crossing: z.enum(['higher', 'lower']),
    }),
    fitted: z.strictObject({
      cuts: z.nullable(
        z
          .tuple([amount, amount])
          .check(
            z.refine(
              ([a, b]) => a === null || (b !== null && b <= a),
              'expected the cut of A, then that of B',
            ),
          ),
      ),
      accounts: z.strictObject({ A: count, B: count, C: count }),
      notices: noticesSchema(),
    }),
    trainedOn: trainedOnSchema(z.null()),
  });
  return parseModel<AbcModel>(json, 'abc', 1, schema);
}
