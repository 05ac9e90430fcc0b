import { show } from '../../../internal/show.ts';

/** An element of a picture. */
export interface SvgElement {
  readonly name: string;
  /** By name, in their order; values as they are meant, without entities. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: ReadonlyArray<SvgElement | string>;
}

/** Refuses a picture; the text ends a sentence. */
export type Refuse = (why: string) => never;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters that XML allows. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff;
}

/** Text without entities; those that a document type would declare are refused. */
function decode(text: string, refuse: Refuse): string {
  return text.replace(/&([^;&]*)(;?)/g, (entity, body: string, end: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(body);
    const code =
      number === null ? -1 : Number.parseInt(number[1] ?? (number[2] as string), number[1] ? 16 : 10);
    if (end === ';' && number !== null && isCharacter(code)) return String.fromCodePoint(code);
    if (end === ';' && Object.hasOwn(ENTITIES, body)) return ENTITIES[body] as string;
    return refuse(`has an entity that is none of XML's own: ${show(entity)}`);
  });
}

const SPACE = /\s*/y;
const PROLOG = /^\ufeff?\s*(?:<\?xml\s[^<>?]*\?>\s*)?(?:<!--(?:(?!--)[\s\S])*-->\s*)*/;
const TEXT = /[^<]+/y;
const COMMENT = /<!--(?:(?!--)[\s\S])*-->/y;
const OPEN = /<([A-Za-z_][A-Za-z0-9_.:-]*)/y;
const CLOSE = /<\/([A-Za-z_][A-Za-z0-9_.:-]*)\s*>/y;
const ATTRIBUTE = /\s+([A-Za-z_][A-Za-z0-9_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*(\/?)>/y;

function readAttributes(
  svg: string,
  from: number,
  refuse: Refuse,
): { attributes: Map<string, string>; at: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(svg);
    if (found === null) return { attributes, at };
    const name = found[1] as string;
    if (attributes.has(name)) return refuse(`has the attribute ${show(name)} twice in one element`);
    attributes.set(name, decode(found[2] ?? found[3] ?? '', refuse));
    at = ATTRIBUTE.lastIndex;
  }
}

/**
 * Read a picture as strict XML of elements, attributes and text: what is not well-formed, or is anything else (document types,
 * instructions, marked sections), is refused, so that no other reader sees something else in it. Comments are left out.
 */
export function parseSvg(svg: string, refuse: Refuse): SvgElement {
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
        return refuse(`has an end of <${ended[1]}> that was not begun`);
      close();
      continue;
    }
    const opened = step(OPEN);
    if (opened !== null && root === null) {
      const { attributes, at: behind } = readAttributes(svg, at, refuse);
      at = behind;
      const end = step(END);
      if (end === null) return refuse(`has an element <${opened[1]}> with attributes that are not XML`);
      stack.push({ name: opened[1] as string, attributes, children: [] });
      if (end[1] === '/') close();
      continue;
    }
    const text = opened === null && parent !== undefined ? step(TEXT) : null;
    if (text === null || parent === undefined)
      return refuse(`has something that is neither an element nor text: ${show(svg.slice(at, at + 40))}`);
    parent.children.push(decode(text[0], refuse));
  }
  if (root === null) return refuse(stack.length === 0 ? 'is empty' : `has no end of <${stack.at(-1)?.name}>`);
  return root;
}
