import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const scripts = readdirSync(folder).filter((file) => file.endsWith('.ts'));
/** The programs, which have tests of their own. */
const PROGRAMS = [
  'review-orders.ts',
  'tier-review.ts',
  'churn-watch.ts',
  'compare-quarters.ts',
  'charts.ts',
  'warehouse.ts',
];
const small = scripts.filter((file) => !PROGRAMS.includes(file));

/** Lines that show that an example did what it is there for. */
const TELLING: Readonly<Record<string, RegExp>> = {
  'abc-and-concentration.ts':
    /"20% bring 80%" is \w+: 77\.0%[\s\S]*A \(vital few\): \d+ accounts[\s\S]*class A/,
  'chinese.ts': /重要价值客户 +\d+[\s\S]*最值得挽回：K\d{4}[\s\S]*得分 \d\/5/,
  'currencies.ts': /received CNY, EUR, USD[\s\S]*Nordwind: EUR 21000\n/,
  'lrfm.ts': /further scores \{"length":\d,"margin":\d\}[\s\S]*length of relationship \d+ is/,
  'own-segment-map.ts': /faults of "visits": 0\nwithout "call": [1-9]\d*, such as uncovered/,
  'score-new-account.ts':
    /holds none of the 591 accounts\.\nK9001: RFM \d{3}, segment \w+\n[\s\S]*score \d of 5/,
  'shards.ts': /merged: 20898 rows, 591 accounts\nequal to all at once: true/,
  'stream.ts':
    /orders\[412\]\.accountId must be[\s\S]*20907 rows = 20898 accepted \+ 9 rejected\n591 accounts/,
  'typed-columns.ts': /1000000 rows in columns gave 20000 accounts/,
};

afterEach(() => vi.restoreAllMocks());

test('every example is known here and listed in the README', () => {
  expect(Object.keys(TELLING).sort()).toEqual([...small].sort());
  const readme = readFileSync(`${folder}README.md`, 'utf8');
  for (const script of scripts) expect(readme).toContain(`[\`${script}\`](${script})`);
});

test.each(small)('%s is short, runs and tells something', async (script) => {
  expect(readFileSync(folder + script, 'utf8').split('\n').length).toBeLessThanOrEqual(41);
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...parts) => void lines.push(parts.join(' ')));
  await import(`../../examples/${script.replace('.ts', '')}.ts`);
  expect(`${lines.join('\n')}\n`).toMatch(TELLING[script] as RegExp);
});
