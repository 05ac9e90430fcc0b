import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import type { KindModel } from './kind-model.ts';

/**
 * Read a model of kinds of account from untrusted JSON: a file, a database column, another service. Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link assignKinds}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not such a model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitKinds, parseKindModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitKinds([], { cuts: { size: 100_000 } }));
 * console.log(parseKindModel(stored).fitted.cuts.size);
 * // → 100000
 * ```
 */
export function parseKindModel(json: unknown): KindModel {
  const id = z.string().check(z.minLength(1));
  const cut = z.nullable(z.number());
  const schema = z.strictObject({
    kind: z.literal('account-kinds'),
    version: z.literal(1),
    options: z.strictObject({ sizeField: id, valueField: id }),
    fitted: z.strictObject({
      cuts: z.strictObject({
        orders: cut,
        meanOrder: cut,
        size: cut,
        value: cut,
        industryRank: z.number(),
        dependence: z.number(),
        regionalShare: z.number(),
        growth: z.number(),
        jointWork: z.number(),
      }),
      notices: noticesSchema(id),
    }),
    trainedOn: trainedOnSchema(z.null()),
  });
  return parseModel<KindModel>(json, 'account-kinds', 1, schema);
}
