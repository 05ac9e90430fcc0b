import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { refuseRuleFaults } from './check-rules.ts';
import type { WarningRules } from './rule.ts';

function conditionSchema(id: z.ZodMiniString, number: z.ZodMiniNumber): z.ZodMiniType {
  const threshold: z.ZodMiniType = z.lazy(() =>
    z.union(
      [
        number,
        z.strictObject({ measure: id, times: z.optional(number) }),
        z.strictObject({ max: z.array(threshold) }),
        z.strictObject({ min: z.array(threshold) }),
        z.strictObject({ peerPercentile: number }),
        z.strictObject({ byTier: z.record(z.string(), threshold), otherwise: threshold }),
        z.strictObject({
          byAge: z.array(z.strictObject({ belowDays: number, than: threshold })),
          otherwise: threshold,
        }),
      ],
      {
        error:
          'a threshold: a number, { measure }, { max }, { min }, { peerPercentile }, { byTier } or { byAge }',
      },
    ),
  );
  const condition: z.ZodMiniType = z.lazy(() =>
    z.union(
      [
        z.strictObject({
          indicator: z.optional(id),
          measure: z.optional(id),
          op: z.enum(['<', '<=', '>', '>=', '=']),
          than: threshold,
        }),
        z.strictObject({ all: z.array(condition) }),
        z.strictObject({ any: z.array(condition) }),
        z.strictObject({ not: condition }),
      ],
      { error: 'a condition: { op, than }, { all }, { any } or { not }' },
    ),
  );
  return condition;
}

/**
 * Read a set of warning rules of your own from untrusted JSON. The shape is checked here, and then the rules, as by {@link checkRules}. Cost: O(size).
 *
 * @param json JSON text, or the value that it parses to
 * @returns the rules, ready for {@link evaluateWarnings}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a set of warning rules of version 1; the field at fault is named
 * @throws {RangeError} if the rules have a fault
 * @example Fewer rules, from a file
 * ```ts
 * import { kamRules, parseWarningRules } from 'account-scoring';
 *
 * const text = JSON.stringify({ ...kamRules, id: 'orders only', rules: kamRules.rules.slice(0, 6) });
 * console.log(parseWarningRules(text).rules.map(({ id }) => id).join(' '));
 * // → R01 R02 R03 R04 R05 R06
 * ```
 */
export function parseWarningRules(json: unknown): WarningRules {
  const id = z.string().check(z.minLength(1));
  const number = z.number();
  const condition = conditionSchema(id, number);
  const recoverAt = z.optional(z.union([number, condition], { error: 'a share or a condition' }));
  const level = z.optional(
    z.strictObject({
      when: condition,
      forEvaluations: z.optional(number),
      forDays: z.optional(number),
      recoverAt,
    }),
  );
  const schema = z.strictObject({
    kind: z.literal('warning-rules'),
    version: z.literal(1),
    id,
    rules: z.array(
      z.strictObject({
        id,
        indicator: id,
        family: z.enum([
          'volume',
          'payment',
          'experience',
          'relationship',
          'contract',
          'competition',
          'delivery',
          'value',
        ]),
        levels: z.strictObject({ medium: level, high: level, critical: level }),
        minData: z.optional(condition),
        recoverAt,
        keepForDays: z.optional(number),
        cooldownDays: z.optional(number),
        action: z.optional(id),
        early: z.optional(z.boolean()),
      }),
    ),
  });
  const rules = parseModel(json, 'warning-rules', 1, schema) as WarningRules;
  refuseRuleFaults('parse warning-rules', rules);
  return rules;
}
