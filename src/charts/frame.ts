import type { Setting } from './options.ts';
import { type ChartSpec, dataOf, type JsonObject, SCHEMA } from './spec.ts';
import { wrapText } from './text.ts';
import { LABEL_SIZE, QUIET_INK, TITLE_SIZE, themeConfig } from './theme.ts';

/** Pixels that titles may be wider than the plotting area: that of the labels left of it. */
const BESIDE = 90;

/** A whole picture: title, lines below the title, and what is drawn. */
export function framed(
  { title, width }: Pick<Setting, 'title' | 'width'>,
  said: { readonly description: string; readonly below?: string | undefined; readonly wide?: number },
  body: JsonObject,
): ChartSpec {
  const room = (said.wide ?? width) + BESIDE;
  const below = wrapText(said.below ?? '', room, LABEL_SIZE);
  return {
    $schema: SCHEMA,
    description: said.description,
    background: 'white',
    padding: 16,
    title: {
      // Vega looks titles up in an object, and takes `constructor` for a part of its own.
      text: wrapText(title, room, TITLE_SIZE).map((line) => (line in {} ? `${line} ` : line)),
      ...(below.length > 0 ? { subtitle: below } : {}),
    },
    ...body,
    config: themeConfig(),
  };
}

/** A picture that says that there is nothing to draw. */
export function withoutData(setting: Setting, below = ''): ChartSpec {
  const text = setting.say('noData');
  return framed(
    setting,
    { description: `${setting.title}: ${text}`, below },
    {
      width: setting.width,
      height: Math.min(setting.height, 160),
      data: dataOf([{ text }]),
      view: { stroke: '#cbd2d9', strokeDash: [4, 4] },
      mark: { type: 'text', fontSize: 14, color: QUIET_INK },
      encoding: { text: { field: 'text', type: 'nominal' } },
    },
  );
}
