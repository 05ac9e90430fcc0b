import { describe, expect, test } from 'vitest';
import { lorenz, whaleCurve } from '../../src/concentration/curves.ts';
import { bookOf, FIXTURE, WITH_LOSSES } from './helpers.ts';

describe('lorenz', () => {
  test('has a point for every account, smallest first', () => {
    expect(lorenz(bookOf(FIXTURE), 100)).toEqual([
      { accounts: 0, share: 0 },
      { accounts: 0.1, share: 0.005 },
      { accounts: 0.2, share: 0.01 },
      { accounts: 0.3, share: 0.02 },
      { accounts: 0.4, share: 0.04 },
      { accounts: 0.5, share: 0.07 },
      { accounts: 0.6, share: 0.12 },
      { accounts: 0.7, share: 0.2 },
      { accounts: 0.8, share: 0.3 },
      { accounts: 0.9, share: 0.5 },
      { accounts: 1, share: 1 },
    ]);
  });

  test('has `steps` equal steps when there are more accounts, interpolated on the curve', () => {
    expect(lorenz(bookOf(FIXTURE), 10)).toHaveLength(11);
    expect(lorenz(bookOf(FIXTURE), 5).map(({ share }) => share)).toEqual([0, 0.01, 0.04, 0.12, 0.3, 1]);
    const quarters = lorenz(bookOf(FIXTURE), 4);
    expect(quarters.map(({ accounts }) => accounts)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(quarters[1]?.share).toBeCloseTo(0.015, 12);
    expect(quarters[3]?.share).toBeCloseTo(0.25, 12);
  });

  test('dips below 0 with losses, and is empty without shares', () => {
    expect(lorenz(bookOf(WITH_LOSSES), 100)[2]?.share).toBe(-0.2375);
    expect(lorenz(bookOf([]), 100)).toEqual([]);
    expect(lorenz(bookOf([0, 0]), 100)).toEqual([]);
    expect(lorenz(bookOf([4]), 100)).toEqual([
      { accounts: 0, share: 0 },
      { accounts: 1, share: 1 },
    ]);
  });
});

describe('whaleCurve', () => {
  test('of the fixture: peak 990 at 8 accounts, ratio 1.2375', () => {
    expect(whaleCurve(bookOf(WITH_LOSSES))).toEqual({
      peak: 990,
      accounts: 8,
      ratio: 1.2375,
      erosion: 190,
      erosionShare: 190 / 990,
    });
  });

  test('without losses the peak is the total; accounts at 0 do not count towards it', () => {
    expect(whaleCurve(bookOf([3, 1, 0, 0]))).toEqual({
      peak: 4,
      accounts: 2,
      ratio: 1,
      erosion: 0,
      erosionShare: 0,
    });
  });

  test('when losses eat up the gains there is no ratio', () => {
    expect(whaleCurve(bookOf([3, -3]))).toEqual({
      peak: 3,
      accounts: 1,
      ratio: null,
      erosion: 3,
      erosionShare: 1,
    });
    expect(whaleCurve(bookOf([3, -6]))).toEqual({
      peak: 3,
      accounts: 1,
      ratio: null,
      erosion: 6,
      erosionShare: 2,
    });
  });

  test('without gains there is no share of them', () => {
    expect(whaleCurve(bookOf([0, -6]))).toEqual({
      peak: 0,
      accounts: 0,
      ratio: null,
      erosion: 6,
      erosionShare: null,
    });
    expect(whaleCurve(bookOf([0]))?.erosionShare).toBe(null);
    expect(whaleCurve(bookOf([5e-324, -1e290]))?.erosionShare).toBe(null);
    expect(whaleCurve(bookOf([]))).toBe(null);
  });

  test('erosion is summed exactly, not read off rounded totals', () => {
    expect(whaleCurve(bookOf([1e16, -0.1, -0.2]))?.erosion).toBe(0.30000000000000004);
  });
});
