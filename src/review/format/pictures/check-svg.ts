import { show } from '../../../internal/show.ts';
import type { Refuse, SvgElement } from './parse-svg.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** Elements that draw and describe. None of them runs, loads, moves, or holds another language. */
const ELEMENTS: readonly string[] = [
  'svg',
  'g',
  'defs',
  'symbol',
  'use',
  'title',
  'desc',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'textPath',
  'image',
  'linearGradient',
  'radialGradient',
  'stop',
  'pattern',
  'clipPath',
  'mask',
  'marker',
  'filter',
  'feBlend',
  'feColorMatrix',
  'feComponentTransfer',
  'feComposite',
  'feConvolveMatrix',
  'feDiffuseLighting',
  'feDisplacementMap',
  'feDistantLight',
  'feDropShadow',
  'feFlood',
  'feFuncA',
  'feFuncB',
  'feFuncG',
  'feFuncR',
  'feGaussianBlur',
  'feMerge',
  'feMergeNode',
  'feMorphology',
  'feOffset',
  'fePointLight',
  'feSpecularLighting',
  'feSpotLight',
  'feTile',
  'feTurbulence',
];

/** Elements whose children another reader takes for HTML: they may hold text only. */
const TEXT_ONLY: readonly string[] = ['title', 'desc'];

/** Attributes for people and programs that read aloud; style sheets do not read them. */
const WORDS = /^(?:aria-[a-z]+|role|class|id|lang|xml:lang|xml:space)$/;
/** Functions of style sheets that compute; all others could load something. */
const FUNCTIONS: readonly string[] = [
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'hwb',
  'lab',
  'lch',
  'oklab',
  'oklch',
  'color',
  'calc',
  'min',
  'max',
  'clamp',
  'translate',
  'translatex',
  'translatey',
  'translate3d',
  'scale',
  'scalex',
  'scaley',
  'rotate',
  'matrix',
  'matrix3d',
  'skewx',
  'skewy',
  'skew',
  'blur',
  'brightness',
  'contrast',
  'grayscale',
  'hue-rotate',
  'invert',
  'opacity',
  'saturate',
  'sepia',
  'drop-shadow',
  'cubic-bezier',
  'steps',
  'inset',
  'polygon',
  'circle',
  'ellipse',
  'path',
];
const LOCAL = /^#[^\s"'()<>\\]+$/;
const PNG = /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/;
/** How `url(…)` may be written. */
export const LOCAL_URL = /url\(\s*(["']?)#([^\s"'()<>\\]+)\1\s*\)/gi;

function checkStyleValue(name: string, value: string, refuse: Refuse): void {
  // Escapes and comments of style sheets can hide a function; declarations beginning with @ can load.
  if (/\\|\/\*|@/.test(value)) refuse(`has ${name}=${show(value)}, with an escape, a comment or an @`);
  for (const [, called = ''] of value.replace(LOCAL_URL, '').matchAll(/([\w-]*)\s*\(/g))
    if (called !== '' && !FUNCTIONS.includes(called.toLowerCase()))
      refuse(
        called.toLowerCase() === 'url'
          ? `has ${name}=${show(value)}: url(…) may only name a part of the picture, as in url(#a)`
          : `has ${name}=${show(value)}: the function ${called}(…) is not one that only computes`,
      );
}

function checkAttribute(element: string, name: string, value: string, refuse: Refuse): void {
  if (name === 'xmlns' || name === 'xmlns:xlink') {
    const wanted = name === 'xmlns' ? SVG : XLINK;
    if (value !== wanted) refuse(`has ${name}=${show(value)} where it must be ${wanted}`);
    return;
  }
  if (/^on/i.test(name)) refuse(`has the event attribute ${show(name)}`);
  if (name === 'href' || name === 'xlink:href') {
    if (LOCAL.test(value) || (element === 'image' && PNG.test(value.replace(/\s+/g, '')))) return;
    refuse(
      `has <${element} ${name}=${show(value)}>: it may name a part of the picture (#a), and an image may be data:image/png;base64,…`,
    );
  }
  if (WORDS.test(name)) return;
  if (
    !/^[a-zA-Z][a-zA-Z0-9-]*$/.test(name) ||
    /^(?:src|srcset|srcdoc|action|formaction|data|ping|base|target|is|slot|part|autofocus|tabindex|contenteditable|popover)$/i.test(
      name,
    )
  )
    refuse(`has the attribute ${show(name)}, which is none of a picture`);
  checkStyleValue(name, value, refuse);
}

/** Refuse what could run, load, or mean something else inside a page. */
export function checkSvg(root: SvgElement, refuse: Refuse): void {
  if (root.name !== 'svg') refuse(`is no <svg> document, but <${root.name}>`);
  const waiting: SvgElement[] = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const { name, attributes, children } = element;
    if (!ELEMENTS.includes(name)) refuse(`has an element <${name}>, which a picture may not have`);
    for (const [attribute, value] of attributes) checkAttribute(name, attribute, value, refuse);
    const inner = children.filter((child): child is SvgElement => typeof child !== 'string');
    if (TEXT_ONLY.includes(name) && inner.length > 0)
      refuse(`has elements inside <${name}>, which may hold text only`);
    for (const child of inner) waiting.push(child);
  }
}
