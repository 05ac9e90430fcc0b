import { beforeEach, describe, expect, test } from 'vitest';
import type { Book } from '../../src/concentration/book.ts';
import { comprehensiveIndex, entropy, hallTideman, hhi } from '../../src/concentration/diversity.ts';
import { gini, hasShares, hoover, theil } from '../../src/concentration/inequality.ts';
import {
  accountsNeeded,
  amountOfTop,
  concentrationRatio,
  jointRatio,
  shareOf,
  topShare,
} from '../../src/concentration/shares.ts';
import { bookOf, FIXTURE, WITH_LOSSES } from './helpers.ts';

let book: Book;
let losses: Book;
let none: Book;
let zeros: Book;
let one: Book;
let equal: Book;
let giant: Book;

// Made anew for each test: what runs once at load cannot be told apart by mutation testing.
beforeEach(() => {
  book = bookOf(FIXTURE);
  losses = bookOf(WITH_LOSSES);
  none = bookOf([]);
  zeros = bookOf([0, 0, 0]);
  one = bookOf([7]);
  equal = bookOf(Array(49).fill(0.1));
  giant = bookOf([9, 0, 0, 0, 0, 0, 0]);
});

describe('the fixture of the reference page, digit by digit', () => {
  test('CR1, CR3, CR5', () => {
    expect(concentrationRatio(book, 1)).toBe(0.5);
    expect(concentrationRatio(book, 3)).toBe(0.8);
    expect(concentrationRatio(book, 5)).toBe(0.93);
  });

  test('the top 20 % hold .7, the top 25 % (interpolated) .75', () => {
    expect(topShare(book, 0.2)).toBe(0.7);
    expect(topShare(book, 0.25)).toBe(0.75);
  });

  test('80 % are held by 3 accounts; the joint ratio is 25/75', () => {
    expect(accountsNeeded(book, 0.8)).toBe(3);
    expect(jointRatio(book)).toEqual({ accounts: 0.25, share: 0.75 });
  });

  test('Gini .647000, corrected .718889', () => {
    expect(gini(book).value).toBeCloseTo(0.647, 12);
    expect(gini(book).corrected).toBeCloseTo(0.718889, 6);
  });

  test('HHI .310350, normalised .233722, effective number 3.2222', () => {
    expect(hhi(book).value).toBeCloseTo(0.31035, 12);
    expect(hhi(book).normalized).toBeCloseTo(0.233722, 6);
    // The page says 3.2222; 1 / .310350 is 3.22217.
    expect(hhi(book).effectiveNumber).toBeCloseTo(1 / 0.31035, 12);
  });

  test('entropy 1.533037, exp 4.6322, normalised .665789', () => {
    expect(entropy(book).value).toBeCloseTo(1.533037, 6);
    expect(entropy(book).exponential).toBeCloseTo(4.6322, 4);
    expect(entropy(book).normalized).toBeCloseTo(0.665789, 6);
  });

  test('Theil T .769548, Theil L .972117', () => {
    expect(theil(book).t).toBeCloseTo(0.769548, 6);
    expect(theil(book).l).toBeCloseTo(0.972117, 6);
  });

  test('Hoover .5, Hall-Tideman .283286, comprehensive index .611027', () => {
    expect(hoover(book)).toBeCloseTo(0.5, 12);
    expect(hallTideman(book)).toBeCloseTo(0.283286, 6);
    expect(hallTideman(book)).toBeCloseTo(1 / (10 * (1 - 0.647)), 12);
    expect(comprehensiveIndex(book)).toBeCloseTo(0.611027, 6);
  });

  test('with losses: G* .6932, corrected .7702', () => {
    expect(gini(losses).value).toBeCloseTo(0.6932, 4);
    expect(gini(losses).corrected).toBeCloseTo(0.7702, 4);
  });
});

