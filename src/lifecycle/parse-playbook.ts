import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import type { Playbook } from './playbook.ts';

/**
 * Read a playbook of your own from untrusted JSON.
 *
 * Ids of tiers, stages and segments are yours to choose, as are those of actions and entitlements; ids that the library knows
 * have labels in both languages. Cost: O(size).
 *
 * @param json JSON text, or the value that it parses to
 * @returns the playbook, ready for {@link assignPlaybook} and {@link visitsDue}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a playbook, or an id is there twice; the field at fault is named
 * @example A playbook with another cadence
 * ```ts
 * import { kamPlaybook, parsePlaybook } from 'account-scoring';
 *
 * const mine = { ...kamPlaybook, id: 'mine', otherTier: { ...kamPlaybook.otherTier, cadenceDays: 365 } };
 * console.log(parsePlaybook(JSON.stringify(mine)).otherTier.cadenceDays);
 * // → 365
 * ```
 */
export function parsePlaybook(json: unknown): Playbook {
  const id = z.string().check(z.minLength(1));
  const ids = z
    .array(id)
    .check(z.refine((list) => new Set(list).size === list.length, 'expected every id once'));
  const days = z.int().check(z.gte(1), z.lte(100_000));
  const tier = {
    serviceLevel: id,
    cadenceDays: days,
    owner: id,
    discountCap: z.nullable(z.number().check(z.gte(0), z.lte(1))),
    entitlements: ids,
    actions: ids,
  };
  const different = (entries: ReadonlyArray<{ readonly id: string }>): boolean =>
    new Set(entries.map((entry) => entry.id)).size === entries.length;
  const entries = z
    .array(z.strictObject({ id, cadenceDays: z.nullable(days), actions: ids }))
    .check(z.refine(different, 'expected every id once'));
  const schema = z.strictObject({
    kind: z.literal('playbook'),
    version: z.literal(1),
    id,
    tiers: z.array(z.strictObject({ id, ...tier })).check(z.refine(different, 'expected every id once')),
    otherTier: z.strictObject(tier),
    stages: entries,
    segments: entries,
  });
  return parseModel<Playbook>(json, 'playbook', 1, schema);
}
