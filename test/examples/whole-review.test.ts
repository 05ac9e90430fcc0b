/** `npm start`: the whole review, printed and as a page with pictures. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatLabel, formatReview, kam11, reviewAccounts } from 'account-scoring';
import { afterAll, describe, expect, test } from 'vitest';
import { SYNTHETIC_ORDERS } from '../../examples/data/generate-orders.ts';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import { section, temporaryFile, wholeReview } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'whole-review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (name: string): string => join(folder, name);

describe('the bundled book', () => {
  test('is reviewed as a whole, and its rows are accounted for', async () => {
    const { code, out, err } = await wholeReview('--html', page('en.html'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toMatch(/undefined|NaN|\[object|Infinity/);
    expect(out).toContain('20,907 rows read = 20,898 good + 9 left out');
    expect(out).toMatch(/Rows received +20,907 = 20,898 accepted \+ 9 rejected/);
    expect(out).toContain('line 1293: order_date is "2023-02-30", not a date such as 2026-01-31');
    for (const { id } of kam11.segments) expect(out).toContain(formatLabel('segment', id));
    for (const title of ['Look at first', 'Concentration', 'Tiers', 'Clusters', 'Lifecycle', 'Warnings'])
      expect(section(out, title)[0]).toBe(title);
    expect(out).toContain(`${page('en.html')} (open it in a browser)`);
  });

  test('is what the library says of it', async () => {
    const orders = syntheticBook();
    const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
    const review = reviewAccounts(orders, { asOf: '2025-12-31', columns: { orderId: 'orderId' }, names });
    const text = formatReview(review, { accounts: 20 });
    const { out } = await wholeReview();
    const from = out.indexOf('\nLook at first\n');
    const to = out.indexOf('\nWhat to know about these results\n');
    expect(from).toBeGreaterThan(0);
    expect(text).toContain(out.slice(from, to));
  });

  test('is a page that stands alone, with a picture for each part that has one', async () => {
    const { out } = await wholeReview('--locale', 'zh-CN', '--html', page('zh.html'));
    expect(out).toContain('带图表的网页版');
    const html = readFileSync(page('zh.html'), 'utf8');
    expect(html).toMatch(/<html lang="zh-CN"/);
    expect(html.match(/<svg /g)?.length).toBe(5);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain('客户分群');
  });
});

describe('a file of your own', () => {
  test('is counted as the flags say', async () => {
    const lines = readFileSync(SYNTHETIC_ORDERS, 'utf8').split('\n').slice(0, 4000).join('\n');
    const path = temporaryFile(lines);
    const { code, out } = await wholeReview(
      path,
      '--as-of',
      '2023-06-30',
      '--window-days',
      '90',
      '--map',
      'zh8',
      '--top',
      '3',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/Orders count +those of the last 90 days/);
    const first = out.slice(out.indexOf('\nLook at first\n'), out.indexOf('\nSegments\n'));
    expect(first).toMatch(/\n {2}3\. /);
    expect(first).not.toMatch(/\n {2}4\. /);
    expect(out).toContain(formatLabel('segment', 'key_value'));
  });

  test('with its currency', async () => {
    const path = temporaryFile('customer_id,order_date,amount\nA,2025-01-01,€12.50\nB,2025-02-01,€7.25\n');
    const { code, out } = await wholeReview(path);
    expect(code).toBe(0);
    expect(out).toMatch(/Revenue +€?19\.75/);
    expect(out).toContain('no clusters: 2 accounts with orders, 30 are needed');
  });

  test('that is no use is told in a sentence, and no page is written', async () => {
    const path = temporaryFile('customer_id,order_date,amount\nA,soon,1\n');
    const run = await wholeReview(path, '--html', page('none.html'));
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('nothing can be used');
    expect(existsSync(page('none.html'))).toBe(false);
  });

  test('a page that cannot be written is told', async () => {
    const path = temporaryFile('customer_id,order_date,amount\nA,2025-01-01,1\n');
    const run = await wholeReview(path, '--html', join(folder, 'no', 'such', 'folder.html'));
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/^Error: .*folder\.html.*cannot be written \(ENOENT\)/);
  });
});
