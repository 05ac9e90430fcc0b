import { expect, test } from 'vitest';
import { money, percent, roundPercent, whole } from '../../examples/lib/numbers.ts';
import { Progress } from '../../examples/lib/progress.ts';
import { cutTo, displayWidth, padEnd, padStart, printable } from '../../examples/lib/width.ts';

function watch(bytes: number, isTTY: boolean): { text: () => string; progress: Progress } {
  const texts: string[] = [];
  const output = { isTTY, write: (text: string) => texts.push(text) };
  return {
    text: () => texts.join(''),
    progress: new Progress(output, bytes, (percent, rows) => `${percent}% ${rows}`),
  };
}

test('progress rewrites one line of a terminal and takes it away', () => {
  const { text, progress } = watch(10_000_000, true);
  for (let row = 1; row <= 1000; row++) progress.at(row, row * 10_000);
  expect(text().split('\r').length).toBe(101);
  expect(text()).toContain('\r\x1b[K50% 500');
  progress.end();
  expect(text().endsWith('100% 1000\r\x1b[K')).toBe(true);
});

test('progress is silent for small files, and brief where there is no terminal', () => {
  const small = watch(4_999_999, true);
  small.progress.at(1, 4_999_999);
  small.progress.end();
  expect(small.text()).toBe('');
  const file = watch(8_000_000, false);
  for (let row = 1; row <= 8; row++) file.progress.at(row, row * 1_000_000);
  file.progress.end();
  expect(file.text()).toBe('25% 2\n50% 4\n75% 6\n100% 8\n');
});

test('width counts the places in a terminal', () => {
  expect(['abc', '客户', 'é', 'e\u0301', '（元）', '｡', '😀', 'ﾊ', '…', '한국'].map(displayWidth)).toEqual([
    3, 4, 1, 1, 6, 1, 2, 1, 1, 4,
  ]);
  expect(padEnd('客户', 6)).toBe('客户  ');
  expect(padStart('客户', 6)).toBe('  客户');
  expect(cutTo('华东汽配有限公司', 9)).toBe('华东汽配…');
  expect(cutTo('abc', 3)).toBe('abc');
  expect(printable(' a\u001b[31m\n\tb\u202e ')).toBe('a [31m b');
});

test('numbers are the same in every locale', () => {
  expect([0, 7, 1234, -1234567.5, 1e15, -0.2, null].map(whole)).toEqual([
    '0',
    '7',
    '1,234',
    '-1,234,568',
    '1.000e+15',
    '0',
    '-',
  ]);
  expect([99.994, 100.4, -3.5, 12, null].map(money)).toEqual(['99.99', '100', '-3.50', '12', '-']);
  expect([0.12345, 1, -0.5, null].map(percent)).toEqual(['12.3%', '100.0%', '-50.0%', '-']);
  expect([0.2, 0.005, 0.333333].map(roundPercent)).toEqual(['20%', '0.5%', '33.33%']);
});
