import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import { refuseFaults } from './check-scheme.ts';
import type { TierScheme } from './scheme.ts';
import type { TierModel } from './tier-model.ts';

function schemeSchema() {
  const id = z.string().check(z.minLength(1));
  const share = z.number().check(z.gte(0), z.lte(1));
  const condition = z.union(
    [
      z.strictObject({ criterion: id, op: z.enum(['>=', '>', '<=', '<']), value: z.number() }),
      z.strictObject({
        field: id,
        op: z.enum(['>=', '>', '<=', '<', '=']),
        value: z.union([z.number(), z.string(), z.boolean()]),
      }),
    ],
    { error: 'a condition, { criterion, op, value } or { field, op, value }' },
  );
  const gate = z.union([condition, z.strictObject({ anyOf: z.array(condition).check(z.minLength(1)) })], {
    error: 'a condition or { anyOf: [conditions] }',
  });
  return z.strictObject({
    kind: z.literal('tier-scheme'),
    version: z.literal(1),
    id,
    mode: z.enum(['score', 'definition', 'both']),
    scoreField: z.optional(id),
    tiers: z
      .array(
        z.strictObject({
          id,
          rank: z.int().check(z.gte(1)),
          score: z.optional(z.strictObject({ from: z.optional(z.number()), below: z.optional(z.number()) })),
          gates: z.optional(z.array(gate)),
          quota: z.optional(
            z.union(
              [z.strictObject({ share }), z.strictObject({ accounts: z.int().check(z.nonnegative()) })],
              {
                error: 'a quota, { share } or { accounts }',
              },
            ),
          ),
          labels: z.optional(z.strictObject({ en: z.optional(z.string()), 'zh-CN': z.optional(z.string()) })),
        }),
      )
      .check(z.minLength(1)),
    entry: z.optional(z.array(condition)),
    vetoes: z.optional(z.array(z.strictObject({ id, when: condition, cap: z.optional(id) }))),
    coverage: z.optional(z.strictObject({ least: share, cap: id })),
    protection: z.optional(z.strictObject({ field: id, days: z.number().check(z.gte(0)), floor: id })),
    ties: z.optional(z.enum(['out', 'in'])),
  });
}

/**
 * Read a tier scheme of your own from untrusted JSON. The shape is checked here, and then the rules, as by {@link checkTierScheme}.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the scheme, ready for {@link classifyTiers}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a tier scheme; the field at fault is named
 * @throws {RangeError} if its rules have a fault
 * @example A scheme from a file
 * ```ts
 * import { class4, parseTierScheme } from 'account-scoring';
 *
 * console.log(parseTierScheme(JSON.stringify(class4)).tiers.map(({ id }) => id));
 * // → [ 'strategic', 'important', 'general', 'potential' ]
 * ```
 */
export function parseTierScheme(json: unknown): TierScheme {
  const scheme = parseModel(json, 'tier-scheme', 1, schemeSchema()) as TierScheme;
  refuseFaults('parse tier-scheme', scheme);
  return scheme;
}

/**
 * Read a tier model from untrusted JSON: a file, a database column, another service. Cost: O(size).
 *
 * @param json JSON text, or the value that was parsed from it
 * @returns a model for {@link classifyTiers}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a tier model of version 1; the field at fault is named
 * @throws {RangeError} if the rules of its scheme have a fault
 * @example Store a model and read it back
 * ```ts
 * import { abcTiers, fitTiers, parseTierModel } from 'account-scoring';
 *
 * const book = Array.from({ length: 10 }, (_, i) => ({ accountId: `A${i}`, points: 10 * i }));
 * const stored = JSON.stringify(fitTiers(book, { ...abcTiers, scoreField: 'points' }));
 * console.log(parseTierModel(stored).fitted.quotas.map(({ tier, cut }) => `${tier} ${cut?.score}`));
 * // → [ 'A 80', 'B 50' ]
 * ```
 */
export function parseTierModel(json: unknown): TierModel {
  const id = z.string().check(z.minLength(1));
  const count = z.int().check(z.nonnegative());
  const schema = z.strictObject({
    kind: z.literal('tiers'),
    version: z.literal(1),
    options: schemeSchema(),
    fitted: z.strictObject({
      quotas: z.array(
        z.strictObject({
          tier: id,
          places: count,
          cut: z.nullable(z.strictObject({ score: z.number(), inclusive: z.boolean() })),
        }),
      ),
      accounts: z.array(z.strictObject({ tier: id, count })),
      notices: noticesSchema(id),
    }),
    trainedOn: trainedOnSchema(z.null()),
  });
  const model = parseModel(json, 'tiers', 1, schema) as TierModel;
  refuseFaults('parse tiers', model.options);
  return model;
}
