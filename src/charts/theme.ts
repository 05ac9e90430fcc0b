import type { JsonObject } from './spec.ts';

/** Fonts of the reader's machine, with Chinese ones on every system; nothing is loaded. */
export const FONT = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';

export const LABEL_SIZE = 12;
export const TITLE_SIZE = 16;

/** Ink of texts, quiet lines, and what is neither good nor bad. */
export const INK = '#1f2933';
export const QUIET_INK = '#52606d';
export const GRID = '#e4e7eb';
export const NEUTRAL = '#7b8794';
export const PAPER = '#ffffff';
/** The ground of cells that nothing is in. */
export const EMPTY = '#f5f7fa';

/**
 * Colours that stay apart for readers who do not tell red from green or blue from yellow: Okabe and Ito 2008,
 * https://jfly.uni-koeln.de/color/, without yellow, which is too pale on white.
 */
export const CATEGORIES: readonly string[] = [
  '#0072B2',
  '#D55E00',
  '#009E73',
  '#CC79A7',
  '#000000',
  '#56B4E9',
  '#E69F00',
];

export const BLUE = '#0072B2';
export const ORANGE = '#D55E00';
export const GREEN = '#009E73';

/** From little to much, lighter to darker: readable without any colour too. */
export const RAMP: readonly string[] = ['#e3eef9', '#b5d4e9', '#74b2d8', '#2f7fbc', '#0b4a8f'];

/** From a mild warning to a grave one, by lightness as well as by hue. */
export const LEVEL_COLOURS: Readonly<Record<string, string>> = {
  critical: '#7f1d1d',
  high: '#D55E00',
  medium: '#E69F00',
};

/** A colour between two, `share` of the way from the first to the second. */
export function mixed(from: string, to: string, share: number): string {
  const part = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const hex = [1, 3, 5].map((at) =>
    Math.round(part(from, at) + share * (part(to, at) - part(from, at)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

/** Relative luminance by WCAG 2.2, 0 to 1. */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The ink that is easier to read on a colour. */
export function inkOn(colour: string): string {
  const ground = luminance(colour) + 0.05;
  return ground / (luminance(INK) + 0.05) >= 1.05 / ground ? INK : PAPER;
}

/** Everything about looks, so that pictures are the same wherever they are drawn. */
export function themeConfig(): JsonObject {
  return {
    font: FONT,
    // The description says it in the reader's language; what Vega says of every mark is English.
    aria: false,
    view: { stroke: null },
    axis: {
      labelFontSize: LABEL_SIZE,
      titleFontSize: LABEL_SIZE,
      titleFontWeight: 'normal',
      labelColor: INK,
      titleColor: QUIET_INK,
      gridColor: GRID,
      domainColor: NEUTRAL,
      tickColor: NEUTRAL,
      labelLimit: 0,
      titleLimit: 0,
      titlePadding: 8,
    },
    legend: {
      labelFontSize: LABEL_SIZE,
      titleFontSize: LABEL_SIZE,
      titleFontWeight: 'normal',
      labelColor: INK,
      titleColor: QUIET_INK,
      labelLimit: 0,
      titleLimit: 0,
    },
    title: {
      anchor: 'start',
      fontSize: TITLE_SIZE,
      fontWeight: 'bold',
      color: INK,
      subtitleFontSize: LABEL_SIZE,
      subtitleColor: QUIET_INK,
      subtitlePadding: 6,
      offset: 14,
      limit: 0,
    },
    text: { fontSize: LABEL_SIZE, color: INK },
  };
}

/** So few points are shown on their line. */
const FEW = 40;

/** The line of a curve over so many accounts. */
export function curveMark(accounts: number): JsonObject {
  return {
    type: 'line',
    color: BLUE,
    strokeWidth: 2.5,
    ...(accounts <= FEW ? { point: { color: BLUE, size: 30, filled: true } } : {}),
  };
}
