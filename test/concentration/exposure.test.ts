import { describe, expect, test } from 'vitest';
import { readBook } from '../../src/concentration/book.ts';
import { exposureOf, levelNotices, referenceLevels } from '../../src/concentration/exposure.ts';
import { bookNotices, resampleNotices } from '../../src/concentration/notices.ts';
import { valueReader } from '../../src/concentration/value-of.ts';
import { bookOf, FIXTURE } from './helpers.ts';

const LEVELS = [0.1, 0.2, 0.3, 0.5];

describe('exposureOf', () => {
  test('says what goes with the 1, 3 and 5 largest accounts', () => {
    const code = 'concentration.exposure';
    const field = 'monetary';
    expect(exposureOf(bookOf(FIXTURE))).toEqual([
      { code, field, value: 0.5, threshold: 1, amount: 500, accountIds: ['K0'] },
      { code, field, value: 0.8, threshold: 3, amount: 800, accountIds: ['K0', 'K1', 'K2'] },
      { code, field, value: 0.93, threshold: 5, amount: 930, accountIds: ['K0', 'K1', 'K2', 'K3', 'K4'] },
    ]);
  });

  test('asks for no more accounts than there are', () => {
    const losses = (n: number) => exposureOf(bookOf(Array(n).fill(1))).map(({ threshold }) => threshold);
    expect([0, 1, 2, 3, 4, 5].map(losses)).toEqual([[], [1], [1], [1, 3], [1, 3], [1, 3, 5]]);
  });

  test('has no shares without a positive total, but amounts', () => {
    expect(exposureOf(bookOf([2, -2]))).toEqual([
      {
        code: 'concentration.exposure',
        field: 'monetary',
        value: null,
        threshold: 1,
        amount: 2,
        accountIds: ['K0'],
      },
    ]);
  });

  test('carries null for a row without an id', () => {
    const book = readBook('test', [{ v: 1 }, { accountId: 'a', v: 1 }, { v: 3 }], valueReader('v'), 'all');
    expect(exposureOf(book)[1]?.accountIds).toEqual([null, 'a', null]);
  });
});

describe('referenceLevels', () => {
  test('names the accounts at or above each level', () => {
    expect(referenceLevels(bookOf(FIXTURE), LEVELS)).toEqual([
      { level: 0.1, accounts: 3, accountIds: ['K0', 'K1', 'K2'], topFive: true },
      { level: 0.2, accounts: 2, accountIds: ['K0', 'K1'], topFive: true },
      { level: 0.3, accounts: 1, accountIds: ['K0'], topFive: true },
      { level: 0.5, accounts: 1, accountIds: ['K0'], topFive: true },
    ]);
  });

  test('the five largest together count from six accounts on', () => {
    expect(referenceLevels(bookOf([1, 1, 1, 1, 1]), [0.2])).toEqual([
      { level: 0.2, accounts: 5, accountIds: ['K0', 'K1', 'K2', 'K3', 'K4'], topFive: null },
    ]);
    const ten = referenceLevels(bookOf(Array(10).fill(1)), [0.2, 0.5, 0.51]);
    expect(ten.map(({ accounts, topFive }) => [accounts, topFive])).toEqual([
      [0, true],
      [0, true],
      [0, false],
    ]);
    expect(referenceLevels(bookOf(Array(6).fill(1)), [0.1])[0]?.topFive).toBe(true);
  });

  test('is empty without shares', () => {
    expect(referenceLevels(bookOf([]), LEVELS)).toEqual([]);
    expect(referenceLevels(bookOf([1, -1]), LEVELS)).toEqual([]);
  });
});

describe('levelNotices', () => {
  test('tells the highest level of each account and of the five largest', () => {
    const code = 'concentration.account_level';
    expect(levelNotices(bookOf(FIXTURE), LEVELS)).toEqual([
      { code, field: 'K0', value: 0.5, threshold: 0.5 },
      { code, field: 'K1', value: 0.2, threshold: 0.2 },
      { code, field: 'K2', value: 0.1, threshold: 0.1 },
      { code: 'concentration.top_five_level', field: 'monetary', value: 0.93, threshold: 0.5 },
    ]);
  });

  test('tells nothing of who is below every level', () => {
    expect(levelNotices(bookOf(Array(51).fill(1)), LEVELS)).toEqual([]);
    // Five of fifty are right at 10 %.
    expect(levelNotices(bookOf(Array(50).fill(1)), LEVELS)).toEqual([
      { code: 'concentration.top_five_level', field: 'monetary', value: 0.1, threshold: 0.1 },
    ]);
  });

  test('says nothing of five where five are all, nor without shares or levels', () => {
    expect(levelNotices(bookOf([1, 1, 1, 1, 1]), [0.3])).toEqual([]);
    expect(levelNotices(bookOf([1, -1]), LEVELS)).toEqual([]);
    expect(levelNotices(bookOf(FIXTURE), [])).toEqual([]);
  });

  test('names a row without an id by its position', () => {
    const book = readBook('test', [{ v: 1 }, { v: 9 }], valueReader('v'), 'all');
    expect(levelNotices(book, [0.5])).toEqual([
      { code: 'concentration.account_level', field: 'row 1', value: 0.9, threshold: 0.5 },
    ]);
  });
});

describe('bookNotices', () => {
  const codes = (values: Array<number | null>, include: 'all' | 'buyers' = 'all') =>
    bookNotices(bookOf(values, include)).map(({ code, field, value, threshold }) => [
      code,
      field,
      value,
      threshold,
    ]);

  test('says nothing about 30 proper accounts', () => {
    expect(codes(Array(30).fill(1))).toEqual([]);
    expect(codes(Array(29).fill(1))).toEqual([['concentration.small_sample', 'monetary', 29, 30]]);
  });

  test('counts what is missing, left out, zero and negative', () => {
    const values = [...Array(30).fill(5), null, null, 0, -1, -2, 0, 0];
    expect(codes(values)).toEqual([
      ['concentration.missing_values', 'monetary', 2, 37],
      ['concentration.zero_values', 'monetary', 3, 35],
      ['concentration.negative_values', 'monetary', 2, 35],
    ]);
    expect(codes(values, 'buyers')).toEqual([
      ['concentration.missing_values', 'monetary', 2, 37],
      ['concentration.left_out', 'monetary', 5, 37],
    ]);
  });

  test('says when there are no shares', () => {
    expect(codes([...Array(30).fill(1), -30])).toEqual([
      ['concentration.negative_values', 'monetary', 1, 31],
      ['concentration.no_shares', 'monetary', 0, 0],
    ]);
    expect(codes([])).toEqual([
      ['concentration.small_sample', 'monetary', 0, 30],
      ['concentration.no_shares', 'monetary', 0, 0],
    ]);
  });

  test('says when account ids repeat', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ accountId: `K${i % 37}`, v: 1 }));
    expect(bookNotices(readBook('test', rows, valueReader('v'), 'all'))).toEqual([
      { code: 'concentration.repeated_accounts', field: 'accountId', value: 3, threshold: 40 },
    ]);
  });
});

describe('resampleNotices', () => {
  test('speaks only when the default was lowered', () => {
    const book = bookOf(FIXTURE);
    expect(resampleNotices(book, 1000, undefined)).toEqual([]);
    expect(resampleNotices(book, 999, undefined)).toEqual([
      { code: 'concentration.fewer_resamples', field: 'monetary', value: 999, threshold: 1000 },
    ]);
    expect(resampleNotices(book, 10, 10)).toEqual([]);
  });
});
