/** Pictures: drawings pass and stay what they are, everything else is refused by name. */
import { formatReview, type ReviewPicture } from 'account-scoring';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { attributeOf, byId, domOf, elementsOf, reviewOf, textOf } from './format-support.ts';

const review = reviewOf(['a', 'b', 'c']);
const HEAD =
  'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"';
const svg = (inner: string, attributes = ''): string => `<svg ${HEAD}${attributes}>${inner}</svg>`;
const picture = (text: string, id = 'segments'): ReviewPicture => ({ id, title: 'A chart', svg: text });
const page = (...texts: string[]) =>
  formatReview(review, { format: 'html', pictures: texts.map((text) => picture(text)) });

/** As Vega writes it: marks, roles, clips, gradients, text in any language. */
const CHART = svg(
  '<defs><clipPath id="clip1"><rect x="0" y="0" width="5" height="5"/></clipPath>' +
    '<linearGradient id="gradient_0" x1="0"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient></defs>' +
    '<g fill="none" stroke-miterlimit="10" transform="translate(5,5)"><g class="mark-rect role-mark" role="graphics-object" aria-roledescription="rect mark container" aria-label="销售额 &lt;EUR&gt; &amp; more">' +
    '<path d="M0,0h5v5h-5Z" clip-path="url(#clip1)" fill="url(&quot;#gradient_0&quot;)" style="mix-blend-mode: multiply; fill: url(#gradient_0)"/>' +
    '<text font-family="&quot;Helvetica Neue&quot;, sans-serif" font-size="10px">客户 a &lt; b &#38; c</text>' +
    '<use xlink:href="#clip1"/><image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/></g></g>',
  ' version="1.1" class="marks" width="300" height="200"',
);

