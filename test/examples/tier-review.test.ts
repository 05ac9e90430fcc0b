import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeSignals, QUARTERS, SYNTHETIC_SIGNALS } from '../../examples/data/generate-signals.ts';
import { signalsAt } from '../../examples/lib/tiers/signals.ts';
import { once } from '../rfm/support.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const run = (...args: string[]): string =>
  execFileSync(
    process.execPath,
    [`${root}node_modules/tsx/dist/cli.mjs`, 'examples/tier-review.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );

const english = once(() => run());
const chinese = once(() => run('--locale', 'zh-CN'));

describe('the signals', () => {
  test('are what their generator writes, byte for byte', () => {
    expect(readFileSync(SYNTHETIC_SIGNALS, 'utf8')).toBe(makeSignals());
  });

  test('are of 40 accounts at two quarters, with gaps', () => {
    for (const quarter of QUARTERS) {
      const signals = signalsAt(quarter);
      expect(new Set(signals.map(({ accountId }) => accountId)).size).toBe(40);
      expect(signals.filter(({ shareOfWallet }) => shareOfWallet === null)).toHaveLength(3);
    }
    expect(signalsAt(QUARTERS[1]).filter(({ overdueDays }) => (overdueDays ?? 0) > 180)).toHaveLength(1);
  });
});

describe('the tier review', () => {
  test('prints tiers, moves and reasons in English', () => {
    const text = english();
    expect(text).toMatch(/purchasing power 0\.4236, .* consistency ratio 0\.0038/);
    expect(text).toMatch(/First review, 2025-09-30[\s\S]*Second review, 2025-12-31/);
    expect(text.match(/^ {2}K\d{4} .* (Gold|Diamond|Platinum|Silver|Not a key account) .*%/gm)).toHaveLength(
      40,
    );
    expect(text).toMatch(
      /vetoed, Silver \(before: Platinum\)\n {4}\* veto, days overdue 203 \(> 180\): Silver at most/,
    );
    expect(text).toMatch(/: promoted, /);
    expect(text).toMatch(/missed at 1 of 2 reviews running: held this time/);
    expect(text).toMatch(/Visits due on 2025-12-31/);
    expect(text).toMatch(/Next review: 2026-03-31/);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
  });

  test('says the same in Chinese', () => {
    const text = chinese();
    expect(text).toMatch(/购买力 0\.4236/);
    expect(text).toMatch(/一票否决, 银客户/);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
    // The accounts' table has the same numbers in both languages.
    const rows = (all: string) =>
      (all.match(/^ {2}K\d{4} .*%/gm) ?? []).map((row) => row.match(/[\d.]+%?/g)?.slice(-5));
    expect(rows(text)).toEqual(rows(english()));
  });
});
