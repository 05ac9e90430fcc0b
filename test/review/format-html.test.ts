/** The page in HTML: sound, readable by programs that read aloud, and complete in itself. */
import { formatReview } from 'account-scoring';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import {
  attributeOf,
  bookReview,
  byId,
  domOf,
  elementsOf,
  LOCALES,
  reviewOf,
  textOf,
} from './format-support.ts';
import { HOSTILE } from './hostile-names.ts';

const hostile = reviewOf(HOSTILE);

const reviews = {
  'the bundled book': bookReview,
  'hostile names': () => hostile,
  'no account': () => reviewOf([]),
  'one account': () => reviewOf(['Acme']),
};

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The frame of a table scrolls by keyboard, which takes a region with a tab stop.
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    // Shares are drawn by a custom property of the cell.
    'no-inline-style': 'off',
    'long-title': 'off',
  },
});

describe.each(Object.entries(reviews))('%s', (_, make) => {
  describe.each(LOCALES)('in %s', (locale) => {
    test('is sound HTML', async () => {
      const html = formatReview(make(), { format: 'html', locale });
      const errors: string[] = [];
      parse(html, { onParseError: ({ code, startLine }) => void errors.push(`${startLine} ${code}`) });
      expect(errors).toEqual([]);
      const { results } = await validator.validateString(html);
      const messages = results.flatMap((result) =>
        result.messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      );
      expect(messages).toEqual([]);
    });

    test('has headings in order, parts with a name, and a table of contents that leads to them', () => {
      const root = domOf(make(), { locale });
      expect(attributeOf(root, 'lang')).toBe(locale);
      const headings = elementsOf(root).filter(({ tagName }) => /^h\d$/.test(tagName));
      expect(headings.map(({ tagName }) => tagName)).toEqual(['h1', ...Array(13).fill('h2')]);
      const links = elementsOf(root, 'a').map((link) => attributeOf(link, 'href') ?? '');
      expect(links).toHaveLength(12);
      for (const link of links) {
        const section = byId(root, link.slice(1));
        expect(section.tagName).toBe('section');
        expect(textOf(byId(root, attributeOf(section, 'aria-labelledby') ?? ''))).not.toBe('');
      }
    });

    test('names every table and says what its heads are of', () => {
      for (const table of elementsOf(domOf(make(), { locale }), 'table')) {
        expect(elementsOf(table, 'caption')).toHaveLength(1);
        const heads = elementsOf(table, 'th').map((head) => attributeOf(head, 'scope'));
        const rows = elementsOf(table, 'tr');
        expect(heads.filter((scope) => scope === 'row')).toHaveLength(rows.length - 1);
        expect(heads.filter((scope) => scope === 'col').length).toBe(
          elementsOf(rows[0] as never).length - 1 - elementsOf(rows[0] as never, 'bdi').length,
        );
        const widths = new Set(
          rows.map((row) => row.childNodes.filter(({ nodeName }) => nodeName !== '#text').length),
        );
        expect(widths.size).toBe(1);
      }
    });

    test('runs nothing and loads nothing', () => {
      const root = domOf(make(), { locale });
      const policy = elementsOf(root, 'meta').find((meta) => attributeOf(meta, 'http-equiv') !== undefined);
      expect(attributeOf(policy as never, 'content')).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      );
      const names = new Set(elementsOf(root).map(({ tagName }) => tagName));
      for (const name of ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'svg'])
        expect(names.has(name), name).toBe(false);
      for (const { attrs } of elementsOf(root))
        for (const { name, value } of attrs) {
          expect(name).not.toMatch(/^on|src/);
          if (name === 'href') expect(value).toMatch(/^#[a-z]+$/);
        }
      expect(textOf(elementsOf(root, 'style')[0] as never)).not.toMatch(/@import|url\(/);
    });
  });
});

test('shares are drawn, never beyond the cell', () => {
  const html = formatReview(bookReview(), { format: 'html' });
  const bars = [...html.matchAll(/class="number bar" style="--share:([\d.]+)%">([^<]*)/g)];
  expect(bars.length).toBeGreaterThan(200);
  for (const [, drawn = '', shown = ''] of bars) {
    expect(Number(drawn)).toBeLessThanOrEqual(100);
    if (/^[\d.]+%$/.test(shown)) expect(`${Number(drawn).toFixed(1)}%`).toBe(shown);
  }
});

test('a status has a colour and a word', () => {
  const cells = elementsOf(domOf(bookReview())).filter(
    (cell) => cell.tagName === 'th' && attributeOf(cell, 'class')?.includes('tone'),
  );
  expect(cells.map((cell) => [attributeOf(cell, 'class'), textOf(cell)])).toContainEqual(['tone red', 'red']);
  expect(cells.length).toBe(bookReview().warnings.statuses.length);
});
