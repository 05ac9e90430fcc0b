import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { isoDay, NO_DAY } from '../../src/internal/day.ts';
import { dayReaderIn, readAsOf } from '../../src/internal/read-day.ts';
import { failure } from '../orders/help.ts';

const utc = dayReaderIn('UTC');
const read = (value: unknown, reader = utc): string | null => {
  const day = reader(value);
  return day === NO_DAY ? null : isoDay(day);
};

const DAY = '2026-01-05';

describe('times of day', () => {
  test.each([
    'T00:00',
    'T23:59',
    'T00:00:00',
    'T23:59:59',
    'T19:00:00',
    'T20:00:00',
    ' 08:26:00',
    ' 08:26',
    't08:26',
    't08:26:00',
    'T08:26:00.0',
    'T08:26:00.123456789',
    'T08:26:00,5',
    'T08:26Z',
    'T08:26z',
    'T08:26:00Z',
    'T08:26:00.5Z',
    'T08:26+08:00',
    'T08:26+0800',
    'T08:26+08',
    'T08:26:00-08:00',
    'T08:26:00.5-0800',
    'T23:59:59+23:59',
    'T00:00:00-23:59',
  ])('%s', (time) => {
    expect(read(`${DAY}${time}`)).toBe(DAY);
  });

  test.each([
    'T',
    'T0',
    'T08',
    'T08:',
    'T08:2',
    'T8:26',
    'T24:00',
    'T29:00',
    'T30:00',
    'T24:00:00',
    'T25:00:00',
    'T08:60',
    'T08:60:00',
    'T08:26:60',
    'T08:26:61',
    'T08:26:0',
    'T08:26:',
    'T08:26:00.',
    'T08:26:00.1234567890',
    'T08:26:00Zz',
    'T08:26:00 Z',
    'T08:26:00+',
    'T08:26:00+8',
    'T08:26:00+24:00',
    'T08:26:00+08:60',
    'T08:26:00+08:',
    'T08:26:00+08:0',
    'T08:26:00+08:000',
    'T08-26-00',
    'T08-26:00',
    'x08:26:00',
    'TT8:26:00',
    'Ta8:26:00',
    'T0a:26:00',
    'T08:a6:00',
    'T08:2a:00',
    'T08:26:a0',
    'T08:26:0a',
    'T/8:26:00',
    'T0/:26:00',
    'T08:/6:00',
    'T08:2/:00',
    'T08:26:/0',
    'T08:26:0/',
    '  08:26:00',
    'T08:26:00\n',
    'T08:26 PM',
    ' 8:26:00 AM',
  ])('not %j', (time) => {
    expect(read(`${DAY}${time}`)).toBeNull();
  });

  test('of a day that is none', () => {
    expect(read('2026-02-30T08:26:00')).toBeNull();
    expect(read('2026-02-30T08:26:00Z')).toBeNull();
  });
});

