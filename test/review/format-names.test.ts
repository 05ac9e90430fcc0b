/** Whatever an account is called, its name is text: in the page as a browser reads it, in Markdown as it is rendered, in text on its line. */
import { formatReview, type Review } from 'account-scoring';
import fc from 'fast-check';
import { marked } from 'marked';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/review/format/width.ts';
import {
  attributeOf,
  domOf,
  type Element,
  elementsOf,
  LOCALES,
  reviewOf,
  tableOf,
  textOf,
} from './format-support.ts';
import { HOSTILE } from './hostile-names.ts';

const ALL = { accounts: 1000, top: 1000 } as const;
const CAPTION = { en: 'Accounts by revenue', 'zh-CN': '客户明细（按销售额）' } as const;

/** Line ends as HTML reads them; what it cannot hold is shown as `�`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu;
const inHtml = (name: string): string => name.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '\ufffd');

/** One line; what turns the direction of writing is left out. */
const inText = (name: string): string =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();

/** Blanks as a reader sees them: Markdown and HTML show one. */
const blanks = (text: string): string => text.replace(/[ \t\n]+/g, ' ').trim();

const review = reviewOf(HOSTILE);
const byRevenue = (of: Review): string[] =>
  [...of.accounts].sort((a, b) => b.monetary - a.monetary).map(({ accountId }) => accountId);

/** What Markdown is rendered to, as a browser reads it. */
function rendered(of: Review, locale: 'en' | 'zh-CN'): Element {
  const markdown = formatReview(of, { ...ALL, format: 'markdown', locale });
  const html = marked.parse(markdown, { async: false, gfm: true });
  return parseFragment(`<div>${html}</div>`).childNodes[0] as DefaultTreeAdapterTypes.Element;
}

/** The cells of the last table: the accounts. */
function lastTable(root: Element): Element[] {
  const table = elementsOf(root, 'table').at(-1) as Element;
  return elementsOf(table, 'tr')
    .slice(1)
    .map((row) => elementsOf(row, 'td')[1] as Element);
}

test('there are hundreds of them', () => {
  expect(HOSTILE.length).toBeGreaterThan(300);
  expect(review.accounts).toHaveLength(HOSTILE.length);
});

describe.each(LOCALES)('in %s', (locale) => {
  test('in HTML a name is the text of its cell, alone in a <bdi>', () => {
    const root = domOf(review, { ...ALL, locale });
    const rows = tableOf(root, CAPTION[locale]).slice(1);
    expect(rows.map(([, name]) => name)).toEqual(byRevenue(review).map(inHtml));
    const table = elementsOf(root, 'table').at(-1) as Element;
    const names = elementsOf(table, 'th').filter((head) => attributeOf(head, 'scope') === 'row');
    for (const name of names) {
      const isolated = name.childNodes.filter(({ nodeName }) => nodeName === 'bdi');
      expect([name.childNodes.length, isolated.length]).toEqual([1, 1]);
    }
  });

  test('in HTML the accounts to look at first are led by their names', () => {
    const root = domOf(review, { ...ALL, locale });
    const leads = elementsOf(root, 'strong')
      .filter((lead) => attributeOf(lead, 'class')?.startsWith('lead tone'))
      .map(textOf);
    expect(leads).toEqual(review.warnings.firing.map(inHtml));
    expect(leads.length).toBeGreaterThan(100);
  });

  test('in Markdown a name is the text of its cell, and nothing but text', () => {
    const root = rendered(review, locale);
    const cells = lastTable(root);
    expect(cells.map((cell) => blanks(textOf(cell)))).toEqual(
      byRevenue(review).map((name) => blanks(inText(name))),
    );
    for (const cell of cells) expect(cell.childNodes.map(({ nodeName }) => nodeName)).toEqual(['#text']);
    const tags = new Set(elementsOf(root).map(({ tagName }) => tagName));
    expect([...tags].sort()).toEqual(
      [
        'div',
        'h1',
        'h2',
        'li',
        'ol',
        'p',
        'strong',
        'table',
        'tbody',
        'td',
        'th',
        'thead',
        'tr',
        'ul',
      ].sort(),
    );
  });

  test('in Markdown the accounts to look at first are led by their names', () => {
    const list = elementsOf(rendered(review, locale), 'ol')[0] as Element;
    const leads = list.childNodes
      .filter((item): item is Element => item.nodeName === 'li')
      .map((item) => blanks(textOf(elementsOf(item, 'strong')[0] as Element)));
    expect(leads).toEqual(review.warnings.firing.map((name) => blanks(inText(name))));
  });

  test('in text every line is one, keeps to its width and turns nothing', () => {
    const lines = formatReview(review, { ...ALL, locale }).split('\n');
    for (const line of lines) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(110);
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    }
    const text = lines.join('\n');
    for (const name of HOSTILE)
      if (displayWidth(inText(name)) <= 20) expect(text, name).toContain(inText(name));
  });
});

test('names that are given beside ids, currencies and labels are text as well', () => {
  const names = Object.fromEntries(HOSTILE.slice(0, 40).map((name, i) => [`K${i}`, name]));
  const of = reviewOf(Object.keys(names), { names, currency: '<b>|`*' });
  const labels = { champions: { en: '<i>best</i> | `x`' } };
  const root = domOf(of, { ...ALL, labels });
  const shown = tableOf(root, CAPTION.en).slice(1);
  const wanted = byRevenue(of).map((id) => `${inHtml(names[id] as string)} (${id})`);
  expect(shown.map(([, name]) => name)).toEqual(wanted);
  expect(shown.map((row) => row[7])).toContain('<i>best</i> | `x`');
  expect(elementsOf(root, 'i')).toEqual([]);
  expect(tableOf(root, CAPTION.en)[0]?.[2]).toBe('Revenue (<b>|`*)');
  const html = marked.parse(formatReview(of, { ...ALL, labels, format: 'markdown' }), { async: false });
  expect(html).not.toMatch(/<(?:b|i|code|em|a)>/);
  expect(html).toContain('&lt;i&gt;best&lt;/i&gt; | `x`');
});

const WELL_FORMED = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const MARKS = fc.string({
  unit: fc.constantFrom(...'|\\`*_[](){}<>#+-.!&~$@:"\'/ 1aw客\n'),
  minLength: 1,
  maxLength: 10,
});

test('any name is text', () => {
  const of = reviewOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  const order = byRevenue(of);
  const some = fc.array(
    fc.oneof(WELL_FORMED, MARKS).filter((text) => text.trim() !== ''),
    { minLength: 8, maxLength: 8 },
  );
  fc.assert(
    fc.property(some, (names) => {
      const named: Review = {
        ...of,
        accounts: of.accounts.map((account) => ({
          ...account,
          name: names[order.indexOf(account.accountId)] as string,
        })),
      };
      const shown = names.map((name, i) => (name === order[i] ? name : `${name} (${order[i]})`));
      const rows = tableOf(domOf(named), CAPTION.en).slice(1);
      expect(rows.map(([, cell]) => cell)).toEqual(shown.map(inHtml));
      const cells = lastTable(rendered(named, 'en'));
      expect(cells.map((cell) => blanks(textOf(cell)))).toEqual(
        names.map((name, i) => blanks(name === order[i] ? name : `${inText(name)} (${order[i]})`)),
      );
      for (const cell of cells)
        expect(
          cell.childNodes.every(({ nodeName }) => nodeName === '#text'),
          textOf(cell),
        ).toBe(true);
    }),
    { numRuns: 100 },
  );
});
