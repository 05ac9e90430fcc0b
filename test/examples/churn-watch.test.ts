import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkSignals } from 'account-scoring';
import { describe, expect, test } from 'vitest';
import { accountSignals } from '../../examples/data/account-signals.ts';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import { once } from '../rfm/support.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const run = (...args: string[]): string =>
  execFileSync(
    process.execPath,
    [`${root}node_modules/tsx/dist/cli.mjs`, 'examples/churn-watch.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );

const chinese = once(() => run('--locale', 'zh-CN', '--weeks', '8'));

test('the signals are of 60 accounts, without a fault, and the same every time', () => {
  const signals = accountSignals(syntheticBook());
  expect(checkSignals(signals, { asOf: '2026-03-31' })).toEqual([]);
  expect(new Set(signals.touches?.map(({ accountId }) => accountId)).size).toBe(60);
  expect(accountSignals(syntheticBook())).toEqual(signals);
});

describe('the churn watch', () => {
  test('prints the backtest, the changes, the status and the accounts to look at, in English', () => {
    const text = run();
    expect(text).toMatch(/591 accounts, evaluated every week of 2025 \(52 evaluations\)/);
    expect(text).toMatch(/^ {2}R01 Reorder overdue +\d+ +\d+\.\d%/m);
    expect(text).toMatch(/all rules together +\d+/);
    expect(text).toMatch(/R\d\d [A-Z][a-z ]+, (firing|resolved), (medium|high|critical)/);
    expect(text).toMatch(/red +\d+ +[\d,]+\n {2}orange/);
    expect(text).toMatch(/K0368 Brix & Söhne: red[\s\S]*times the usual gap, ≥ 3: critical/);
    expect(text).toMatch(/trained score: \d+% are lost within 90 days/);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
  });

  test('says the same in Chinese', () => {
    const text = chinese();
    expect(text).toMatch(/R01 复购逾期/);
    expect(text).toMatch(/红色预警/);
    expect(text).toMatch(/待办/);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
  });
});
