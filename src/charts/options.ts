import { formatLabel, type LabelKind } from '../explain/labels.ts';
import { anyObject, checkOptions, numberIn, type OptionCheck, oneOf } from '../internal/options.ts';
import type { Locale } from '../types.ts';
import { plainText } from './text.ts';
import { say, type WordId } from './words.ts';

/** What every picture can be told. */
export interface ChartOptions {
  /** The language of titles, axes and labels. Default `'en'`. */
  readonly locale?: Locale | undefined;
  /** Stands beside amounts on the axes, such as `'EUR'` or `'元'`. Default: none, and axes say “currency units”. */
  readonly currency?: string | null | undefined;
  /** Instead of the title that the picture has. */
  readonly title?: string | undefined;
  /** Pixels of the plotting area, 200 to 4000: titles, axes and labels come on top. Every picture has its own default. */
  readonly width?: number | undefined;
  /** Pixels of the plotting area, 80 to 4000. */
  readonly height?: number | undefined;
  /** Labels of ids of your own (segments, tiers), by id and language; they go before those of the library. */
  readonly labels?: Readonly<Record<string, Readonly<Partial<Record<Locale, string>>>>> | undefined;
}

const text: OptionCheck = { expected: 'a string', type: 'string', holds: () => true };
const textOrNull: OptionCheck = {
  expected: 'a string or null',
  type: 'any',
  holds: (value: unknown) => value === null || typeof value === 'string',
};

const CHECKS: Readonly<Record<string, OptionCheck>> = {
  locale: /* @__PURE__ */ oneOf('en', 'zh-CN'),
  currency: textOrNull,
  title: text,
  width: /* @__PURE__ */ numberIn(200, 4000, 'a number from 200 to 4000'),
  height: /* @__PURE__ */ numberIn(80, 4000, 'a number from 80 to 4000'),
  labels: anyObject,
};

/** The choices of a picture, resolved. */
export interface Setting {
  readonly locale: Locale;
  /** The currency, fit to be shown; `null` without one. */
  readonly currency: string | null;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Say words in the language. */
  readonly say: (id: WordId, gaps?: Readonly<Record<string, string | number>>) => string;
  /** The name of an id. */
  readonly label: (kind: LabelKind, id: string) => string;
  /** `Revenue (EUR)`. */
  readonly inMoney: (what: string) => string;
}

/** Check the options of a picture; `more` are those that it has besides. */
export function settle(
  action: string,
  options: ChartOptions | undefined,
  defaults: {
    readonly title: (say: Setting['say'], label: Setting['label']) => string;
    readonly width: number;
    readonly height: number;
  },
  more: Readonly<Record<string, OptionCheck>> = {},
): Setting {
  checkOptions(action, options, { ...CHECKS, ...more });
  const locale = options?.locale ?? 'en';
  const currency = plainText(options?.currency ?? '').slice(0, 20);
  const own = options?.labels;
  const saying: Setting['say'] = (id, gaps) => say(id, locale, gaps);
  const label: Setting['label'] = (kind, id) => {
    const mine = own !== undefined && Object.hasOwn(own, id) ? own[id]?.[locale] : undefined;
    return plainText(typeof mine === 'string' ? mine : formatLabel(kind, id, { locale }));
  };
  const title = plainText(options?.title ?? '');
  return {
    locale,
    currency: currency === '' ? null : currency,
    title: title === '' ? defaults.title(saying, label) : title,
    width: options?.width ?? defaults.width,
    height: options?.height ?? defaults.height,
    say: saying,
    label,
    inMoney: (what) =>
      saying('amountUnit', { what, unit: currency === '' ? saying('currencyUnits') : currency }),
  };
}
