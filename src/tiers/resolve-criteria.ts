import {
  anyObject,
  anyString,
  checkedLater,
  checkOption,
  checkOptions,
  type OptionCheck,
  oneOf,
} from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { Anchors, CriteriaSet, Criterion, CriterionField, Normalization } from './criterion.ts';
import { MAX_VALUE } from './read-number.ts';

/** A function that reads a number from a row, or `null`. */
export type CriteriaValues<T> = Readonly<Record<string, ((account: T) => number | null) | undefined>>;

/** A field, ready to be read. */
export interface ResolvedField {
  readonly id: string;
  /** `null` when a function reads it. */
  readonly field: string | null;
  readonly read: (row: object) => unknown;
  readonly better: 'high' | 'low';
  readonly weight: number;
  /** `undefined`: by the number of accounts. */
  readonly method: Normalization | undefined;
  readonly anchors: Anchors | undefined;
}

/** A criterion, ready to be read. */
export interface ResolvedCriterion {
  readonly id: string;
  readonly weight: number;
  readonly composite: boolean;
  readonly parts: readonly ResolvedField[];
}

const NORMALIZATION: OptionCheck = /* @__PURE__ */ oneOf(
  'percentile',
  'minMax',
  'z',
  'robustZ',
  'log',
  'ladder',
);

const FIELD_CHECKS = {
  id: anyString,
  field: anyString,
  better: { expected: '"high" or "low"', type: 'string', holds: (v: string) => v === 'high' || v === 'low' },
  weight: {
    expected: 'a number from 0 to 1000000',
    type: 'number',
    holds: (v: number) => v >= 0 && v <= 1e6,
  },
  normalize: checkedLater,
  anchors: checkedLater,
  source: checkedLater,
  unit: checkedLater,
  labels: checkedLater,
} as const satisfies Record<string, OptionCheck>;

const ANCHORS: OptionCheck = {
  expected:
    'two or more pairs [value, points], values ascending, points from 0 to 100 and all rising or all falling',
  type: 'object',
  holds: (anchors: Anchors) => {
    if (!Array.isArray(anchors) || anchors.length < 2) return false;
    const isPair = (pair: readonly unknown[]): boolean => {
      if (!Array.isArray(pair) || pair.length !== 2) return false;
      const [value, points] = pair as [unknown, unknown];
      if (typeof value !== 'number' || typeof points !== 'number') return false;
      return Math.abs(value) <= MAX_VALUE && points >= 0 && points <= 100;
    };
    const follows = (sign: 1 | -1) =>
      anchors.every(([value, points], i) => {
        const before = anchors[i - 1];
        return before === undefined || (value > before[0] && sign * (points - before[1]) >= 0);
      });
    return anchors.every(isPair) && (follows(1) || follows(-1));
  },
};

/** The value of a record's own key: ids such as `constructor` are names like any other. */
export function ownValue<V>(record: Readonly<Record<string, V>> | undefined, key: string): V | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function resolveField<T>(
  action: string,
  given: CriterionField,
  { values, anchors, normalize, names }: Overrides<T> & { names: Set<string> },
): ResolvedField {
  const { id } = given;
  if (id === undefined) checkOptions(action, { id: null }, FIELD_CHECKS);
  const where = (name: string) => `criteria.${id}.${name}`;
  for (const [name, check] of Object.entries(FIELD_CHECKS))
    checkOption(action, where(name), check, given[name as keyof CriterionField]);
  names.add(id);
  const ladder = ownValue(anchors, id) ?? given.anchors;
  checkOption(action, where('anchors'), ANCHORS, ladder);
  const method = (typeof normalize === 'string' ? normalize : ownValue(normalize, id)) ?? given.normalize;
  checkOption(action, where('normalize'), NORMALIZATION, method);
  const better = given.better ?? 'high';
  if (ladder !== undefined) {
    const rise = (ladder[ladder.length - 1]?.[1] as number) - (ladder[0]?.[1] as number);
    if (better === 'high' ? rise < 0 : rise > 0)
      throw new RangeError(
        `Cannot ${action} as the anchors of "${id}" must ${better === 'high' ? 'rise' : 'fall'}, as "better" is "${better}": current points are ${ladder.map(([, points]) => points).join(', ')}`,
      );
  }
  const read = ownValue(values, id);
  if (read !== undefined && typeof read !== 'function')
    throw new TypeError(
      `Cannot ${action} as "values.${id}" must be a function of the account: current value is ${show(read)}`,
    );
  const field = given.field ?? id;
  return {
    id,
    field: read === undefined ? field : null,
    read:
      (read as ((row: object) => unknown) | undefined) ?? ((row) => (row as Record<string, unknown>)[field]),
    better,
    weight: given.weight ?? 1,
    method: method ?? (ladder === undefined ? undefined : 'ladder'),
    anchors: ladder,
  };
}

