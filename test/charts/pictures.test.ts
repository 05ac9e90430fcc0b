/** Every picture of every book: valid, drawn without a warning, readable. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../examples/lib/draw-svg.ts';
import { bookOf, LANGUAGES, picturesOf, rowsOf } from './books.ts';
import { layoutFaults, textBoxes } from './svg-texts.ts';

const schema = fileURLToPath(
  new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url),
);
// The schema is large: its validator is made once, without being polished.
const validate = new Ajv({
  strict: false,
  validateFormats: false,
  inlineRefs: false,
  code: { optimize: false },
}).compile(JSON.parse(readFileSync(schema, 'utf8')));
const faultsOf = (spec: object) => (validate(spec) ? [] : validate.errors?.slice(0, 3));

test('the checks can fail', () => {
  expect(faultsOf({ mark: 'no-such-mark' })).not.toEqual([]);
  const at = (x: number, y: number, words: string) =>
    `<g transform="translate(${x},${y})"><text font-size="12px">${words}</text></g>`;
  const svg = (inner: string) => `<svg viewBox="0 0 100 40">${inner}</svg>`;
  expect(layoutFaults(svg(at(5, 20, 'Abc') + at(20, 22, 'Def')))).toEqual(['covered: Abc | Def']);
  expect(layoutFaults(svg(at(70, 20, '冠军客户')))).toEqual(['clipped: 冠军客户']);
  expect(layoutFaults(svg(at(5, 20, 'Abc') + at(50, 20, 'Def')))).toEqual([]);
});

const TELLING: Readonly<Record<string, { readonly en: RegExp; readonly 'zh-CN': RegExp }>> = {
  rfmHeatmap: { en: /Mean amount \(EUR\)[\s\S]*Recency score \(1 = /, 'zh-CN': /平均金额（元）/ },
  'rfmHeatmap of accounts': { en: /Accounts \(number\)/, 'zh-CN': /客户数（家）/ },
  rfmHistograms: { en: /Recency \(days since the last order\)/, 'zh-CN': /距上次下单，天/ },
  segmentBars: { en: /Share of revenue \(%\)/, 'zh-CN': /销售额占比（%）/ },
  paretoCurve: { en: /Cumulative share of revenue \(%\)/, 'zh-CN': /累计销售额占比（%）/ },
  whaleCurve: { en: /Cumulative revenue \(EUR\)/, 'zh-CN': /累计销售额（元）/ },
  'whaleCurve of profit': { en: /Cumulative profit \(EUR\)/, 'zh-CN': /累计利润（元）/ },
  tierLadder: { en: /A \(vital few\)/, 'zh-CN': /A 类（重点）/ },
  migrationMatrix: { en: /Before \(accounts\)/, 'zh-CN': /期初（客户数，家）/ },
  clusterScatter: { en: /Recency \(days\)/, 'zh-CN': /最近一次消费（天）/ },
  'clusterScatter of frequency': { en: /Frequency \(orders\)/, 'zh-CN': /消费频率（笔）/ },
  warningTimeline: { en: /Reorder overdue/, 'zh-CN': /复购逾期/ },
  revenueBridge: { en: /Revenue \(EUR\)/, 'zh-CN': /销售额（元）/ },
};

describe.each([15, 600, 100_000])('a book of %i accounts', (n) => {
  const book = bookOf(rowsOf(n));

  test('has what makes pictures hard', () => {
    if (n < 600) return;
    expect(new Set(book.segments.map(({ id }) => id)).size).toBeGreaterThanOrEqual(11);
    expect(book.profit.whaleCurve?.erosion).toBeGreaterThan(0);
    expect(book.scored.some(({ rfm }) => rfm.code === null)).toBe(true);
  });

  for (const options of LANGUAGES)
    for (const [name, spec] of picturesOf(book, options))
      test(`${name}, ${options.locale}`, async () => {
        expect(faultsOf(spec)).toEqual([]);
        expect(JSON.stringify(spec).length).toBeLessThan(200_000);
        const svg = await drawSvg(spec);
        expect(layoutFaults(svg)).toEqual([]);
        const texts = textBoxes(svg)
          .map(({ text }) => text)
          .join('\n');
        expect(texts).toMatch(TELLING[name]?.[options.locale] as RegExp);
        expect(texts).not.toMatch(/NaN|Infinity|undefined|null/);
        // Chinese pictures have no English words, and the other way round; names and units of the data aside.
        if (options.locale === 'en' && name !== 'warningTimeline')
          expect(texts).not.toMatch(/[\u4e00-\u9fff]/);
        expect(spec.description.length).toBeGreaterThan(15);
        expect(spec.description).toMatch(/\d/);
      });
});
