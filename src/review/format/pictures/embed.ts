import { show } from '../../../internal/show.ts';
import { SECTION_IDS, type SectionId } from '../blocks.ts';
import { escapeHtml } from '../writers/escape-html.ts';
import { checkSvg, LOCAL_URL } from './check-svg.ts';
import { parseSvg, type Refuse, type SvgElement } from './parse-svg.ts';

/** A picture for a page in HTML. */
export interface ReviewPicture {
  /** The part of the page that it belongs to: `segments`, `rfm`, `concentration`, `tiers`, `clusters`, `warnings` … */
  readonly id: string;
  /** What it shows, in a few words. */
  readonly title: string;
  /** An SVG document, such as a chart that Vega rendered: no scripts, no style sheets, nothing from elsewhere. */
  readonly svg: string;
}

/** A picture that may stand in a page. */
export interface EmbeddedPicture {
  readonly id: SectionId;
  readonly title: string;
  readonly svg: string;
}

/** Attributes that name other parts by id, with blanks between them. */
const NAMES_IDS = /^aria-(?:labelledby|describedby|owns|controls|details|flowto)$/;

function attributeHtml(name: string, value: string, prefix: string): string {
  let own = value;
  if (name === 'id') own = prefix + value;
  else if (NAMES_IDS.test(name))
    own = value
      .trim()
      .split(/\s+/)
      .map((id) => prefix + id)
      .join(' ');
  else if ((name === 'href' || name === 'xlink:href') && value.startsWith('#'))
    own = `#${prefix}${value.slice(1)}`;
  else own = value.replace(LOCAL_URL, (_, _quote: string, id: string) => `url(#${prefix}${id})`);
  return ` ${name}="${escapeHtml(own)}"`;
}

/** The element as HTML reads it. Written anew from what was checked, so that nothing is in it that was not. */
function elementHtml({ name, attributes, children }: SvgElement, prefix: string): string {
  const start = `<${name}${[...attributes].map(([key, value]) => attributeHtml(key, value, prefix)).join('')}`;
  if (children.length === 0) return `${start}/>`;
  const inner = children.map((child) =>
    typeof child === 'string' ? escapeHtml(child) : elementHtml(child, prefix),
  );
  return `${start}>${inner.join('')}</${name}>`;
}

/** A chart may have an id in two places only where it names a part of another; ids within one picture must differ. */
function checkIds(root: SvgElement, refuse: Refuse): void {
  const seen = new Set<string>();
  const visit = ({ attributes, children }: SvgElement): void => {
    const id = attributes.get('id');
    if (id !== undefined) {
      if (!/^[^\s"'()<>\\]+$/.test(id)) refuse(`has an id that cannot be named: ${show(id)}`);
      if (seen.has(id)) refuse(`has the id ${show(id)} twice`);
      seen.add(id);
    }
    for (const child of children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
}

/** Elements deeper than this would be more than a page can hold. */
const DEEPEST = 200;

function checkDepth(root: SvgElement, refuse: Refuse): void {
  let level: SvgElement[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) refuse(`has more than ${DEEPEST} elements within one another`);
    level = level.flatMap(({ children }) =>
      children.filter((child): child is SvgElement => typeof child !== 'string'),
    );
  }
}

/**
 * Check pictures and make them ready to stand in one page: ids of each get a prefix of its own.
 *
 * @throws {TypeError} if a picture is not a plain drawing (position and fault are named)
 */
export function embedPictures(action: string, pictures: readonly ReviewPicture[]): EmbeddedPicture[] {
  return pictures.map((picture, at) => {
    const { id, title, svg } = picture ?? {};
    const named = typeof title === 'string' && title.trim() !== '';
    const refuse: Refuse = (why) => {
      throw new TypeError(`Cannot ${action} as pictures[${at}]${named ? ` (${show(title)})` : ''} ${why}`);
    };
    if (!named) return refuse('must have a title');
    if (!SECTION_IDS.includes(id as SectionId))
      return refuse(`must have as id one of ${SECTION_IDS.join(', ')}: current value is ${show(id)}`);
    if (typeof svg !== 'string')
      return refuse(`must have the text of an <svg> document: current value is ${show(svg)}`);
    const root = parseSvg(svg, refuse);
    checkDepth(root, refuse);
    checkSvg(root, refuse);
    checkIds(root, refuse);
    return { id: id as SectionId, title, svg: elementHtml(root, `picture-${at + 1}-`) };
  });
}