describe('offsets', () => {
  test.each([
    ['2026-01-05T00:00:00+00:00', '2026-01-05'],
    ['2026-01-05T00:00:00-00:00', '2026-01-05'],
    ['2026-01-05T07:59:59+08:00', '2026-01-04'],
    ['2026-01-05T08:00:00+08:00', '2026-01-05'],
    ['2026-01-05T07:59:59.999+0800', '2026-01-04'],
    ['2026-01-05T07:59+08', '2026-01-04'],
    ['2026-01-05T16:00:00-08:00', '2026-01-06'],
    ['2026-01-05T15:59:59-08:00', '2026-01-05'],
    ['2026-01-05T15:59:59.999-08:00', '2026-01-05'],
    ['2026-01-05T05:29:59+05:30', '2026-01-04'],
    ['2026-01-05T05:30:00+05:30', '2026-01-05'],
    ['2026-01-05T23:45:00-00:15', '2026-01-06'],
    ['2026-01-05T23:44:59-00:15', '2026-01-05'],
    ['2026-01-01T00:00:00+00:01', '2025-12-31'],
    ['2024-02-28T23:59:59-00:01', '2024-02-29'],
  ])('%s is %s in UTC', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test('minutes, seconds and milliseconds count', () => {
    const shanghai = dayReaderIn('Asia/Shanghai');
    expect(read('2026-01-04T15:59:59.999Z', shanghai)).toBe('2026-01-04');
    expect(read('2026-01-04T15:59:59.9999Z', shanghai)).toBe('2026-01-04');
    expect(read('2026-01-04T16:00:00.000Z', shanghai)).toBe('2026-01-05');
    expect(read('2026-01-04T16:00Z', shanghai)).toBe('2026-01-05');
    expect(read('2026-01-04T15:59Z', shanghai)).toBe('2026-01-04');
  });
});

describe('numbers', () => {
  test.each([
    [1e10, '1970-04-26'],
    [9_999_999_999, null],
    [9_999_999_999.9, null],
    [-1e10, '1969-09-07'],
    [-9_999_999_999, null],
    [0, null],
    [1_767_571_200_000, '2026-01-05'],
    [1_767_571_199_999.5, '2026-01-04'],
    [253_402_300_799_999, '9999-12-31'],
    [253_402_300_800_000, null],
    [-62_135_596_800_000, '0001-01-01'],
    [-62_135_596_800_001, null],
    [8.64e15, null],
    [-8.64e15, null],
    [8.64e15 + 1, null],
    [1e300, null],
    [Number.POSITIVE_INFINITY, null],
    [Number.NaN, null],
  ])('%d', (ms, day) => {
    expect(read(ms)).toBe(day);
  });

  test('in every zone, up to the ends of the years', () => {
    for (const zone of [
      'UTC',
      'Asia/Shanghai',
      'America/New_York',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    ]) {
      const reader = dayReaderIn(zone);
      for (const ms of [8.64e15, -8.64e15, 1e300, Number.NaN]) {
        expect(read(ms, reader)).toBeNull();
        expect(read(new Date(ms), reader)).toBeNull();
      }
    }
    expect(read(253_402_300_799_999, dayReaderIn('America/New_York'))).toBe('9999-12-31');
    expect(read(253_402_300_800_000, dayReaderIn('America/New_York'))).toBe('9999-12-31');
    expect(read(253_402_300_799_999, dayReaderIn('Pacific/Kiritimati'))).toBeNull();
    expect(read(-62_135_596_800_000, dayReaderIn('Asia/Shanghai'))).toBe('0001-01-01');
    expect(read(-62_135_596_800_000, dayReaderIn('America/New_York'))).toBeNull();
  });
});

describe('Dates', () => {
  test('of this realm and of another', () => {
    expect(read(new Date(0))).toBe('1970-01-01');
    expect(read(new Date(1))).toBe('1970-01-01');
    expect(read(new Date(-1))).toBe('1969-12-31');
    expect(read(runInNewContext('new Date(0)'))).toBe('1970-01-01');
    expect(read(new Date(Number.NaN))).toBeNull();
    class Moment extends Date {}
    expect(read(new Moment(0))).toBe('1970-01-01');
  });

  test.each([
    [{}],
    [null],
    [undefined],
    [[]],
    [{ getTime: 5 }],
    [{ getTime: () => Number.NaN }],
    [true],
    [5n],
    [Symbol('d')],
    [() => 1],
  ])('not %o', (value) => {
    expect(read(value)).toBeNull();
  });
});

describe('readAsOf', () => {
  const expected =
    'an ISO day (2026-01-31), an ISO timestamp, a Date or epoch milliseconds, from the year 1 to 9999';

  test('gives the day', () => {
    expect(readAsOf('2026-01-31', utc, 'do it')).toBe(20_484);
    expect(readAsOf(new Date('2026-01-31T23:00Z'), dayReaderIn('Asia/Shanghai'), 'do it')).toBe(20_485);
  });

  test.each([
    [undefined, 'undefined'],
    ['soon', '"soon"'],
    [12, '12'],
    [5n, '5n'],
    [new Date(Number.NaN), 'an invalid Date'],
    [new Date(253_402_300_800_000), 'the Date +010000-01-01T00:00:00.000Z'],
    [runInNewContext('new Date(NaN)'), 'an invalid Date'],
    [{ asOf: 1 }, 'an object'],
  ])('refuses %o', (asOf, shown) => {
    expect(failure(() => readAsOf(asOf, utc, 'do it'))).toBe(
      `TypeError: Cannot do it as "asOf" must be ${expected}: current value is ${shown}`,
    );
  });
});