/** What a caller may say about fields by id. */
export interface Overrides<T> {
  readonly values: CriteriaValues<T> | undefined;
  readonly anchors: Readonly<Record<string, Anchors | undefined>> | undefined;
  readonly normalize: Normalization | Readonly<Record<string, Normalization | undefined>> | undefined;
}

/** Refuse names that no criterion has: they are errors of typing. */
function checkNames(action: string, option: string, given: unknown, names: ReadonlySet<string>): void {
  if (typeof given !== 'object' || given === null) return;
  for (const name of Object.keys(given))
    if (!names.has(name))
      throw new TypeError(
        `Cannot ${action} as "${option}" names ${show(name)}, which is no field of the criteria: these are ${[...names].join(', ')}`,
      );
}

/** Check criteria and bring them into one form. */
export function resolveCriteria<T>(
  action: string,
  criteria: readonly Criterion[] | CriteriaSet,
  overrides: Overrides<T>,
): ResolvedCriterion[] {
  const list = Array.isArray(criteria)
    ? (criteria as readonly Criterion[])
    : (criteria as CriteriaSet)?.criteria;
  if (!Array.isArray(list) || list.length === 0)
    throw new TypeError(
      `Cannot ${action} as "criteria" must be a list of criteria or a set of them: current value is ${show(criteria)}`,
    );
  const { anchors, normalize } = overrides;
  if (anchors !== undefined) checkOption(action, 'anchors', anyObject, anchors);
  if (normalize !== undefined && typeof normalize !== 'object')
    checkOption(action, 'normalize', NORMALIZATION, normalize);
  const ids = new Set<string>();
  const names = new Set<string>();
  const resolved = list.map((criterion, i): ResolvedCriterion => {
    if (typeof criterion !== 'object' || criterion === null)
      throw new TypeError(
        `Cannot ${action} as criteria[${i}] must be an object: current value is ${show(criterion)}`,
      );
    const { parts, ...own } = criterion;
    checkOptions(action, own, FIELD_CHECKS);
    if (own.id === undefined) checkOptions(action, { id: null }, FIELD_CHECKS);
    const idle = (['field', 'better', 'normalize', 'anchors'] as const).find(
      (name) => own[name] !== undefined,
    );
    if (parts !== undefined && idle !== undefined)
      throw new TypeError(
        `Cannot ${action} as criteria.${own.id} is made of parts and has no ${idle} of its own: give it to the parts`,
      );
    const fields = parts === undefined ? [own] : parts;
    if (!Array.isArray(fields) || fields.length === 0)
      throw new TypeError(
        `Cannot ${action} as criteria.${own.id}.parts must be a list of fields: current value is ${show(parts)}`,
      );
    const all = parts === undefined ? [own.id] : [own.id, ...fields.map((part) => part?.id)];
    for (const id of all) {
      if (ids.has(id))
        throw new TypeError(
          `Cannot ${action} as ids of criteria and their parts must differ: ${show(id)} is there twice`,
        );
      ids.add(id);
    }
    return {
      id: own.id,
      weight: own.weight ?? 1,
      composite: parts !== undefined,
      parts: fields.map((field) => {
        if (parts !== undefined) checkOptions(action, field, FIELD_CHECKS);
        return resolveField(action, parts === undefined ? { ...field, weight: 1 } : field, {
          ...overrides,
          names,
        });
      }),
    };
  });
  checkNames(action, 'values', overrides.values, names);
  checkNames(action, 'anchors', overrides.anchors, names);
  checkNames(action, 'normalize', overrides.normalize, names);
  return resolved;
}