describe('shares', () => {
  test('amountOfTop takes whole accounts and a fraction of the next', () => {
    expect(amountOfTop(book, 0)).toBe(0);
    expect(amountOfTop(book, 0.5)).toBe(250);
    expect(amountOfTop(book, 1)).toBe(500);
    expect(amountOfTop(book, 1.5)).toBe(600);
    expect(amountOfTop(book, 10)).toBe(1000);
    expect(amountOfTop(book, 11.5)).toBe(1000);
  });

  test('a share is of the net total, never -0', () => {
    expect(shareOf(losses, 400)).toBe(0.5);
    expect(shareOf(losses, -40)).toBe(-0.05);
    expect(Object.is(shareOf(book, -5e-324), 0)).toBe(true);
    expect(shareOf(zeros, 1)).toBe(null);
  });

  test('CR-n of fewer accounts than n is all of it', () => {
    expect(concentrationRatio(book, 10)).toBe(1);
    expect(concentrationRatio(book, 11)).toBe(1);
    expect(concentrationRatio(one, 1)).toBe(1);
    expect(concentrationRatio(losses, 8)).toBe(1.2375);
    expect(concentrationRatio(losses, 99)).toBe(1);
  });

  test('accountsNeeded stops at the first account that reaches the share', () => {
    expect(accountsNeeded(book, 0.5)).toBe(1);
    expect(accountsNeeded(book, 0.5 + 1e-9)).toBe(2);
    expect(accountsNeeded(book, 0.7)).toBe(2);
    expect(accountsNeeded(book, 0.8 + 1e-9)).toBe(4);
    expect(accountsNeeded(book, 1)).toBe(10);
    // 7 of 100 is .07, though .07 * 100 is above 7.
    expect(accountsNeeded(bookOf(Array(100).fill(1)), 0.07)).toBe(7);
    expect(accountsNeeded(losses, 1)).toBe(3);
    expect(accountsNeeded(giant, 1)).toBe(1);
  });

  test('jointRatio lies where the top share meets the falling line', () => {
    expect(jointRatio(one)).toEqual({ accounts: 0.5, share: 0.5 });
    expect(jointRatio(equal)?.accounts).toBe(0.5);
    expect(jointRatio(bookOf([1, 1]))).toEqual({ accounts: 0.5, share: 0.5 });
    expect(jointRatio(bookOf([3, 1]))?.accounts).toBeCloseTo(0.4, 12);
    // Right at an account: 1 of 4 holds 3/4.
    expect(jointRatio(bookOf([9, 1, 1, 1]))).toEqual({ accounts: 0.25, share: 0.75 });
    expect(jointRatio(giant)?.accounts).toBeCloseTo(1 / 8, 12);
    expect(jointRatio(losses)?.accounts).toBeCloseTo(0.1785714286, 9);
    expect(topShare(losses, 0.17857142857142858)).toBeCloseTo(0.8214285714, 9);
  });

  test('without shares all of them are null', () => {
    for (const empty of [none, zeros, bookOf([1, -1]), bookOf([-3])]) {
      expect(topShare(empty, 0.2)).toBe(null);
      expect(concentrationRatio(empty, 1)).toBe(null);
      expect(accountsNeeded(empty, 0.8)).toBe(null);
      expect(jointRatio(empty)).toBe(null);
    }
  });
});

