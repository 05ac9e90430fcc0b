import { describe, expect, test } from 'vitest';
import {
  anyFunction,
  anyObject,
  anyString,
  checkedLater,
  checkOption,
  checkOptions,
  checkRows,
  integer,
  numberIn,
  type OptionCheck,
  oneOf,
  refuse,
} from '../../src/internal/options.ts';
import { failure } from '../orders/help.ts';

const check = (option: OptionCheck, value: unknown) => failure(() => checkOption('try', 'x', option, value));
const PASSES = 'nothing was thrown';

describe('a value', () => {
  test.each<[string, OptionCheck, unknown, string]>([
    ['an integer', integer(2), 2, PASSES],
    ['an integer', integer(2), Number.MAX_SAFE_INTEGER, PASSES],
    [
      'an integer',
      integer(2),
      1,
      'RangeError: Cannot try as "x" must be an integer >= 2: current value is 1',
    ],
    [
      'an integer',
      integer(2),
      2.5,
      'RangeError: Cannot try as "x" must be an integer >= 2: current value is 2.5',
    ],
    [
      'an integer',
      integer(2),
      Number.NaN,
      'RangeError: Cannot try as "x" must be an integer >= 2: current value is NaN',
    ],
    [
      'an integer',
      integer(2),
      2 ** 53,
      'RangeError: Cannot try as "x" must be an integer >= 2: current value is 9007199254740992',
    ],
    [
      'an integer',
      integer(2),
      '3',
      'TypeError: Cannot try as "x" must be an integer >= 2: current value is "3"',
    ],
    ['an integer from to', integer(0, 8), 0, PASSES],
    ['an integer from to', integer(0, 8), 8, PASSES],
    [
      'an integer from to',
      integer(0, 8),
      9,
      'RangeError: Cannot try as "x" must be an integer from 0 to 8: current value is 9',
    ],
    [
      'an integer from to',
      integer(0, 8),
      -1,
      'RangeError: Cannot try as "x" must be an integer from 0 to 8: current value is -1',
    ],
    ['a number', numberIn(0, 1, 'a share'), 0, PASSES],
    ['a number', numberIn(0, 1, 'a share'), 1, PASSES],
    [
      'a number',
      numberIn(0, 1, 'a share'),
      1.01,
      'RangeError: Cannot try as "x" must be a share: current value is 1.01',
    ],
    [
      'a number',
      numberIn(0, 1, 'a share'),
      -0.01,
      'RangeError: Cannot try as "x" must be a share: current value is -0.01',
    ],
    [
      'a number',
      numberIn(0, 1, 'a share'),
      Number.NaN,
      'RangeError: Cannot try as "x" must be a share: current value is NaN',
    ],
    [
      'a number',
      numberIn(0, 1, 'a share'),
      null,
      'TypeError: Cannot try as "x" must be a share: current value is null',
    ],
    ['one of', oneOf('a', 'b'), 'b', PASSES],
    [
      'one of',
      oneOf('a', 'b'),
      'c',
      'RangeError: Cannot try as "x" must be one of "a", "b": current value is "c"',
    ],
    [
      'one of',
      oneOf('a', 'b'),
      ['a'],
      'TypeError: Cannot try as "x" must be one of "a", "b": current value is an array of 1',
    ],
    ['a function', anyFunction, () => 1, PASSES],
    [
      'a function',
      anyFunction,
      {},
      'TypeError: Cannot try as "x" must be a function: current value is an object',
    ],
    ['a string', anyString, 'a', PASSES],
    ['a string', anyString, '', 'RangeError: Cannot try as "x" must be a string: current value is ""'],
    ['a string', anyString, 1, 'TypeError: Cannot try as "x" must be a string: current value is 1'],
    ['an object', anyObject, {}, PASSES],
    ['an object', anyObject, null, 'RangeError: Cannot try as "x" must be an object: current value is null'],
    [
      'an object',
      anyObject,
      () => 1,
      'TypeError: Cannot try as "x" must be an object: current value is a function',
    ],
    ['anything', checkedLater, null, PASSES],
    ['anything', checkedLater, Number.NaN, PASSES],
    ['what is not given', integer(2), undefined, PASSES],
  ])('%s', (_, option, value, message) => {
    expect(check(option, value)).toBe(message);
  });

  test('is refused with the error of its kind', () => {
    expect(failure(() => refuse('try', 'x', integer(1), 0))).toMatch('RangeError');
    expect(failure(() => refuse('try', 'x', integer(1), 'a'))).toMatch('TypeError');
  });
});

describe('options', () => {
  const table = { bins: integer(2), name: anyString };
  const options = (value: unknown) => failure(() => checkOptions('try', value, table));

  test('that are right, or not given', () => {
    for (const value of [undefined, {}, { bins: 2 }, { bins: undefined, name: 'a' }, Object.create(null)])
      expect(options(value)).toBe(PASSES);
  });

  test.each([
    [null, 'TypeError: Cannot try as the options must be an object: current value is null'],
    ['bins', 'TypeError: Cannot try as the options must be an object: current value is "bins"'],
    [{ bin: 2 }, 'TypeError: Cannot try as there is no option "bin": the options are bins, name'],
    [
      { bins: 2, constructor: 1 },
      'TypeError: Cannot try as there is no option "constructor": the options are bins, name',
    ],
    [
      { nothing: undefined },
      'TypeError: Cannot try as there is no option "nothing": the options are bins, name',
    ],
    [{ name: 'a', bins: 1 }, 'RangeError: Cannot try as "bins" must be an integer >= 2: current value is 1'],
  ])('%o', (value, message) => {
    expect(options(value)).toBe(message);
  });

  test('that are inherited are not looked at', () => {
    expect(options(Object.create({ bin: 2 }))).toBe(PASSES);
  });
});

describe('rows', () => {
  const rows = (value: unknown) => failure(() => checkRows('try', 'accounts', value));

  test.each([
    [[], PASSES],
    [[{}, []], PASSES],
    [null, 'TypeError: Cannot try as the accounts must be an array: current value is null'],
    [{ length: 0 }, 'TypeError: Cannot try as the accounts must be an array: current value is an object'],
    [new Set(), 'TypeError: Cannot try as the accounts must be an array: current value is an object'],
    [[{}, null], 'TypeError: Cannot try as accounts[1] must be an object: current value is null'],
    [['a'], 'TypeError: Cannot try as accounts[0] must be an object: current value is "a"'],
  ])('%o', (value, message) => {
    expect(rows(value)).toBe(message);
  });
});
