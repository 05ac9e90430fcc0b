import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { regularitySchema } from '../model/regularity-schema.ts';
import { trainedOnSchema } from '../model/schemas.ts';
import type { LifecycleModel } from './lifecycle-model.ts';

/**
 * Read a stored lifecycle model back from untrusted JSON.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the model, ready for {@link assignLifecycle}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is another kind of model, an unknown version, or damaged; the field at fault is named
 * @example Through a file and back
 * ```ts
 * import { fitLifecycle, parseLifecycleModel } from 'account-scoring';
 *
 * const text = JSON.stringify(fitLifecycle([], { asOf: '2026-01-31' }));
 * console.log(parseLifecycleModel(text).options.churned.ratio);
 * // → 4
 * ```
 */
export function parseLifecycleModel(json: unknown): LifecycleModel {
  const days = z.int().check(z.gte(1), z.lte(36_525));
  const orders = z.int().check(z.gte(1), z.lte(1_000_000));
  const ratio = z.number().check(z.positive(), z.lte(1000));
  const growth = z.number().check(z.gte(-1), z.lte(1000));
  const schema = z.strictObject({
    kind: z.literal('lifecycle'),
    version: z.literal(1),
    options: z.strictObject({
      windowDays: days,
      ownMedianOrders: z.int().check(z.gte(2), z.lte(1_000_000)),
      churned: z.strictObject({ ratio, orders, idleDays: days, idleRatio: ratio }),
      reactivated: z.strictObject({ ratio, withinDays: days }),
      decline: z.strictObject({
        orders,
        ratio,
        probability: z.number().check(z.gte(0.5), z.lte(0.9999)),
        growth,
      }),
      introduction: z.strictObject({ orders, tenureDays: days, medians: ratio }),
      growth: z.strictObject({ growth, orders, tenureDays: days }),
    }),
    fitted: regularitySchema(),
    trainedOn: trainedOnSchema(z.string()),
  });
  return parseModel<LifecycleModel>(json, 'lifecycle', 1, schema);
}
