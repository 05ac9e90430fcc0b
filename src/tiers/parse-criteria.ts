import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import type { CriteriaModel, FittedCriterion } from './criteria-model.ts';

/** A criterion of one field has the id of the field. */
function idsOf({ id, composite, parts }: FittedCriterion): string[] {
  return composite ? [id, ...parts.map((part) => part.id)] : [id];
}

/**
 * Read a criteria model from untrusted JSON: a file, a database column, another service.
 *
 * Unknown kinds, versions and fields are refused by name, and so are knots that do not ascend. Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link applyCriteria}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a criteria model of version 1; the field at fault is named
 * @example Store a model and read it back
 * ```ts
 * import { fitCriteria, fourBigs, parseCriteriaModel } from 'account-scoring';
 *
 * const stored = JSON.stringify(fitCriteria([{ accountId: 'Acme', amount: 5000 }], { criteria: fourBigs }));
 * console.log(parseCriteriaModel(stored).fitted.criteria.map(({ id }) => id));
 * // → [ 'volume', 'profit', 'strength', 'potential' ]
 * ```
 */
export function parseCriteriaModel(json: unknown): CriteriaModel {
  const id = z.string().check(z.minLength(1));
  const count = z.int().check(z.nonnegative());
  const share = z.number().check(z.gte(0), z.lte(1));
  const points = z.number().check(z.gte(0), z.lte(100));
  const scale = z.strictObject({
    method: z.enum(['percentile', 'minMax', 'z', 'robustZ', 'log', 'ladder']),
    transform: z.enum(['none', 'log1p']),
    knots: z
      .array(z.tuple([z.number(), points]))
      .check(
        z.refine(
          (knots) => knots.every(([x], i) => i === 0 || x > (knots[i - 1] as [number, number])[0]),
          'expected knots with ascending values',
        ),
      ),
    ends: z.tuple([points, points]),
  });
  const part = z.strictObject({
    id,
    field: z.nullable(id),
    weight: share,
    scale,
    accounts: count,
  });
  const addsUp = (list: ReadonlyArray<{ readonly weight: number }>): boolean =>
    Math.abs(list.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9;
  const criterion = z
    .strictObject({
      id,
      weight: share,
      composite: z.boolean(),
      parts: z.array(part).check(z.minLength(1), z.refine(addsUp, 'expected weights that add up to 1')),
    })
    .check(
      z.refine(
        (c) => c.composite || c.parts.length === 1,
        'expected one part of a criterion that is not composite',
      ),
    );
  const schema = z.strictObject({
    kind: z.literal('criteria'),
    version: z.literal(1),
    options: z.strictObject({
      set: z.nullable(id),
      aggregate: z.enum(['mean', 'topsis']),
      weights: z.enum(['preset', 'equal', 'entropy', 'critic', 'manual', 'ahp', 'blend']),
    }),
    fitted: z.strictObject({
      criteria: z.array(criterion).check(
        z.minLength(1),
        z.refine(addsUp, 'expected weights that add up to 1'),
        z.refine(
          (list) => new Set(list.flatMap(idsOf)).size === list.flatMap(idsOf).length,
          'expected every id once',
        ),
      ),
      consistency: z.nullable(z.strictObject({ lambda: z.number(), ci: z.number(), cr: z.number() })),
      notices: noticesSchema(id),
    }),
    trainedOn: trainedOnSchema(z.null()),
  });
  return parseModel<CriteriaModel>(json, 'criteria', 1, schema);
}
