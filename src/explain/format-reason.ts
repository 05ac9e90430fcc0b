import type { AttributionPart, Locale, Notice, Reason } from '../types.ts';
import { formatLabel, type LabelKind } from './labels.ts';
import { messageOf } from './messages.ts';

/** A number as text, the same in every locale: at most four decimals, no separators. */
function shownNumber(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1e11) return String(value);
  const rounded = Math.round(value * 1e4) / 1e4;
  // A small share must not read as nothing.
  return String(rounded === 0 ? Number(value.toPrecision(3)) : rounded);
}

function shown(value: Reason['threshold'] | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return shownNumber(value);
  return typeof value === 'string' ? value : value.map((part) => shown(part)).join(', ');
}

/** A share as a percentage with at most one decimal; what is next to nothing is not told as nothing. */
function shownPercent(share: Reason['threshold'] | undefined): string {
  if (typeof share !== 'number') return shown(share);
  if (share === 0 || Math.abs(share) >= 0.0005) return `${Math.round(share * 1000) / 10}%`;
  if (Math.abs(share) < 1e-5) return share < 0 ? '> -0.001%' : '< 0.001%';
  return `${Number((share * 100).toPrecision(1))}%`;
}

/** An interval in words: `≤ 30`, `> 30 and ≤ 90`. */
function shownInterval(threshold: Reason['threshold'], ends: Reason['ends'], locale: Locale): string {
  const [low, high] = (Array.isArray(threshold) ? threshold : []) as Array<number | null | undefined>;
  if (typeof low === 'number' && low === high) return `= ${shownNumber(low)}`;
  const parts: string[] = [];
  if (typeof low === 'number') parts.push(`${ends?.startsWith('[') ? '≥' : '>'} ${shownNumber(low)}`);
  if (typeof high === 'number') parts.push(`${ends?.endsWith(']') ? '≤' : '<'} ${shownNumber(high)}`);
  if (parts.length === 0) return locale === 'en' ? 'any value' : '任意值';
  return parts.join(locale === 'en' ? ' and ' : ' 且 ');
}

/** A range of scores in words, without the ends that no score can pass: `≤ 2`, `≥ 4`, `= 3`. */
function shownScores(
  threshold: Reason['threshold'],
  ends: Reason['ends'],
  of: number | undefined,
  locale: Locale,
): string {
  const [least, most] = (Array.isArray(threshold) ? threshold : []) as Array<number | null | undefined>;
  if (typeof least === 'number' && least === most) return shownInterval([least, most], '[]', locale);
  // The sum of two scores starts at 2 and ends at twice the bins; a range that starts lower says no less.
  const isLowest = typeof least === 'number' && least <= 1;
  const isHighest =
    typeof most === 'number' && of !== undefined && most >= of && ends?.endsWith(']') === true;
  return shownInterval([isLowest ? null : (least ?? null), isHighest ? null : (most ?? null)], ends, locale);
}

const OPERATORS: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=' };

/** A flag in words; reasons hold flags as text. */
function yesOrNo(value: Reason['threshold'] | undefined, locale: Locale): string | null {
  if (value !== 'true' && value !== 'false') return null;
  if (locale === 'en') return value === 'true' ? 'yes' : 'no';
  return value === 'true' ? '是' : '否';
}

/** What the value was compared with, in words. */
function shownComparison(
  code: string,
  {
    op,
    threshold,
    ends,
    of,
  }: {
    op: Reason['op'] | undefined;
    threshold: Reason['threshold'];
    ends: Reason['ends'];
    of: number | undefined;
  },
  locale: Locale,
): string {
  if (code === 'segment.range') return shownScores(threshold, ends, of, locale);
  return op === 'in'
    ? shownInterval(threshold, ends, locale)
    : `${OPERATORS[op ?? ''] ?? ''} ${yesOrNo(threshold, locale) ?? shown(threshold)}`;
}

/** The name of a field or of a criterion, or of two of them. */
function nameOf(field: string, locale: Locale): string {
  const names = field.split(' : ').map((id) => {
    const name = formatLabel('field', id, { locale });
    return name === id ? formatLabel('criterion', id, { locale }) : name;
  });
  return names.join(' : ');
}

/** The table that ids in a reason are labelled by: by the first word of its code. */
const KIND_OF_CODE: Readonly<Record<string, LabelKind>> = {
  pareto: 'verdict',
  tier: 'tier',
  move: 'tier',
  kind: 'kind',
  lifecycle: 'stage',
  loyalty: 'loyaltyLevel',
  satisfaction: 'dimension',
  checklist: 'checklist',
  condition: 'condition',
  delivered: 'deliveredPart',
  compare: 'verdict',
  missing: 'indicator',
  warning: 'severity',
  status: 'status',
  comparison: 'migration',
};

/** Where the words of one reason are ids of several tables. */
const KINDS_OF_WORDS: Readonly<Record<string, Partial<Record<'field' | 'value' | 'threshold', LabelKind>>>> =
  {
    warning: { field: 'indicator' },
    status: { field: 'rule', value: 'severity', threshold: 'alertState' },
  };

/** The name of an indicator, or of one of its measures (`overdue.q95`); measures that all indicators have go by the indicator's name. */
function indicatorName(field: string, locale: Locale): string {
  const label = formatLabel('indicator', field, { locale });
  const dot = field.indexOf('.');
  if (label !== field || dot < 0) return label;
  const measure = field.slice(dot + 1);
  const indicator = formatLabel('indicator', field.slice(0, dot), { locale });
  const isCommon = ['baseline', 'lastYear', 'delta', 'probability', 'n'].includes(measure);
  return isCommon ? indicator : `${indicator} (${measure})`;
}

