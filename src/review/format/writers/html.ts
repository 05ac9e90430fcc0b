import type { Locale } from '../../../types.ts';
import type { Block, Content, Fact, Item, Section } from '../blocks.ts';
import type { EmbeddedPicture } from '../pictures/embed.ts';
import { escapeHtml } from './escape-html.ts';
import { STYLE } from './html-style.ts';
import { tableHtml } from './html-table.ts';
import { htmlText } from './html-text.ts';

/** What a page in HTML has besides its content. */
export interface HtmlOptions {
  readonly locale: Locale;
  /** The title of the table of contents. */
  readonly contents: string;
  readonly pictures: readonly EmbeddedPicture[];
}

/** Nothing is loaded and nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function factsHtml(facts: readonly Fact[], large: boolean): string {
  const lines = facts.map(
    ({ label, value }) => `<div><dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd></div>`,
  );
  return [`<dl class="${large ? 'large' : 'facts'}">`, ...lines, '</dl>'].join('\n');
}

function itemHtml({ lead, text, tone, more = [], advice }: Item, colon: string): string {
  const mark = tone === undefined ? '' : ` tone ${tone}`;
  const front = lead === undefined ? '' : `<strong class="lead${mark}">${htmlText(lead)}</strong>${colon}`;
  const lines = [
    ...more.map((one) => `<li>${htmlText(one)}</li>`),
    ...(advice === undefined ? [] : [`<li class="advice">${htmlText(advice)}</li>`]),
  ];
  return `<li>${front}${htmlText(text)}${lines.length === 0 ? '' : `<ul>${lines.join('')}</ul>`}</li>`;
}

function blockHtml(block: Block, colon: string): string {
  if (block.kind === 'paragraph') return `<p>${htmlText(block.text)}</p>`;
  if (block.kind === 'facts') return factsHtml(block.facts, block.large === true);
  if (block.kind === 'table') return tableHtml(block);
  const tag = block.ordered === true ? 'ol' : 'ul';
  return [`<${tag} class="items">`, ...block.items.map((item) => itemHtml(item, colon)), `</${tag}>`].join(
    '\n',
  );
}

function pictureHtml({ title, svg }: EmbeddedPicture): string {
  return [
    '<figure>',
    `<figcaption><bdi>${escapeHtml(title)}</bdi></figcaption>`,
    `<div class="picture" role="region" aria-label="${escapeHtml(title)}" tabindex="0">${svg}</div>`,
    '</figure>',
  ].join('\n');
}

function sectionHtml(
  { id, title, blocks }: Section,
  colon: string,
  pictures: readonly EmbeddedPicture[],
): string {
  const [first, ...rest] = blocks.map((block) => blockHtml(block, colon));
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${escapeHtml(title)}</h2>`,
    ...(first === undefined ? [] : [first]),
    ...pictures.filter((picture) => picture.id === id).map(pictureHtml),
    ...rest,
    '</section>',
  ].join('\n');
}

/** The page as one HTML file that needs nothing else: no network, no scripts. */
export function writeHtml(
  { title, colon, sections }: Content,
  { locale, contents, pictures }: HtmlOptions,
): string {
  const links = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`);
  return `${[
    '<!DOCTYPE html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY).replaceAll('&#39;', "'")}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${htmlText(title)}</h1></header>`,
    `<nav aria-labelledby="contents-title"><h2 id="contents-title">${escapeHtml(contents)}</h2>`,
    '<ul>',
    ...links,
    '</ul></nav>',
    '<main>',
    ...sections.map((section) => sectionHtml(section, colon, pictures)),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}