describe('equal accounts', () => {
  test('are exactly equal by every measure', () => {
    expect(gini(equal)).toEqual({ value: 0, corrected: 0 });
    expect(hhi(equal)).toEqual({ value: 1 / 49, normalized: 0, effectiveNumber: 49 });
    expect(hoover(equal)).toBe(0);
    expect(theil(equal)).toEqual({ t: 0, l: 0 });
    expect(hallTideman(equal)).toBe(1 / 49);
    expect(entropy(equal).value).toBeCloseTo(Math.log(49), 12);
    expect(entropy(equal).normalized).toBeCloseTo(1, 12);
    expect(entropy(equal).normalized).toBeLessThanOrEqual(1);
    expect(entropy(equal).exponential).toBeCloseTo(49, 9);
    expect(comprehensiveIndex(equal)).toBeCloseTo(1 / 49 + (48 / 49 / 49) * (2 - 1 / 49), 12);
  });

  test('entropy never exceeds ln n, for any number of equal accounts', () => {
    for (let n = 2; n < 60; n++) {
      const { value, normalized } = entropy(bookOf(Array(n).fill(0.3)));
      expect(value).toBeLessThanOrEqual(Math.log(n));
      expect(normalized).toBeLessThanOrEqual(1);
    }
  });

  test('Theil is never below 0 for nearly equal accounts', () => {
    for (let i = 1; i < 200; i++) {
      const { t, l } = theil(bookOf([1, 1 + i * 2 ** -52, 1 - i * 2 ** -53, 1 + 3 * i * 2 ** -52]));
      expect(t).toBeGreaterThanOrEqual(0);
      expect(l).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('one account has it all', () => {
  test('every measure is at its other end', () => {
    expect(gini(giant)).toEqual({ value: 6 / 7, corrected: 1 });
    expect(hhi(giant)).toEqual({ value: 1, normalized: 1, effectiveNumber: 1 });
    expect(entropy(giant)).toEqual({ value: 0, exponential: 1, normalized: 0 });
    expect(theil(giant).t).toBeCloseTo(Math.log(7), 12);
    expect(hoover(giant)).toBeCloseTo(6 / 7, 12);
    expect(hallTideman(giant)).toBe(1);
    expect(comprehensiveIndex(giant)).toBe(1);
  });

  test('Theil L is null as soon as one value is 0', () => {
    expect(theil(giant).l).toBe(null);
    expect(theil(bookOf([2, 1, 0])).l).toBe(null);
    expect(theil(bookOf([2, 1])).l).toBeCloseTo(-(Math.log(4 / 3) + Math.log(2 / 3)) / 2, 12);
  });
});

describe('small and empty books', () => {
  test('no account: everything is null', () => {
    expect(gini(none)).toEqual({ value: null, corrected: null });
    expect(hhi(none)).toEqual({ value: null, normalized: null, effectiveNumber: null });
    expect(entropy(none)).toEqual({ value: null, exponential: null, normalized: null });
    expect(theil(none)).toEqual({ t: null, l: null });
    expect([hoover(none), hallTideman(none), comprehensiveIndex(none)]).toEqual([null, null, null]);
  });

  test('all zero: everything is null', () => {
    expect(gini(zeros)).toEqual({ value: null, corrected: null });
    expect(hhi(zeros)).toEqual({ value: null, normalized: null, effectiveNumber: null });
    expect(entropy(zeros)).toEqual({ value: null, exponential: null, normalized: null });
    expect(theil(zeros)).toEqual({ t: null, l: null });
    expect([hoover(zeros), hallTideman(zeros), comprehensiveIndex(zeros)]).toEqual([null, null, null]);
  });

  test('one account: what is normalised by n is null', () => {
    expect(gini(one)).toEqual({ value: 0, corrected: null });
    expect(hhi(one)).toEqual({ value: 1, normalized: null, effectiveNumber: 1 });
    expect(entropy(one)).toEqual({ value: 0, exponential: 1, normalized: null });
    expect(theil(one)).toEqual({ t: 0, l: 0 });
    expect([hoover(one), hallTideman(one), comprehensiveIndex(one)]).toEqual([0, 1, 1]);
  });

  test('two accounts', () => {
    const two = bookOf([3, 1]);
    expect(gini(two)).toEqual({ value: 0.25, corrected: 0.5 });
    expect(hhi(two)).toEqual({ value: 0.625, normalized: 0.25, effectiveNumber: 1.6 });
    expect(hoover(two)).toBe(0.25);
    expect(hallTideman(two)).toBeCloseTo(1 / (2 * (0.75 + 2 * 0.25) - 1), 12);
    expect(comprehensiveIndex(two)).toBe(0.75 + 0.0625 * 1.75);
  });
});

describe('negative values', () => {
  test('leave only Gini: the others are not defined for them', () => {
    expect(hasShares(losses)).toBe(false);
    expect(hasShares(book)).toBe(true);
    expect(hhi(losses)).toEqual({ value: null, normalized: null, effectiveNumber: null });
    expect(entropy(losses)).toEqual({ value: null, exponential: null, normalized: null });
    expect(theil(losses)).toEqual({ t: null, l: null });
    expect([hoover(losses), hallTideman(losses), comprehensiveIndex(losses)]).toEqual([null, null, null]);
  });

  test('the polarised case is exactly 1 after correction', () => {
    expect(gini(bookOf([5, -5]))).toEqual({ value: 0.5, corrected: 1 });
    expect(gini(bookOf([8, 0, 0, -3])).corrected).toBe(1);
    for (let i = 1; i < 50; i++)
      expect(gini(bookOf([i / 3, 0, 0, 0, -i / 7])).corrected).toBeLessThanOrEqual(1);
  });

  test('Gini needs no positive total', () => {
    expect(gini(bookOf([-1, -3])).value).toBe(0.25);
    expect(gini(bookOf([-2, -2]))).toEqual({ value: 0, corrected: 0 });
  });
});

describe('extreme magnitudes', () => {
  const scaled = (factor: number) => bookOf(FIXTURE.map((value) => value * factor));

  test('1e287 times as much, or a subnormal fraction of it, gives the same measures', () => {
    for (const far of [scaled(1e287), scaled(2 ** -1074)]) {
      expect(gini(far).value).toBeCloseTo(0.647, 12);
      expect(hhi(far).value).toBeCloseTo(0.31035, 12);
      expect(entropy(far).value).toBeCloseTo(1.533037, 6);
      expect(theil(far).t).toBeCloseTo(0.769548, 6);
      expect(theil(far).l).toBeCloseTo(0.972117, 6);
      expect(hallTideman(far)).toBeCloseTo(0.283286, 6);
      expect(comprehensiveIndex(far)).toBeCloseTo(0.611027, 6);
      expect(jointRatio(far)?.accounts).toBeCloseTo(0.25, 12);
    }
  });

  test('a power of two as factor moves no bit', () => {
    for (const factor of [2 ** 900, 2 ** -900]) {
      expect(gini(scaled(factor))).toEqual(gini(book));
      expect(hhi(scaled(factor))).toEqual(hhi(book));
      expect(entropy(scaled(factor))).toEqual(entropy(book));
      expect(theil(scaled(factor))).toEqual(theil(book));
      expect(jointRatio(scaled(factor))).toEqual(jointRatio(book));
    }
  });

  test('a share that is too small for a double still has a logarithm', () => {
    const wide = bookOf([1e290, 5e-324]);
    const expected = -(Math.log(2) + Math.log(5e-324) - Math.log(1e290) + Math.log(2)) / 2;
    expect(theil(wide).l).toBeCloseTo(expected, 9);
    expect(theil(wide).t).toBeCloseTo(Math.log(2), 12);
    expect(entropy(wide)).toEqual({ value: 0, exponential: 1, normalized: 0 });
    // On either side of where the direct way is left.
    expect(theil(bookOf([1, 1e-289])).l).toBeCloseTo(-(Math.log(2) + Math.log(2e-289)) / 2, 9);
    expect(theil(bookOf([1, 1e-291])).l).toBeCloseTo(-(Math.log(2) + Math.log(2e-291)) / 2, 9);
  });
});
