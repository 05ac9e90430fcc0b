/** The page in a real browser: nothing sticks out, nothing is loaded, nothing complains. Skipped, and said so, where there is no Chromium. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FormatReviewOptions, formatReview, type Locale, type Review } from 'account-scoring';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewPictures } from '../../examples/lib/review-pictures.ts';
import { bookReview, LOCALES, reviewOf } from './format-support.ts';
import { HOSTILE } from './hostile-names.ts';

/** What the tests need of the page inside the browser. */
interface Box {
  readonly tagName: string;
  readonly className: string;
  readonly clientWidth: number;
  readonly scrollWidth: number;
  readonly parentElement: Box | null;
  readonly closest: (selector: string) => Box | null;
  readonly getBoundingClientRect: () => { readonly left: number; readonly right: number };
}
declare const document: {
  readonly documentElement: Box;
  readonly querySelectorAll: (selector: string) => readonly Box[];
};

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
if (executablePath === undefined)
  console.warn('SKIPPED: no Chromium found (set CHROMIUM to its path): the page was not opened in a browser');

const CHART = {
  id: 'concentration',
  title: 'A wide chart',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="300" viewBox="0 0 1600 300"><rect width="1600" height="300" fill="#cde"/><text x="20" y="40">客户</text></svg>',
};

type Options = (review: Review, locale: Locale) => Promise<FormatReviewOptions> | FormatReviewOptions;

const pages: ReadonlyArray<readonly [string, () => Review, Options]> = [
  [
    'the bundled book',
    bookReview,
    async (review, locale) => ({ pictures: [CHART, ...(await reviewPictures(review, locale))] }),
  ],
  ['hostile names', () => reviewOf(HOSTILE), () => ({ accounts: 1000 })],
  ['no account', () => reviewOf([]), () => ({})],
];

describe.skipIf(executablePath === undefined)('in Chromium', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'review-page-'));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(pages)(
    '%s fits a phone, a desktop and paper, and keeps quiet',
    async (name, make, optionsOf) => {
      const review = make();
      for (const locale of LOCALES) {
        const file = join(folder, `${name.replaceAll(' ', '-')}.${locale}.html`);
        writeFileSync(
          file,
          formatReview(review, { format: 'html', locale, ...(await optionsOf(review, locale)) }),
        );
        const said: string[] = [];
        const asked: string[] = [];
        const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(error.message));
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(pathToFileURL(file).href);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 740 });
          const { over, wide, frames } = await page.evaluate(() => {
            const out: string[] = [];
            const limit = document.documentElement.clientWidth;
            for (const element of document.querySelectorAll('body *')) {
              // What is wider than its frame scrolls there.
              if (element.parentElement?.closest('.scroll, .picture')) continue;
              const { left, right } = element.getBoundingClientRect();
              if (left < -1 || right > limit + 1)
                out.push(`${element.tagName}.${element.className} ${left}..${right}`);
            }
            return {
              over: out,
              wide: document.documentElement.scrollWidth - limit,
              frames: document.querySelectorAll('.scroll').length,
            };
          });
          expect(over, `${locale} at ${width}`).toEqual([]);
          expect(wide, `${locale} at ${width}`).toBeLessThanOrEqual(0);
          if (name !== 'no account') expect(frames).toBeGreaterThan(5);
        }
        // On paper tables cannot scroll: they must not be cut.
        await page.emulateMedia({ media: 'print' });
        for (const [part, width] of [
          ['main section:not(#accounts) table', 703],
          ['#accounts table', 1032],
        ] as const) {
          await page.setViewportSize({ width, height: 900 });
          const cut = await page.evaluate(
            ([selector, limit]) =>
              [...document.querySelectorAll(selector)]
                .map((table) => Math.round(table.getBoundingClientRect().right))
                .filter((right) => right > limit + 1),
            [part, width] as const,
          );
          expect(cut, `${locale} ${part}`).toEqual([]);
        }
        expect(said).toEqual([]);
        expect(asked.map((url) => url.replace(/.*\//, ''))).toEqual([file.replace(/.*\//, '')]);
        await page.close();
      }
    },
    60_000,
  );
});
