import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import { isTermOf } from './churn-features.ts';
import type { ChurnModel } from './churn-model.ts';

/**
 * Read a churn model from untrusted JSON: a file, a database column, another service.
 *
 * Unknown kinds, versions and fields are refused by name, and so are terms of features that the model does not have.
 * Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link applyChurnModel}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a churn model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitChurnModel, parseChurnModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitChurnModel([], { asOf: '2025-12-31' }));
 * console.log(parseChurnModel(stored).options.horizonDays);
 * // → 90
 * ```
 */
export function parseChurnModel(json: unknown): ChurnModel {
  const count = z.int().check(z.nonnegative());
  const days = z.int().check(z.gte(1), z.lte(36_525));
  const share = z.number().check(z.gte(0), z.lte(1));
  const name = z.string().check(z.minLength(1));
  const schema = z
    .strictObject({
      kind: z.literal('churn'),
      version: z.literal(1),
      options: z.strictObject({
        horizonDays: days,
        churnDefinition: z.union([
          z.enum(['no_order', 'function']),
          z.strictObject({ drop: z.number().check(z.positive(), z.lte(1)) }),
        ]),
        features: z.array(name),
        more: z.array(name),
        penalty: z.number().check(z.nonnegative()),
        activeDays: days,
      }),
      fitted: z.strictObject({
        intercept: z.nullable(z.number()),
        terms: z.array(
          z.strictObject({
            id: name,
            feature: name,
            mean: z.number(),
            deviation: z.number().check(z.positive()),
            coefficient: z.number(),
          }),
        ),
        converged: z.boolean(),
        cutoffs: z.array(name),
        rows: count,
        events: count,
        auc: z.nullable(share),
        calibration: z.nullable(z.strictObject({ brier: share, error: share })),
        notices: noticesSchema(),
      }),
      trainedOn: trainedOnSchema(z.nullable(z.string())),
    })
    .check(
      z.refine(
        ({ options, fitted }) => fitted.terms.every(({ id, feature }) => isTermOf(id, feature, options)),
        'expected terms of the features of the model',
      ),
    );
  return parseModel<ChurnModel>(json, 'churn', 1, schema);
}
