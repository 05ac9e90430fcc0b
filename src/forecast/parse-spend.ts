import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import { positiveSchema } from './schemas.ts';
import type { SpendModel } from './spend-model.ts';

/**
 * Read a spend model from untrusted JSON: a file, a database column, another service.
 *
 * Unknown kinds, versions and fields are refused by name. Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link applySpendModel}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a spend model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitSpendModel, parseSpendModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitSpendModel([{ repeatPurchases: 0, meanRepeatAmount: null }]));
 * console.log(parseSpendModel(stored).fitted.params);
 * // → null
 * ```
 */
export function parseSpendModel(json: unknown): SpendModel {
  const field = z.nullable(z.string().check(z.minLength(1)));
  const positive = positiveSchema();
  const schema = z.strictObject({
    kind: z.literal('spend'),
    version: z.literal(1),
    options: z.strictObject({
      values: z.strictObject({ repeatPurchases: field, meanRepeatAmount: field }),
      penalty: z.number().check(z.nonnegative()),
    }),
    fitted: z.strictObject({
      params: z.nullable(z.strictObject({ p: positive, q: positive, v: positive })),
      populationMean: z.nullable(positive),
      logLikelihood: z.nullable(z.number()),
      gradientNorm: z.nullable(z.number().check(z.nonnegative())),
      converged: z.boolean(),
      iterations: z.int().check(z.nonnegative()),
      notices: noticesSchema(),
    }),
    trainedOn: trainedOnSchema(z.nullable(z.string())),
  });
  return parseModel<SpendModel>(json, 'spend', 1, schema);
}
