import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { amount } from '../../examples/lib/compare/sections.ts';
import { once } from '../rfm/support.ts';
import { section } from './run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const run = (...args: string[]): string =>
  execFileSync(
    process.execPath,
    [`${root}node_modules/tsx/dist/cli.mjs`, 'examples/compare-quarters.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );

const english = once(() => run());
const chinese = once(() => run('--locale', 'zh-CN'));

/** The numbers of a line, in order. */
const numbers = (line: string): number[] =>
  (line.match(/[+-]?\d[\d,]*/g) ?? []).map((text) => Number(text.replaceAll(',', '')));

test('amounts have separators', () => {
  expect([0, -0.4, 999, 1000, -1234567.8].map(amount)).toEqual(['0', '0', '999', '1,000', '-1,234,568']);
});

describe('the comparison of two quarters', () => {
  test('prints matrices whose rows and columns add up', () => {
    for (const [title, size] of [
      ['Who moved: segment', 12],
      ['Who moved: tier', 3],
    ] as const) {
      const lines = section(english(), title);
      const rows = lines.filter((line) => /^ {2}\d+ /.test(line)).slice(0, size);
      expect(rows).toHaveLength(size);
      const cells = rows.map((line) =>
        line
          .trim()
          .split(/\s+/)
          .slice(-size - 1)
          .map((cell) => Number(cell.replace('·', '0'))),
      );
      for (const row of cells) expect(row.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(row.at(-1));
      const total = numbers(lines.find((line) => line.startsWith('  total')) ?? '');
      expect(total).toEqual(total.map((_, c) => cells.reduce((sum, row) => sum + (row[c] as number), 0)));
      expect(total.at(-1)).toBe(591);
    }
  });

  test('prints a bridge that adds up to whole units', () => {
    const lines = section(english(), 'Where the change of revenue came from');
    const at = (name: string) =>
      numbers(lines.find((line) => line.startsWith(`  ${name} `)) ?? '')[0] as number;
    const steps = ['new accounts', 'reactivated accounts', 'expansion', 'contraction', 'lost accounts'].map(
      at,
    );
    expect(at('change')).toBe(at('revenue after') - at('revenue before'));
    expect(Math.abs(steps.reduce((a, b) => a + b, 0) - at('change'))).toBeLessThanOrEqual(3);
  });

  test('names ten winners and ten losers, the largest first', () => {
    for (const [title, sign] of [
      ['The ten that gained', 1],
      ['The ten that lost', -1],
    ] as const) {
      const lines = section(english(), title).filter((line) => line.startsWith('  K'));
      const sizes = lines.map((line) => sign * (numbers(line).at(-1) as number));
      expect(sizes).toHaveLength(10);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      expect(sizes[9]).toBeGreaterThan(0);
    }
  });

  test('says why scores and a tier moved', () => {
    const why = section(english(), 'Why scores and tiers moved').join('\n');
    expect(why).toMatch(
      /K0341 Selwick Tooling AB: RFM score 2\.00 → 3\.67\n {4}- recency 138 → 0: \+1\.33 points/,
    );
    expect(why).toMatch(/score over criteria [\d.]+ → [\d.]+\n {4}- scale .*points\n {6}- amount /);
    expect(why).toMatch(/tier Medium value → High value\n {4}- score [\d.]+ → [\d.]+: up by 1/);
    expect(english()).not.toMatch(/NaN|undefined|null|\[object/);
  });

  test('says the same in Chinese', () => {
    const text = chinese();
    expect(text).toMatch(/两次盘点对比/);
    expect(text).toMatch(/最近一次消费 138 → 0：\+1\.33 分/);
    expect(text).toMatch(/级别 中等价值客户 → 高价值客户\n {4}- 综合得分 .*：上升 1 级/);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
    const own = (all: string) =>
      all
        .split('\n')
        .filter((line) => /^ {2}K\d{4} .* [+-]\d/.test(line))
        .map(numbers);
    expect(own(text)).toHaveLength(20);
    expect(own(text)).toEqual(own(english()));
  });
});
