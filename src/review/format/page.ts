import { formatCluster } from '../../clusters/format-cluster.ts';
import { formatReason } from '../../explain/format-reason.ts';
import { formatLabel, type LabelKind } from '../../explain/labels.ts';
import type { Locale, Notice, Reason } from '../../types.ts';
import type { Review } from '../review-record.ts';
import type { Cell, Inline, Text, Tone } from './blocks.ts';
import { amount, inCurrency, measure, percent, whole } from './numbers.ts';
import type { ReviewWords } from './words/en.ts';
import { wordsIn } from './words/words.ts';

/** Labels of ids of the caller's own, by language. */
export type OwnLabels = Readonly<Record<string, Readonly<Partial<Record<Locale, string>>>>>;

/** The options of a page, with their defaults. */
export interface PageOptions {
  readonly locale: Locale;
  readonly top: number;
  readonly accounts: number;
  readonly labels: OwnLabels;
}

/** What every section writes with: the words of a language, the labels of the caller, the currency of the review. */
export interface Page extends PageOptions {
  readonly review: Review;
  readonly words: ReviewWords;
  readonly label: (kind: LabelKind, id: string) => Inline;
  readonly reason: (reason: Reason | Notice) => Inline;
  readonly cluster: (cluster: { readonly label: string | null }) => Inline;
  /** An amount with the currency. */
  readonly money: (value: number | null) => string;
  /** The currency as a title of a column has it: ` (EUR)`, or nothing. */
  readonly unit: string;
}

type Named = ReadonlyArray<{
  readonly id: string;
  readonly labels?: Readonly<Partial<Record<Locale, string>>> | undefined;
}>;

/** The labels that a map or a scheme carries; an id may be `__proto__`, which only an own key can hold. */
function labelsOf(named: Named): OwnLabels {
  return Object.fromEntries(named.flatMap(({ id, labels }) => (labels === undefined ? [] : [[id, labels]])));
}

/** Everything that sections need to say what a review found. */
export function makePage(review: Review, options: PageOptions): Page {
  const { locale, labels } = options;
  const words = wordsIn(locale);
  const { currency, segmentMap } = review.choices;
  const { tiers } = review.models;
  const shipped: Partial<Record<LabelKind, OwnLabels>> = {
    segment: labelsOf(segmentMap.segments),
    tier: labelsOf(tiers.options.tiers),
  };
  const own = (kind: LabelKind, id: string): string | undefined =>
    [labels, shipped[kind] ?? {}]
      .map((table) => (Object.hasOwn(table, id) ? table[id]?.[locale] : undefined))
      .find((label) => label !== undefined);
  const roomLabels: Readonly<Record<string, OwnLabels>> = {
    segment: { ...shipped.segment, ...labels },
    tier: { ...shipped.tier, ...labels },
    move: { ...shipped.tier, ...labels },
  };
  return {
    ...options,
    review,
    words,
    label: (kind, id) => {
      const given = own(kind, id);
      if (given !== undefined) return { data: given };
      const label = formatLabel(kind, id, { locale });
      return label === id ? { data: id } : label;
    },
    reason: (reason) => {
      const room = reason.code.slice(0, reason.code.indexOf('.'));
      const table = Object.hasOwn(roomLabels, room) ? roomLabels[room] : labels;
      return { data: formatReason(reason, { locale, labels: table }) };
    },
    cluster: (cluster) => ({ data: formatCluster(cluster, { locale }) }),
    money: (value) => inCurrency(value, currency),
    unit: currency === null ? '' : words.inCurrency(currency),
  };
}

/** An account as people know it: its name, and its id where that is something else. */
export function accountText(
  { words }: Page,
  { accountId, name }: { readonly accountId: string; readonly name: string | null },
): Text {
  if (name === null || name.trim() === '' || name === accountId) return { data: accountId };
  return [{ data: name }, words.open, { data: accountId }, words.close];
}

export const countCell = (value: number | null): Cell => ({ text: whole(value) });
export const amountCell = (value: number | null): Cell => ({ text: amount(value) });
export const measureCell = (value: number | null): Cell => ({ text: measure(value) });
export const shareCell = (value: number | null): Cell => ({ text: percent(value) });
/** A share that is drawn as well. */
export const barCell = (value: number | null): Cell => ({ text: percent(value), bar: value });

const TONES: readonly string[] = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'];

/** The colour of a warning status. */
export function toneOf(status: string): Tone | undefined {
  return TONES.includes(status) ? (status as Tone) : undefined;
}
