import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { review } from './run.ts';

/** A folder with real transaction logs, which are not part of this repository. */
const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;
const there = folder !== undefined && existsSync(folder);
if (!there) console.log('skipped: reviews of real order logs (ACCOUNT_SCORING_PUBLIC_DATA names no folder)');

describe.skipIf(!there)('real order logs', () => {
  const file = (name: string): string => join(folder ?? '', name);

  test('CDNOW: the customer id wins over the master id', async () => {
    const { code, out, err } = await review(file('cdnow_sample.csv'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('account = customer_id, date = date, amount = amount\n');
    expect(out).toContain('2,357 accounts, 6,919 orders, ');
    expect(out).toContain('6,919 rows read = 6,919 good + 0 left out');
    expect(out).toContain('frequency: no account has score 2 of 5');
    expect(out).toContain('As of     1998-06-30, the last day in the file');
  });

  test('Online Retail: timestamps and order ids', async () => {
    const { code, out, err } = await review(file('online_retail_orders.csv'), '--locale', 'zh-CN');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('客户 = customer_id，日期 = timestamp，金额 = amount，订单号 = order_id');
    expect(out).toContain('4,338 个客户，18,532 笔订单');
    expect(out).toContain('冠军客户');
  });

  test('Online Retail cancellations: returns alone are no book', async () => {
    const { code, out, err } = await review(file('online_retail_cancellations.csv'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('no account had an order by 2011-12-09');
  });
});
