/** Books of all sizes: none, one, a handful, many; a page stays a page. */
import { formatReview, type Review, type ReviewAccount, reviewAccounts } from 'account-scoring';
import { describe, expect, test } from 'vitest';
import { cutTo, displayWidth, wrap } from '../../src/review/format/width.ts';
import { bookReview, domOf, FORMATS, LOCALES, reviewOf, tableOf } from './format-support.ts';

const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `A${String(i).padStart(6, '0')}`);

/** A large book without the minutes that it takes to score it: the accounts of a small one over and over. */
function enlarged(review: Review, count: number): Review {
  const accounts = ids(count).map((accountId, i): ReviewAccount => {
    const one = review.accounts[i % review.accounts.length] as ReviewAccount;
    return { ...one, accountId, name: `${one.name} ${i}` };
  });
  const alerting = accounts.filter(({ warnings }) => warnings.alerts.some(({ state }) => state === 'firing'));
  return {
    ...review,
    accounts,
    warnings: { ...review.warnings, firing: alerting.map(({ accountId }) => accountId) },
  };
}

describe.each([0, 1, 2, 5, 15, 40])('%i accounts', (count) => {
  const review = reviewOf(ids(count));

  test('are written in every format and language', () => {
    for (const format of FORMATS)
      for (const locale of LOCALES) {
        const text = formatReview(review, { format, locale });
        expect(text.endsWith('\n')).toBe(true);
        expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
        if (format === 'text')
          for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(110);
      }
    if (count > 0) expect(tableOf(domOf(review), 'Accounts by revenue')).toHaveLength(count + 1);
  });
});

test('accounts that never ordered are there as prospects', () => {
  const review = reviewAccounts([], { asOf: '2025-12-31', roster: ['a', 'b'] });
  expect(tableOf(domOf(review), 'Accounts by stage')).toEqual([
    ['Stage', 'Accounts', 'Share of accounts', 'Revenue', 'Share of revenue'],
    ['Prospect', '2', '100.0%', '0', '–'],
  ]);
  for (const format of FORMATS)
    for (const locale of LOCALES)
      expect(formatReview(review, { format, locale })).not.toMatch(/NaN|undefined|null/);
});

test('all eleven segments of the map fit the page', () => {
  const rows = tableOf(domOf(bookReview()), 'Segments, best first').slice(1);
  expect(rows).toHaveLength(11);
  for (const locale of LOCALES)
    for (const line of formatReview(bookReview(), { locale, top: 1000, accounts: 1000 }).split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(110);
});

/** The places of a text as a terminal counts them, for what the tables of the bundled book hold. */
const places = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

test('text is measured, cut and wrapped by places', () => {
  expect(['abc', '客户', 'é', '👍', 'ｆｕｌｌ', '한글', ''].map(displayWidth)).toEqual([3, 4, 1, 2, 8, 4, 0]);
  expect([cutTo('客户名称', 8), cutTo('客户名称', 7), cutTo('abcdef', 4), cutTo('客', 1)]).toEqual([
    '客户名称',
    '客户名…',
    'abc…',
    '客…',
  ]);
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('客户明细，按销售额。', 10)).toEqual(['客户明细，', '按销售额。']);
  expect(wrap('客户明细，按销售额。', 8)).toEqual(['客户明', '细，按销', '售额。']);
  expect(wrap('w'.repeat(25), 10)).toEqual(['w'.repeat(10), 'w'.repeat(10), 'w'.repeat(5)]);
  expect(wrap('', 10)).toEqual(['']);
});

test('columns of text are aligned, also Chinese ones', () => {
  for (const locale of LOCALES) {
    const lines = formatReview(bookReview(), { locale }).split('\n');
    const from = lines.indexOf(locale === 'en' ? 'Tiers, best first' : '客户分级（由高到低）') + 2;
    const table = lines.slice(from, lines.indexOf('', from)).slice(-3);
    expect(table).toHaveLength(3);
    const ends = table.map((line) =>
      [...line.matchAll(/\d(?=\s|$)|%/g)].map(({ index }) => places(line.slice(0, index))),
    );
    expect(ends[0]?.length).toBe(5);
    for (const end of ends) expect(end).toEqual(ends[0]);
  }
});

test('a page of 100,000 accounts is as small as one of 591', () => {
  const large = enlarged(bookReview(), 100_000);
  for (const format of FORMATS) {
    const start = performance.now();
    const text = formatReview(large, { format });
    const ms = performance.now() - start;
    const bytes = Buffer.byteLength(text);
    console.log(`100,000 accounts as ${format}: ${(bytes / 1000).toFixed(0)} kB in ${ms.toFixed(0)} ms`);
    expect(bytes).toBeLessThan(250_000);
    expect(ms).toBeLessThan(10_000);
    expect(text).toContain('99,800');
  }
});
