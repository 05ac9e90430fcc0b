import { show } from '../../../internal/show.ts';

/** An element of a picture. */
export interface SvgElement {
  readonly name: string;
  /** By name, in their order; values as they are meant, without entities. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: ReadonlyArray<SvgElement | string>;
}

/** A picture that is not what it must be; the message ends a sentence. */
export class PictureFault extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters that XML allows. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff;
}

/** Text without entities; those that a document type would declare are refused. */
function decode(text: string): string {
  return text.replace(/&([^;&]*)(;?)/g, (entity, body: string, end: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(body);
    const code =
      number === null ? -1 : Number.parseInt(number[1] ?? (number[2] as string), number[1] ? 16 : 10);
    if (end === ';' && number !== null && isCharacter(code)) return String.fromCodePoint(code);
    if (end === ';' && Object.hasOwn(ENTITIES, body)) return ENTITIES[body] as string;
    throw new PictureFault(`has an entity that is none of XML's own: ${show(entity)}`);
  });
}

const NAME = '[A-Za-z_][A-Za-z0-9_.:-]*';
const SPACE = /\s*/y;
const PROLOG = /^\ufeff?\s*(?:<\?xml\s[^<>?]*\?>\s*)?(?:<!--(?:(?!--)[\s\S])*-->\s*)*/;
const TEXT = /[^<]+/y;
const COMMENT = /<!--(?:(?!--)[\s\S])*-->/y;
const OPEN = new RegExp(`<(${NAME})`, 'y');
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const END = /\s*(\/?)>/y;

function readAttributes(svg: string, from: number): { attributes: Map<string, string>; at: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(svg);
    if (found === null) return { attributes, at };
    const name = found[1] as string;
    if (attributes.has(name)) throw new PictureFault(`has the attribute ${show(name)} twice in one element`);
    attributes.set(name, decode(found[2] ?? found[3] ?? ''));
    at = ATTRIBUTE.lastIndex;
  }
}

/**
 * Read a picture as strict XML of elements, attributes and text: what is not well-formed, or is anything else (document types,
 * instructions, marked sections), is refused, so that no other reader sees something else in it. Comments are left out.
 */
export function parseSvg(svg: string): SvgElement {
  const stack: Array<{
    name: string;
    attributes: Map<string, string>;
    children: Array<SvgElement | string>;
  }> = [];
  let at = PROLOG.exec(svg)?.[0].length ?? 0;
  let root: SvgElement | null = null;
  const step = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(svg);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const close = (): void => {
    const element = stack.pop() as SvgElement;
    const parent = stack.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  };
  while (at < svg.length) {
    if (root !== null && step(SPACE) !== null && at === svg.length) break;
    if (step(COMMENT) !== null) continue;
    const parent = stack.at(-1);
    const ended = step(CLOSE);
    if (ended !== null) {
      if (parent === undefined || parent.name !== ended[1])
        throw new PictureFault(`has an end of <${ended[1]}> that was not begun`);
      close();
      continue;
    }
    const opened = step(OPEN);
    if (opened !== null && root === null) {
      const { attributes, at: behind } = readAttributes(svg, at);
      at = behind;
      const end = step(END);
      if (end === null)
        throw new PictureFault(`has an element <${opened[1]}> with attributes that are not XML`);
      stack.push({ name: opened[1] as string, attributes, children: [] });
      if (end[1] === '/') close();
      continue;
    }
    const text = opened === null && parent !== undefined ? step(TEXT) : null;
    if (text === null || parent === undefined)
      throw new PictureFault(
        `has something that is neither an element nor text: ${show(svg.slice(at, at + 40))}`,
      );
    parent.children.push(decode(text[0]));
  }
  if (root === null)
    throw new PictureFault(stack.length === 0 ? 'is empty' : `has no end of <${stack.at(-1)?.name}>`);
  return root;
}
