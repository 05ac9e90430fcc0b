import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { layoutFaults, textBoxes } from '../charts/svg-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const lines: string[] = [];
let svgs: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation((...parts) => void lines.push(parts.join(' ')));
  const given = process.argv;
  process.argv = ['node', 'examples/charts.ts', '--out', folder];
  try {
    await import('../../examples/charts.ts');
  } finally {
    process.argv = given;
    vi.restoreAllMocks();
  }
  svgs = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every picture is drawn in both languages', () => {
  expect([...svgs.keys()].filter((file) => file.endsWith('.en.svg'))).toHaveLength(10);
  expect([...svgs.keys()].filter((file) => file.endsWith('.zh-CN.svg'))).toHaveLength(10);
  expect(lines).toContain(
    'pareto-curve.en.svg  Pareto curve: 142 of 591 accounts (24%) bring 80% of revenue.',
  );
  expect(lines.join('\n')).toMatch(/segment-bars\.zh-CN\.svg {2}591 家客户分为 11 个客户群/);
});

test('texts neither cover each other nor stick out', () => {
  for (const [file, svg] of svgs) {
    expect(layoutFaults(svg), file).toEqual([]);
    expect(textBoxes(svg).length, file).toBeGreaterThan(5);
  }
});

test('a picture stands alone, scales, and may stand beside others in one page', () => {
  const ids: string[] = [];
  for (const [file, svg] of svgs) {
    // Names of XML languages are the only addresses.
    expect(svg.replace(/xmlns(:xlink)?="[^"]*"/g, ''), file).not.toMatch(
      /https?:|\/\/|<script|@import|<image|<style|on\w+=/,
    );
    expect(svg).toMatch(/viewBox="0 0 \d/);
    expect(svg).toContain('max-width:100%;height:auto');
    expect(svg).toContain('&quot;Noto Sans CJK SC&quot;');
    expect(svg).toMatch(/aria-label="[^"]*\d/);
    const own = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id);
    for (const [, id = ''] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(own).toContain(id);
    ids.push(...own);
  }
  expect(new Set(ids).size).toBe(ids.length);
});
