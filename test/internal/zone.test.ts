import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/internal/day.ts';
import { civilDayIn } from '../../src/internal/zone.ts';
import { failure } from '../orders/help.ts';

const at = (zone: string, instant: string) => isoDay(civilDayIn(zone)(Date.parse(instant)));

describe('midnights', () => {
  test.each([
    ['UTC', '2026-01-05T00:00:00Z'],
    ['Etc/UTC', '2026-01-05T00:00:00Z'],
    ['Asia/Shanghai', '2026-01-04T16:00:00Z'],
    ['Asia/Kolkata', '2026-01-04T18:30:00Z'],
    ['Asia/Kathmandu', '2026-01-04T18:15:00Z'],
    ['Pacific/Auckland', '2026-01-04T11:00:00Z'],
    ['Pacific/Chatham', '2026-01-04T10:15:00Z'],
    ['Pacific/Kiritimati', '2026-01-04T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-01-05T11:00:00Z'],
    ['America/New_York', '2026-01-05T05:00:00Z'],
    ['America/St_Johns', '2026-01-05T03:30:00Z'],
    ['Etc/GMT-9', '2026-01-04T15:00:00Z'],
  ])('of %s', (zone, midnight) => {
    const day = civilDayIn(zone);
    const instant = Date.parse(midnight);
    expect(isoDay(day(instant))).toBe('2026-01-05');
    expect(isoDay(day(instant - 1))).toBe('2026-01-04');
    expect(isoDay(day(instant + 86_400_000 - 1))).toBe('2026-01-05');
    expect(isoDay(day(instant + 86_400_000))).toBe('2026-01-06');
  });
});

describe('days that are not 24 hours long', () => {
  test.each([
    ['America/New_York', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01T04:00:00Z', 25],
    ['Pacific/Auckland', '2026-09-26T12:00:00Z', 23],
    ['Pacific/Auckland', '2026-04-04T11:00:00Z', 25],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', 23],
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', 23.5],
    // Summer time began at midnight: the day began at 1 o'clock.
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', 23],
  ])('%s from %s: %d hours', (zone, midnight, hours) => {
    const day = civilDayIn(zone);
    const instant = Date.parse(midnight);
    const first = day(instant);
    expect(day(instant - 1)).toBe(first - 1);
    for (let half = 0; half < 2 * hours; half++) expect(day(instant + half * 1_800_000)).toBe(first);
    expect(day(instant + hours * 3_600_000 - 1)).toBe(first);
    expect(day(instant + hours * 3_600_000)).toBe(first + 1);
  });

  test('a day that Samoa left out', () => {
    expect(at('Pacific/Apia', '2011-12-30T09:59:59Z')).toBe('2011-12-29');
    expect(at('Pacific/Apia', '2011-12-30T10:00:00Z')).toBe('2011-12-31');
  });
});

test('local mean time, to the second', () => {
  // Shanghai was 8:05:43 ahead until 1901.
  expect(at('Asia/Shanghai', '1890-01-04T15:54:16Z')).toBe('1890-01-04');
  expect(at('Asia/Shanghai', '1890-01-04T15:54:17Z')).toBe('1890-01-05');
  expect(at('America/New_York', '0001-01-02T00:00:00Z')).toBe('0001-01-01');
});

test('is what Intl says, day by day and hour by hour', () => {
  for (const zone of ['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'Europe/London']) {
    const day = civilDayIn(zone);
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    for (let ms = Date.UTC(2025, 11, 1); ms < Date.UTC(2027, 0, 1); ms += 7 * 3_600_000 + 123)
      if (isoDay(day(ms)) !== format.format(ms)) expect.fail(`${zone} ${ms}`);
  }
});

test('fractions of a millisecond belong to their day', () => {
  const day = civilDayIn('Asia/Shanghai');
  const midnight = Date.parse('2026-01-04T16:00:00Z');
  expect(isoDay(day(midnight - 0.5))).toBe('2026-01-04');
  expect(isoDay(day(midnight + 0.5))).toBe('2026-01-05');
});

test.each([
  ['Mars/Olympus', '"Mars/Olympus"'],
  ['', '""'],
  ['GMT+25', '"GMT+25"'],
  [42, '42'],
  [5n, '5n'],
])('%o is no zone', (zone, shown) => {
  expect(failure(() => civilDayIn(zone as string))).toBe(
    `RangeError: Cannot read dates as "timeZone" must be an IANA time zone such as "Asia/Shanghai": current value is ${shown}`,
  );
});
