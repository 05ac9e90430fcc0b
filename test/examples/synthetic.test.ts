import { readFileSync, statSync } from 'node:fs';
import { summarizeOrders } from 'account-scoring';
import { expect, test } from 'vitest';
import { SYNTHETIC_ORDERS, syntheticOrders } from '../../examples/data/generate-orders.ts';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';

test('the file is what its generator writes, byte for byte', () => {
  const bytes = readFileSync(SYNTHETIC_ORDERS);
  expect(bytes.equals(Buffer.from(syntheticOrders()))).toBe(true);
});

test('the generator asks neither chance nor the clock', () => {
  for (const file of ['generate-orders', 'random', 'company-names']) {
    const source = readFileSync(new URL(`../../examples/data/${file}.ts`, import.meta.url), 'utf8');
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(
      /Math\.(?!imul|floor|round|sqrt|max|min)|Date\.now|new Date\(\)|performance|randomUUID/,
    );
  }
});

test('it says in its name that it is made up, and is small', () => {
  expect(SYNTHETIC_ORDERS).toMatch(/synthetic-orders\.csv$/);
  expect(statSync(SYNTHETIC_ORDERS).size).toBeLessThan(1_500_000);
});

test('it holds what a real book does', () => {
  const orders = syntheticBook();
  const accounts = summarizeOrders(orders, { asOf: '2025-12-31', columns: { orderId: 'orderId' } });
  expect(accounts.length).toBeGreaterThan(580);
  const orderCount = accounts.reduce((sum, { frequency }) => sum + frequency, 0);
  expect(orderCount).toBeGreaterThan(18_000);
  expect(orderCount).toBeLessThan(22_000);
  // Orders in several lines, returns, lapses, newcomers, one-off buyers.
  expect(orders.length).toBeGreaterThan(orderCount + 500);
  expect(orders.filter(({ amount }) => amount < 0).length).toBeGreaterThan(200);
  expect(accounts.filter(({ recency }) => (recency ?? 0) > 365).length).toBeGreaterThan(30);
  expect(accounts.filter(({ tenure }) => (tenure ?? 0) < 365).length).toBeGreaterThan(30);
  expect(accounts.filter(({ frequency }) => frequency === 1).length).toBeGreaterThan(5);
  // Two accounts that dominate.
  const sizes = accounts.map(({ monetary }) => monetary).sort((a, b) => b - a);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect((sizes[1] as number) / total).toBeGreaterThan(0.1);
  expect((sizes[2] as number) / total).toBeLessThan(0.05);
  // Accounts that tie in everything.
  const ties = new Map<string, number>();
  for (const { recency, frequency, monetary } of accounts) {
    const key = `${recency} ${frequency} ${monetary}`;
    ties.set(key, (ties.get(key) ?? 0) + 1);
  }
  expect(Math.max(...ties.values())).toBeGreaterThanOrEqual(20);
  // Names in two scripts, with quotes and commas.
  const names = new Set(orders.map(({ name }) => name));
  expect([...names].filter((name) => /\p{Script=Han}/u.test(name)).length).toBeGreaterThan(100);
  expect(names).toContain('Halden, Moss & Co');
  expect(names).toContain('Ingram "Inox" Supply');
});