describe('a chart', () => {
  test('stands in its part of the page, with its title, before what follows', () => {
    const root = domOf(review, { pictures: [picture(CHART, 'tiers'), picture(CHART, 'segments')] });
    const figures = elementsOf(root, 'figure');
    expect(figures.map((figure) => attributeOf(figure.parentNode as never, 'id'))).toEqual([
      'segments',
      'tiers',
    ]);
    expect(figures.map((figure) => textOf(elementsOf(figure, 'figcaption')[0] as never))).toEqual([
      'A chart',
      'A chart',
    ]);
    expect(elementsOf(byId(root, 'segments'), 'svg')).toHaveLength(1);
  });

  test('stays what it is', () => {
    const [drawn] = elementsOf(domOf(review, { pictures: [picture(CHART)] }), 'svg');
    expect(attributeOf(drawn as never, 'viewBox')).toBe('0 0 10 10');
    expect(elementsOf(drawn as never).map(({ tagName }) => tagName)).toEqual([
      'svg',
      'defs',
      'clipPath',
      'rect',
      'linearGradient',
      'stop',
      'g',
      'g',
      'path',
      'text',
      'use',
      'image',
    ]);
    const group = elementsOf(drawn as never, 'g')[1];
    expect(attributeOf(group as never, 'aria-label')).toBe('销售额 <EUR> & more');
    const text = elementsOf(drawn as never, 'text')[0];
    expect(textOf(text as never)).toBe('客户 a < b & c');
    expect(attributeOf(text as never, 'font-family')).toBe('"Helvetica Neue", sans-serif');
    const errors: string[] = [];
    parse(page(CHART), { onParseError: ({ code }) => void errors.push(code) });
    expect(errors).toEqual([]);
  });

  test('keeps its ids to itself: those of several do not clash, and what names them goes along', () => {
    const root = domOf(review, { pictures: [picture(CHART), picture(CHART)] });
    const ids = elementsOf(root).flatMap((element) => attributeOf(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    elementsOf(root, 'svg').forEach((drawn, i) => {
      const prefix = `picture-${i + 1}-`;
      const path = elementsOf(drawn, 'path')[0] as never;
      expect(attributeOf(path, 'clip-path')).toBe(`url(#${prefix}clip1)`);
      expect(attributeOf(path, 'fill')).toBe(`url(#${prefix}gradient_0)`);
      expect(attributeOf(path, 'style')).toBe(`mix-blend-mode: multiply; fill: url(#${prefix}gradient_0)`);
      const use = elementsOf(drawn, 'use')[0] as never;
      expect(attributeOf(use, 'href')).toBe(`#${prefix}clip1`);
    });
  });

  test.each([
    [
      'an XML declaration and comments',
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n${svg('<!-- a -->')}\n<!-- b -->`,
    ],
    ['a byte order mark and blanks', `\ufeff\n ${svg('')}\n`],
    ['single quotes', "<svg xmlns='http://www.w3.org/2000/svg'><title>a</title><desc>b</desc></svg>"],
    [
      'transforms and functions that compute',
      svg(
        '<g transform="matrix(1 0 0 1 0 0) rotate(45)" style="transform: translate(1px, calc(1px + 2px))"/>',
      ),
    ],
    ['filters', svg('<filter id="f"><feGaussianBlur stdDeviation="1"/></filter><g filter="url(#f)"/>')],
  ])('passes with %s', (_, text) => {
    expect(elementsOf(domOf(review, { pictures: [picture(text)] }), 'svg')).toHaveLength(1);
  });
});

describe('refused is', () => {
  test.each([
    ['a script', svg('<script>alert(1)</script>'), 'an element <script>'],
    ['a script by another name', svg('<SCRIPT>alert(1)</SCRIPT>'), 'an element <SCRIPT>'],
    [
      'a script with a prefix',
      svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>'),
      'an element <svg:script>',
    ],
    ['HTML inside', svg('<foreignObject><p>a</p></foreignObject>'), 'an element <foreignObject>'],
    ['a style sheet', svg('<style>@import "https://example.com/a.css"</style>'), 'an element <style>'],
    ['a style sheet that loads nothing', svg('<style>*{display:none}</style>'), 'an element <style>'],
    ['a link', svg('<a href="javascript:alert(1)"><text>a</text></a>'), 'an element <a>'],
    ['an animation', svg('<g><set attributeName="href" to="javascript:alert(1)"/></g>'), 'an element <set>'],
    [
      'an animation of an address',
      svg('<animate attributeName="xlink:href" values="a"/>'),
      'an element <animate>',
    ],
    ['a frame', svg('<iframe/>'), 'an element <iframe>'],
    ['a picture of HTML', svg('<img/>'), 'an element <img>'],
    ['elements inside a title', svg('<title><g/></title>'), 'elements inside <title>'],
    ['an event', svg('<g onclick="alert(1)"/>'), 'the event attribute "onclick"'],
    ['an event of the root', svg('', ' onload="alert(1)"'), 'the event attribute "onload"'],
    ['an event in capitals', svg('<g ONCLICK="alert(1)"/>'), 'the event attribute "ONCLICK"'],
    ['an address to run', svg('<use href="javascript:alert(1)"/>'), 'may name a part of the picture'],
    ['an address elsewhere', svg('<use xlink:href="https://example.com/a.svg#a"/>'), 'may name a part'],
    ['an address of a file', svg('<use href="a.svg#a"/>'), 'may name a part'],
    ['an address written in numbers', svg('<use href="&#106;avascript:alert(1)"/>'), 'may name a part'],
    ['an address with a line feed', svg('<use href="java&#10;script:alert(1)"/>'), 'may name a part'],
    [
      'an image elsewhere',
      svg('<image href="https://example.com/a.png"/>'),
      'an image may be data:image/png',
    ],
    ['an image that is a drawing', svg('<image href="data:image/svg+xml;base64,AAAA"/>'), 'an image may be'],
    ['an image that is HTML', svg('<image href="data:text/html;base64,AAAA"/>'), 'an image may be'],
    ['data where no image is', svg('<use href="data:image/png;base64,AAAA"/>'), 'may name a part'],
    ['a source', svg('<image src="https://example.com/a.png"/>'), 'the attribute "src"'],
    ['a base', svg('<g xml:base="https://example.com/"/>'), 'the attribute "xml:base"'],
    ['a fill elsewhere', svg('<g fill="url(https://example.com/a.svg#a)"/>'), 'url(…) may only name a part'],
    ['a quoted fill elsewhere', svg('<g fill="url(\'https://example.com/a\')"/>'), 'url(…) may only'],
    ['a fill in capitals', svg('<g fill="URL(//example.com/a)"/>'), 'url(…) may only'],
    ['a second fill elsewhere', svg('<g style="fill:url(#a) url(//example.com)"/>'), 'url(…) may only'],
    ['an escape', svg('<g style="fill:u\\72l(//example.com)"/>'), 'with an escape'],
    ['an escape in an attribute', svg('<g fill="\\75rl(//example.com)"/>'), 'with an escape'],
    ['a comment in a style', svg('<g style="fill:u/**/rl(//example.com)"/>'), 'with an escape'],
    ['an import', svg('<g style="@import \'//example.com\'"/>'), 'with an escape'],
    [
      'another function that loads',
      svg('<g style="background:image-set(\'//example.com\' 1x)"/>'),
      'the function image-set(…)',
    ],
    [
      'an old function that runs',
      svg('<g style="width:expression(alert(1))"/>'),
      'the function expression(…)',
    ],
    ['a document type', `<!DOCTYPE svg>${svg('')}`, 'neither an element nor text'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'neither an element nor text'],
    ['an entity of HTML', svg('<text>&nbsp;</text>'), 'an entity that is none'],
    ['a lone ampersand', svg('<text>a & b</text>'), 'an entity that is none'],
    ['a character that XML has not', svg('<text>&#0;</text>'), 'an entity that is none'],
    ['a marked section', svg('<text><![CDATA[<script>]]></text>'), 'neither an element nor text'],
    ['an instruction', svg('<?xml-stylesheet href="a.css"?>'), 'neither an element nor text'],
    ['an instruction in front', `<?xml-stylesheet href="a.css"?>${svg('')}`, 'neither an element nor text'],
    [
      'another namespace',
      '<svg xmlns="http://www.w3.org/1999/xhtml"/>',
      'has xmlns="http://www.w3.org/1999/xhtml"',
    ],
    ['another namespace inside', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), 'where it must be'],
    [
      'a namespace by another name',
      svg('<g xmlns:h="http://www.w3.org/1999/xhtml"/>'),
      'the attribute "xmlns:h"',
    ],
    ['HTML', '<html><body/></html>', 'is no <svg> document, but <html>'],
    ['text', 'a chart', 'neither an element nor text'],
    ['nothing', '', 'is empty'],
    ['a part', svg('<g>').replace('</svg>', ''), 'no end of <g>'],
    ['two drawings', `${svg('')}${svg('')}`, 'neither an element nor text'],
    ['text behind', `${svg('')}a`, 'neither an element nor text'],
    ['ends that cross', svg('<g><text></g></text>'), 'an end of <g> that was not begun'],
    ['an attribute without quotes', svg('<g fill=red />'), 'attributes that are not XML'],
    ['an attribute without a value', svg('<g hidden />'), 'attributes that are not XML'],
    ['an attribute twice', svg('<g fill="a" fill="b"/>'), 'the attribute "fill" twice'],
    ['an id twice', svg('<g id="a"/><g id="a"/>'), 'the id "a" twice'],
    ['an id that cannot be named', svg('<g id="a b"/>'), 'an id that cannot be named'],
    ['a focus', svg('<g tabindex="0"/>'), 'the attribute "tabindex"'],
    [
      'elements without end',
      svg('<g>'.repeat(300) + '</g>'.repeat(300)),
      'more than 200 elements within one another',
    ],
  ])('%s', (_, text, why) => {
    expect(() => page(text)).toThrow(TypeError);
    expect(() => page(text)).toThrow('Cannot format a review as pictures[0] ("A chart") ');
    expect(() => page(text)).toThrow(why);
  });

  test('a place that is none, a title that is none, and pictures for other formats', () => {
    const call =
      (one: object, format = 'html') =>
      () =>
        formatReview(review, { format, pictures: [one] } as never);
    expect(call(picture(CHART, 'maps'))).toThrow('must have as id one of summary, first, segments, rfm');
    expect(call({ id: 'rfm', svg: CHART })).toThrow('pictures[0] must have a title');
    expect(call({ id: 'rfm', title: 'a' })).toThrow(
      'must have the text of an <svg> document: current value is undefined',
    );
    expect(call(null as never)).toThrow('pictures[0] must have a title');
    for (const format of ['text', 'markdown'])
      expect(call(picture(CHART), format)).toThrow(`"pictures" are for html only: "format" is "${format}"`);
    expect(() => formatReview(review, { pictures: {} as never })).toThrow('"pictures" must be a list');
  });
});

test('a large picture is read in one go', () => {
  const many = svg('<path d="M0,0h1v1h-1Z" fill="red"/>'.repeat(20_000));
  const start = performance.now();
  expect(page(many).length).toBeGreaterThan(700_000);
  expect(performance.now() - start).toBeLessThan(5000);
});
