import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { regularitySchema } from '../model/regularity-schema.ts';
import { trainedOnSchema } from '../model/schemas.ts';
import type { RegularityModel } from './regularity-model.ts';

/**
 * Read a stored regularity model back from untrusted JSON.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the model, ready for {@link applyRegularity}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is another kind of model, an unknown version, or damaged; the field at fault is named
 * @example Through a file and back
 * ```ts
 * import { fitRegularity, parseRegularityModel } from 'account-scoring';
 *
 * const text = JSON.stringify(fitRegularity([], { asOf: '2026-01-31' }));
 * console.log(parseRegularityModel(text).fitted.shape);
 * // → 1
 * ```
 */
export function parseRegularityModel(json: unknown): RegularityModel {
  const schema = z.strictObject({
    kind: z.literal('regularity'),
    version: z.literal(1),
    options: z.strictObject({ asOf: z.string() }),
    fitted: regularitySchema(),
    trainedOn: trainedOnSchema(z.string()),
  });
  return parseModel<RegularityModel>(json, 'regularity', 1, schema);
}
