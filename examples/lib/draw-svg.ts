import { createHash } from 'node:crypto';
import type { ChartSpec } from 'account-scoring/charts';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { displayWidth } from './width.ts';

/** A text of a picture, as Vega keeps it. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Without a browser Vega takes all characters for equally wide, and Chinese titles would be cut. */
function measure(item: unknown, text: unknown): number {
  const { fontSize = 11, fontWeight } = item as TextItem;
  const perPlace = fontWeight === 'bold' ? 0.6 : 0.56;
  return displayWidth(String(text ?? '')) * fontSize * perPlace;
}

/** Nothing is fetched: a picture has all of its data in it. */
const loader = {
  load: (address: string) => Promise.reject(new Error(`A picture may not load ${address}`)),
  sanitize: (address: string) => Promise.reject(new Error(`A picture may not link to ${address}`)),
} as unknown as vega.Loader;

/** Warnings of Vega and Vega-Lite are faults of the specification. */
function refusing() {
  const refuse = (...said: readonly unknown[]): never => {
    throw new Error(`This picture cannot be drawn: ${said.map(String).join(' ')}`);
  };
  const strict = vega.logger(vega.Warn);
  strict.warn = refuse;
  strict.error = refuse;
  return strict;
}

function attributeOf(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/**
 * Draw a specification as an SVG that stands alone: no scripts, no fonts, no addresses to load from, ids that no other picture of a page has,
 * and as wide as the page allows, up to its own size.
 */
export async function drawSvg(spec: ChartSpec): Promise<string> {
  // In the package, though not in its types.
  const shared = (vega as unknown as { textMetrics: { width: unknown } }).textMetrics;
  const before = shared.width;
  shared.width = measure;
  try {
    const log = refusing();
    // Vega writes marks of its own into the data that it is given.
    const own = structuredClone(spec) as unknown as TopLevelSpec;
    const low = compile(own, { logger: log }).spec;
    const view = new vega.View(vega.parse(low), { renderer: 'none', loader, logger: log });
    const svg = await view.toSVG();
    view.finalize();
    const prefix = createHash('sha256').update(svg).digest('hex').slice(0, 8);
    // What Vega says of its marks is English, the description of the whole is not; ids are unique in a page.
    const cleaned = svg.replace(/<[a-z][^<>]*>/g, (tag) =>
      tag
        .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
        .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="c${prefix}-${id}"`)
        .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#c${prefix}-${id})`)
        .replace(/href="#([^"]+)"/g, (_, id: string) => `href="#c${prefix}-${id}"`),
    );
    const described = `role="img" aria-label="${attributeOf(spec.description)}"`;
    return cleaned.replace('<svg ', () => `<svg ${described} style="max-width:100%;height:auto" `);
  } finally {
    shared.width = before;
  }
}
