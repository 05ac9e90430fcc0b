/** The page in both languages: nothing is left untranslated, and both say the same. */
import { formatReview, type Review, reviewAccounts } from 'account-scoring';
import { expect, test } from 'vitest';
import { EN } from '../../src/review/format/words/en.ts';
import { ZH_CN } from '../../src/review/format/words/zh-cn.ts';
import { attributeOf, bookReview, domOf, elementsOf, reviewOf, textOf } from './format-support.ts';

/** Every word of a table of words, by its path; functions are called with stand-ins. */
function wordsOf(words: object, path = ''): Array<readonly [string, string]> {
  return Object.entries(words).flatMap(([key, value]): Array<readonly [string, string]> => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'function')
      return [[at, value(...['<1>', '<2>', '<3>', '<4>'].slice(0, value.length))]];
    return typeof value === 'string' ? [[at, value]] : wordsOf(value, at);
  });
}

test('all words are there in both languages', () => {
  const en = wordsOf(EN);
  const zh = wordsOf(ZH_CN);
  expect(zh.map(([path]) => path).sort()).toEqual(en.map(([path]) => path).sort());
  expect(en.length).toBeGreaterThan(150);
  for (const [path, text] of [...en, ...zh]) expect(text, path).not.toBe('');
});

/** What is written in Latin letters in Chinese as well. */
const TERMS = /\b(?:RFM|ABC|HHI|EUR|UTC|CRITIC|AHP|R|A|B|C|CH|DB|K\d{4}|kam|rfm)\b/g;

test('Chinese words are Chinese', () => {
  for (const [path, text] of wordsOf(ZH_CN)) {
    expect(text.replace(/<\d>/g, '').replace(TERMS, ''), path).not.toMatch(/[A-Za-z]/);
    // Half-width marks beside Chinese characters.
    expect(text, path).not.toMatch(/[\u4e00-\u9fff][,;:!?()]|[,;!?()][\u4e00-\u9fff]/);
  }
});

/** Accounts without names, and with ids that are none of a language: what is left is what the page says. */
function plainReview(): Review {
  const { accounts, ...rest } = bookReview();
  return { ...rest, accounts: accounts.map((account) => ({ ...account, name: null })) };
}

test('a Chinese page has no English left in it', () => {
  const own = { kam: { 'zh-CN': '大客户' } };
  const text = formatReview(plainReview(), { locale: 'zh-CN', accounts: 10_000, top: 1000, labels: own });
  const left = new Set(
    text
      .replace(/R\d\d\b/g, '')
      .replace(TERMS, '')
      .match(/[A-Za-z][A-Za-z ]*/g),
  );
  expect([...left]).toEqual([]);
  const root = domOf(plainReview(), { locale: 'zh-CN', labels: own });
  const labels = elementsOf(root).flatMap((element) => attributeOf(element, 'aria-label') ?? []);
  expect(labels.length).toBeGreaterThan(10);
  for (const label of labels) expect(label.replace(TERMS, '')).not.toMatch(/[A-Za-z]/);
});

test('an English page has no Chinese in it', () => {
  expect(formatReview(plainReview())).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
});

test('what is missing is said in one line, in both languages', () => {
  const one = reviewOf(['Acme']);
  expect(formatReview(one)).toContain('\nThere are no clusters: too few accounts, or none were asked for.\n');
  expect(formatReview(one)).toContain(
    '\nNo signals (payments, contacts, complaints …) were given: only rules on orders judged.\n',
  );
  expect(formatReview(one)).toContain('\nThis is the first review: no account has moved yet.\n');
  expect(formatReview(one, { locale: 'zh-CN' })).toContain('\n没有聚类结果：客户太少，或未要求聚类。\n');
  expect(formatReview(one, { locale: 'zh-CN' })).toContain(
    '\n未提供回款、联系人、投诉等信号：只按基于订单的规则判断。\n',
  );
  const none = reviewAccounts([], { asOf: '2025-12-31' });
  expect(formatReview(none).match(/There are no accounts\./g)).toHaveLength(8);
});

test('labels of the caller come first, then those of the map and the scheme', () => {
  const { choices, models, ...rest } = bookReview();
  const segments = choices.segmentMap.segments.map((segment) =>
    segment.id === 'champions' || segment.id === 'lost'
      ? { ...segment, labels: { en: `My ${segment.id}`, 'zh-CN': `我的${segment.id}` } }
      : segment,
  );
  const scheme = models.tiers.options;
  const tiers = scheme.tiers.map((tier) =>
    tier.id === 'high' ? { ...tier, labels: { en: 'Top tier' } } : tier,
  );
  const review: Review = {
    ...rest,
    choices: { ...choices, segmentMap: { ...choices.segmentMap, segments } },
    models: { ...models, tiers: { ...models.tiers, options: { ...scheme, tiers } } },
  };
  const text = formatReview(review, { labels: { lost: { en: 'Gone' }, R01: { en: 'Late' } }, top: 1000 });
  for (const label of ['My champions', 'Gone', 'Top tier', 'Late', 'line of Top tier'])
    expect(text).toContain(label);
  expect(text).not.toMatch(/Champions|My lost|High value|Reorder overdue/);
  // A severity is called as ever: the scheme's label of `high` is that of a tier.
  expect(text).toContain('(high, since');
  expect(formatReview(review, { locale: 'zh-CN' })).toContain('我的champions');
  const titles = elementsOf(domOf(review), 'h2').map(textOf);
  expect(titles).toContain('Segments');
});
