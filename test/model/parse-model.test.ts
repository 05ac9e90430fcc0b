import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { checkModel, parseModel } from '../../src/model/parse-model.ts';
import { failure } from '../orders/help.ts';

const schema = z.strictObject({
  kind: z.literal('toy'),
  version: z.literal(1),
  options: z.object({ bins: z.int().check(z.gte(2), z.lte(9)), mode: z.enum(['fast', 'slow']) }),
  cuts: z.array(z.number()).check(z.minLength(1), z.maxLength(2)),
  name: z.string().check(z.minLength(2), z.maxLength(4)),
  extra: z.nullable(z.record(z.string(), z.boolean())),
});
const good = {
  kind: 'toy',
  version: 1,
  options: { bins: 3, mode: 'fast' },
  cuts: [1],
  name: 'abc',
  extra: null,
};
const parse = (json: unknown) => parseModel(json, 'toy', 1, schema);
const message = (json: unknown) => failure(() => parse(json));

test('text and values', () => {
  expect(parse(good)).toStrictEqual(good);
  expect(parse(JSON.stringify(good))).toStrictEqual(good);
  expect(parse(` ${JSON.stringify({ ...good, extra: { a: true } })}\n`)).toStrictEqual({
    ...good,
    extra: { a: true },
  });
});

describe('what is not JSON', () => {
  test.each([
    ['', '""'],
    ['{', '"{"'],
    ["{'kind': 1}", '"{\'kind\': 1}"'],
    ['x'.repeat(100), `"${'x'.repeat(40)}"`],
  ])('%j', (text, shown) => {
    expect(message(text)).toBe(
      `SyntaxError: Cannot parse toy as the text is not JSON: it starts with ${shown}`,
    );
  });
});

describe('what is no record, or of another kind', () => {
  test.each([
    [null, 'it must be an object: current value is null'],
    [undefined, 'it must be an object: current value is undefined'],
    [5, 'it must be an object: current value is 5'],
    ['5', 'it must be an object: current value is 5'],
    ['"text"', 'it must be an object: current value is "text"'],
    [[good], 'it must be an object: current value is an array of 1'],
    [{}, '"kind" must be "toy": current value is undefined'],
    [{ ...good, kind: 'game' }, '"kind" must be "toy": current value is "game"'],
    [{ ...good, version: 2 }, '"version" must be 1: current value is 2'],
    [{ kind: 'toy' }, '"version" must be 1: current value is undefined'],
  ])('%j', (json, ending) => {
    expect(message(json)).toBe(`TypeError: Cannot parse toy as ${ending}`);
  });
});

describe('a field that is wrong', () => {
  test.each<[object, string]>([
    [{ options: undefined }, '"options" must be of type object: current value is undefined'],
    [{ options: { bins: 3 } }, '"options.mode" must be one of "fast", "slow": current value is undefined'],
    [
      { options: { bins: 3, mode: 'FAST' } },
      '"options.mode" must be one of "fast", "slow": current value is "FAST"',
    ],
    [{ options: { bins: 1, mode: 'fast' } }, '"options.bins" must be at least 2: current value is 1'],
    [{ options: { bins: 10, mode: 'fast' } }, '"options.bins" must be at most 9: current value is 10'],
    [{ options: { bins: '3', mode: 'fast' } }, '"options.bins" must be of type number: current value is "3"'],
    [{ cuts: 5 }, '"cuts" must be of type array: current value is 5'],
    [{ cuts: [1, null] }, '"cuts.1" must be of type number: current value is null'],
    [{ cuts: [] }, '"cuts" must be at least 1 long: current value is an array of 0'],
    [{ cuts: [1, 2, 3] }, '"cuts" must be at most 2 long: current value is an array of 3'],
    [{ name: 'a' }, '"name" must be at least 2 long: current value is "a"'],
    [{ name: 'abcde' }, '"name" must be at most 4 long: current value is "abcde"'],
    [{ extra: { a: 1 } }, '"extra.a" must be of type boolean: current value is 1'],
    [{ note: 1 }, 'there is no field "note"'],
  ])('%j', (wrong, ending) => {
    expect(message({ ...good, ...wrong })).toBe(`TypeError: Cannot parse toy as ${ending}`);
  });

  test('the first of several', () => {
    expect(message({ ...good, cuts: 5, name: 7 })).toBe(
      'TypeError: Cannot parse toy as "cuts" must be of type array: current value is 5',
    );
  });

  test('by a rule of its own', () => {
    const ruled = schema.check(z.refine((toy) => toy.name !== 'bad', 'bad is not a name'));
    expect(failure(() => parseModel({ ...good, name: 'bad' }, 'toy', 1, ruled))).toBe(
      'TypeError: Cannot parse toy as bad is not a name',
    );
    const inner = z.object({
      kind: z.literal('toy'),
      version: z.literal(1),
      name: z.string().check(z.refine(() => false, 'never')),
    });
    expect(failure(() => parseModel(good, 'toy', 1, inner))).toBe(
      'TypeError: Cannot parse toy as "name" is wrong: never',
    );
  });
});

describe('checkModel', () => {
  test('lets the kind and version pass', () => {
    expect(() => checkModel('play', good, 'toy', 1)).not.toThrow();
  });

  test.each([
    [null, '"kind" must be "toy": current value is undefined'],
    [undefined, '"kind" must be "toy": current value is undefined'],
    [5, '"kind" must be "toy": current value is undefined'],
    [{ kind: 'game', version: 1 }, '"kind" must be "toy": current value is "game"'],
    [{ kind: 'toy', version: 2 }, '"version" must be 1: current value is 2'],
    [{ kind: 'toy' }, '"version" must be 1: current value is undefined'],
  ])('%j', (model, ending) => {
    expect(failure(() => checkModel('play', model, 'toy', 1))).toBe(
      `TypeError: Cannot play as the model's ${ending}`,
    );
  });
});
