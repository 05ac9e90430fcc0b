import * as z from 'zod/mini';
import type { Notice } from '../types.ts';

/** Parts that the schemas of both models have in common, made when they are needed. */

export function noticesSchema(): z.ZodMiniType<Notice[]> {
  const shown = z.union([z.number(), z.string(), z.null()]);
  return z.array(z.strictObject({ code: z.string(), field: z.string(), value: shown, threshold: shown }));
}

export function trainedOnSchema(): z.ZodMiniType<{ accounts: number; used: number; asOf: string | null }> {
  const count = z.int().check(z.nonnegative());
  return z.strictObject({ accounts: count, used: count, asOf: z.nullable(z.string()) });
}

/** A parameter: above 0, and within what formulas can take. */
export function positiveSchema(): z.ZodMiniType<number> {
  return z.number().check(z.gte(1e-20), z.lte(1e300));
}