/** What a playbook looks accounts up by: the ids in its reasons are those of the field. */
const PLAYBOOK_KINDS: readonly LabelKind[] = ['tier', 'stage', 'segment'];

function kindOf(room: string, field: string): LabelKind {
  const ofField = PLAYBOOK_KINDS.find((kind) => room === 'playbook' && kind === field);
  if (ofField !== undefined) return ofField;
  return Object.hasOwn(KIND_OF_CODE, room) ? (KIND_OF_CODE[room] as LabelKind) : 'segment';
}

/** Points with a sign, at most two decimals. */
function signed(points: number | undefined): string {
  if (points === undefined) return shown(points);
  const rounded = Math.round(points * 100) / 100;
  return `${points > 0 ? '+' : ''}${shownNumber(rounded === 0 ? points : rounded)}`;
}

/** What texts are made of. */
type Told = Pick<Reason, 'code' | 'field' | 'value' | 'threshold'> & Partial<Reason>;

/** A part of a change as a reason: its value after, against the one before. */
function asReason(given: Reason | Notice | AttributionPart): Told {
  if (!('points' in given)) return given;
  const { code, field, valueBefore, valueAfter, points } = given;
  return { code, field, value: valueAfter, threshold: valueBefore, score: points };
}

/** What stands for a word in a message: `{value}`; with a noun, `{value|day|days}`; a word that goes with a number elsewhere, `{value?is|are}`. */
const PLACE = /\{(\w+)(?:([|?])([^|}]*)\|([^}]*))?\}/g;

/** Labels of ids of your own, by language. */
type OwnLabels = Readonly<Record<string, Readonly<Partial<Record<Locale, string>>>>>;

/**
 * Say a reason, a notice or a part of a change in a language.
 *
 * All text of the library about results comes from here, so that the results themselves stay the same in every language.
 * Numbers are written without separators and with at most four decimals, the same in every locale. A code that the library does not
 * know (one of your own rules) is written as `field op threshold`.
 *
 * @param given a reason of a score, segment or class, or a notice of a model, or a part of an attribution
 * @param options `locale`, default `'en'`; `labels` of ids of your own (segments, tiers, criteria, fields), which go before those of the library
 * @returns one line of text
 * @example Why an account has its score
 * ```ts
 * import { formatReason, scoreRfm } from 'account-scoring';
 *
 * const [acme] = scoreRfm([{ accountId: 'Acme', recency: 12, frequency: 9, monetary: 700 }], {
 *   cuts: { recency: [30, 90, 180, 365], frequency: [1, 3, 6, 12], monetary: [100, 500, 2000, 9000] },
 * });
 * for (const reason of acme?.rfm.reasons ?? []) console.log(formatReason(reason));
 * // → recency 12 is ≤ 30: score 5 of 5
 * // frequency 9 is > 6 and ≤ 12: score 4 of 5
 * // monetary 700 is > 500 and ≤ 2000: score 3 of 5
 * ```
 */
export function formatReason(
  given: Reason | Notice | AttributionPart,
  options: { locale?: Locale | undefined; labels?: OwnLabels | undefined } = {},
): string {
  const locale = options.locale ?? 'en';
  const { labels } = options;
  const own = (id: string): string | undefined =>
    labels !== undefined && Object.hasOwn(labels, id) ? labels[id]?.[locale] : undefined;
  const reason = asReason(given);
  const { code, value, threshold, op, ends, score, of, weight, result } = reason;
  const template = messageOf(code)?.[locale];
  const room = code.slice(0, code.indexOf('.'));
  const kind = kindOf(room, reason.field);
  const kinds = Object.hasOwn(KINDS_OF_WORDS, room) ? KINDS_OF_WORDS[room] : undefined;
  const named = (id: Reason['threshold'] | undefined, as: LabelKind = kind): string => {
    if (typeof id !== 'string') return shown(id);
    const label = own(id);
    if (label !== undefined) return label;
    return as === 'indicator' ? indicatorName(id, locale) : formatLabel(as, id, { locale });
  };
  const words: Record<string, string> = {
    field: own(reason.field) ?? nameOf(reason.field, locale),
    fieldName: named(reason.field, kinds?.field),
    value: yesOrNo(value, locale) ?? shown(value),
    valueName: named(value, kinds?.value),
    threshold: yesOrNo(threshold, locale) ?? shown(threshold),
    thresholdName: named(threshold, kinds?.threshold),
    interval: shownComparison(code, { op, threshold, ends, of }, locale),
    op: OPERATORS[op ?? ''] ?? op ?? '',
    score: shown(score),
    change: signed(score),
    size: shown(score === undefined ? score : Math.abs(score)),
    of: shown(of),
    weight: shownPercent(weight),
    result: named(result ?? ''),
    percent: shownPercent(value),
    level: shownPercent(threshold),
  };
  if (template === undefined) return `${words.field} ${words.value} ${words.op} ${words.threshold}`.trim();
  return template.replace(PLACE, (_, word: string, mark?: '|' | '?', one?: string, many?: string) => {
    const said = words[word] ?? '';
    if (mark === undefined) return said;
    const form = /^[+-]?1$/.test(said) ? one : many;
    return mark === '|' ? `${said} ${form}` : `${form}`;
  });
}
