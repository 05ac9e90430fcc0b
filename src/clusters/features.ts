import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import type { OptionCheck } from '../internal/options.ts';
import { show } from '../internal/show.ts';

/** Where a feature of an account is found: the name of a numeric field, or a function that reads a number (or `null`). */
export type FeatureOf<T> = (keyof T & string) | ((account: T) => number | null | undefined);

/** The features to cluster by: names of fields, or names of your own with where each is found. */
export type ClusterFeatures<T> = ReadonlyArray<keyof T & string> | Readonly<Record<string, FeatureOf<T>>>;

/** A feature, ready to be read. */
export interface Feature {
  readonly name: string;
  /** The field that it reads; `null` when a function does. */
  readonly field: string | null;
  readonly read: (account: never) => unknown;
}

export const RFM_FEATURES: readonly string[] = ['recency', 'frequency', 'monetary'];

const MAX_FEATURES = 50;

/** A label such as `monetary:high,recency:low` must be told apart again. */
function isName(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && !/[:,]/.test(name);
}

function isSource(source: unknown): boolean {
  return typeof source === 'function' || (typeof source === 'string' && source !== '');
}

/** The check of options that name features. */
export const FEATURES: OptionCheck = {
  expected:
    '1 to 50 different names without ":" and ",": a list of fields, or an object of fields and functions',
  type: 'object',
  holds: (features: object | null) => {
    if (features === null) return false;
    const names: unknown[] = Array.isArray(features) ? features : Object.keys(features);
    const sources: unknown[] = Array.isArray(features) ? features : Object.values(features);
    return (
      names.length > 0 &&
      names.length <= MAX_FEATURES &&
      new Set(names).size === names.length &&
      names.every(isName) &&
      sources.every(isSource)
    );
  },
};

/** A feature that reads a field or calls a function. */
export function makeFeature(name: string, source: string | ((account: never) => unknown)): Feature {
  return typeof source === 'string'
    ? { name, field: source, read: (account) => (account as Record<string, unknown>)[source] }
    : { name, field: null, read: source };
}

/** Resolve the option `features`, which has been checked. */
export function resolveFeatures<T>(features: ClusterFeatures<T> | undefined): Feature[] {
  const given = features ?? RFM_FEATURES;
  return Array.isArray(given)
    ? (given as readonly string[]).map((name) => makeFeature(name, name))
    : Object.entries(given as Record<string, string | ((account: never) => unknown)>).map(([name, source]) =>
        makeFeature(name, source),
      );
}

/** An account in the words of an error. */
export function placeOf(account: object, row: number): string {
  return `accounts[${row}] (${show((account as { accountId?: unknown }).accountId)})`;
}

/** Read one feature of one account: a finite number (never -0), or `null` when the account has none. */
export function readFeature(action: string, feature: Feature, account: object, row: number): number | null {
  const value = feature.read(account as never);
  if (typeof value === 'number' && value >= -MAX_SUMMAND && value <= MAX_SUMMAND) return value + 0;
  if (value === null || value === undefined) return null;
  throw new TypeError(
    `Cannot ${action} as ${placeOf(account, row)} must have a finite number within ±${MAX_SUMMAND} or null for "${feature.name}": current value is ${show(value)}`,
  );
}

/** Refuse an account that lacks a feature. */
export function refuseMissing(action: string, { name }: Feature, account: object, row: number): never {
  throw new TypeError(
    `Cannot ${action} as ${placeOf(account, row)} has no "${name}": to go on without such accounts, fit with missing: "omit" or "median"`,
  );
}
