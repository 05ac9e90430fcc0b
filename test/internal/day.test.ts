import { describe, expect, test } from 'vitest';
import {
  dayFromCivil,
  dayFromIsoPrefix,
  isoDay,
  MAX_DAY,
  MIN_DAY,
  MS_PER_DAY,
  NO_DAY,
} from '../../src/internal/day.ts';

test('the ends of the years', () => {
  expect(isoDay(MIN_DAY)).toBe('0001-01-01');
  expect(isoDay(MAX_DAY)).toBe('9999-12-31');
  expect(dayFromIsoPrefix('0001-01-01')).toBe(MIN_DAY);
  expect(dayFromIsoPrefix('9999-12-31')).toBe(MAX_DAY);
  expect(MS_PER_DAY).toBe(24 * 60 * 60 * 1000);
});

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['1970-02-28', 58],
  ['1970-03-01', 59],
  ['1972-02-29', 789],
  ['1900-02-28', -25_509],
  ['1900-03-01', -25_508],
  ['2000-02-29', 11_016],
  ['2000-12-31', 11_322],
  ['2024-12-31', 20_088],
  ['2026-01-31', 20_484],
  ['2100-03-01', 47_541],
])('%s is day %i', (iso, day) => {
  expect(dayFromIsoPrefix(iso)).toBe(day);
  expect(isoDay(day)).toBe(iso);
});

test('every day of some centuries, and days of all years, are those of Date', () => {
  const check = (day: number) => {
    const date = new Date(day * MS_PER_DAY);
    const iso = date.toISOString().slice(0, 10);
    if (isoDay(day) !== iso || dayFromIsoPrefix(iso) !== day) expect.fail(`day ${day} is ${iso}`);
    const civil = dayFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
    if (civil !== day) expect.fail(`${iso} is not day ${civil}`);
  };
  for (let day = -30_000; day <= 50_000; day++) check(day);
  for (let day = MIN_DAY; day <= MAX_DAY; day += 97) check(day);
});

test('years before 1 have days too', () => {
  expect(dayFromCivil(0, 12, 31)).toBe(MIN_DAY - 1);
  expect(dayFromCivil(0, 1, 1)).toBe(MIN_DAY - 366);
  expect(dayFromCivil(-400, 3, 1)).toBe(dayFromCivil(0, 3, 1) - 146_097);
});

describe('what is no day', () => {
  test.each([
    '2026-02-29',
    '2026-02-30',
    '2024-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-00-01',
    '2026-13-01',
    '2026-99-01',
    '2026-01-00',
    '0000-01-01',
    '2026/01/05',
    '2026-01/05',
    '2026.01-05',
    '202a-01-05',
    '20a6-01-05',
    '2a26-01-05',
    'a026-01-05',
    '2026-a1-05',
    '2026-0a-05',
    '2026-01-a5',
    '2026-01-0a',
    '2026-01-0/',
    '2026-01-:0',
    '-026-01-05',
    '2026--1-05',
    ' 026-01-05',
    '２026-01-05',
    '',
    '2026-01',
  ])('%s', (text) => {
    expect(dayFromIsoPrefix(text)).toBe(NO_DAY);
  });

  test.each([
    ['2026-01-31', 20_484],
    ['2026-03-31', 20_543],
    ['2026-05-31', 20_604],
    ['2026-07-31', 20_665],
    ['2026-08-31', 20_696],
    ['2026-10-31', 20_757],
    ['2026-12-31', 20_818],
    ['2026-04-30', 20_573],
    ['2026-06-30', 20_634],
    ['2026-09-30', 20_726],
    ['2026-11-30', 20_787],
    ['2026-02-28', 20_512],
    ['2024-02-29', 19_782],
  ])('but %s is', (text, day) => {
    expect(dayFromIsoPrefix(text)).toBe(day);
  });

  test('what follows the day is not looked at', () => {
    expect(dayFromIsoPrefix('2026-01-31T25:00')).toBe(20_484);
  });
});
