import * as z from 'zod/mini';

/** A parameter of a forecast model: above 0, and within what formulas can take. */
export function positiveSchema(): z.ZodMiniType<number> {
  return z.number().check(z.gte(1e-20), z.lte(1e300));
}
