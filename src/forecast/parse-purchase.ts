import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import type { PurchaseModel } from './purchase-model.ts';
import { positiveSchema } from './schemas.ts';

/**
 * Read a purchase model from untrusted JSON: a file, a database column, another service.
 *
 * Unknown kinds, versions and fields are refused by name, and so are parameters that are not of the model's family.
 * Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link applyPurchaseModel}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a purchase model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitPurchaseModel, parsePurchaseModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitPurchaseModel([{ purchaseDays: 3, recency: 10, tenure: 90 }]));
 * console.log(parsePurchaseModel(stored).options);
 * // → { family: 'mbgnbd', timeUnitDays: 7, penalty: 0 }
 * ```
 */
export function parsePurchaseModel(json: unknown): PurchaseModel {
  const count = z.int().check(z.nonnegative());
  const positive = positiveSchema();
  const nonnegative = z.number().check(z.nonnegative());
  const figure = z.nullable(z.number());
  const schema = z
    .strictObject({
      kind: z.literal('purchase'),
      version: z.literal(1),
      options: z.strictObject({
        family: z.enum(['bgnbd', 'mbgnbd', 'pnbd']),
        timeUnitDays: positive,
        penalty: nonnegative,
      }),
      fitted: z.strictObject({
        params: z.nullable(
          z.union([
            z.strictObject({ r: positive, alpha: positive, a: nonnegative, b: positive }),
            z.strictObject({ r: positive, alpha: positive, s: nonnegative, beta: positive }),
          ]),
        ),
        logLikelihood: figure,
        logLikelihoodWithoutChurn: figure,
        gradientNorm: z.nullable(nonnegative),
        converged: z.boolean(),
        boundary: z.nullable(z.literal('no_churn')),
        iterations: count,
        patterns: count,
        notices: noticesSchema(),
      }),
      trainedOn: trainedOnSchema(z.nullable(z.string())),
    })
    .check(
      z.refine(
        ({ options, fitted }) =>
          fitted.params === null || 's' in fitted.params === (options.family === 'pnbd'),
        'the parameters are not those of the family',
      ),
    );
  return parseModel<PurchaseModel>(json, 'purchase', 1, schema);
}
