import type { Notice } from '../types.ts';
import { type Feature, readFeature, refuseMissing } from './features.ts';
import { medianOf } from './fit-scaling.ts';
import type { ResolvedOptions } from './options.ts';
import type { Points } from './points.ts';

/** The accounts that can be clustered, in the units of the features. */
export interface Book {
  readonly rows: number;
  readonly points: Points;
  /** What missing values were taken as, by feature; `null` where nothing is filled in. */
  readonly medians: ReadonlyArray<number | null>;
  readonly notices: readonly Notice[];
}

/** Refuse a name that no account has: it is a typing error, not missing data. */
function checkFields(action: string, features: readonly Feature[], accounts: readonly object[]): void {
  for (const { field } of features) {
    if (field === null || accounts.length === 0) continue;
    if (accounts.every((account) => (account as Record<string, unknown>)[field] === undefined))
      throw new TypeError(`Cannot ${action} as no account has the field "${field}"`);
  }
}

/** Read the features of a book, by its rule for missing values. */
export function readBook(
  action: string,
  accounts: readonly object[],
  { features, options }: ResolvedOptions,
): Book {
  checkFields(action, features, accounts);
  const n = accounts.length;
  const d = features.length;
  const all = new Float64Array(n * d);
  const present = new Uint8Array(n * d);
  const missing = new Array<number>(d).fill(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < d; j++) {
      const feature = features[j] as Feature;
      const value = readFeature(action, feature, accounts[i] as object, i);
      if (value !== null) {
        all[i * d + j] = value;
        present[i * d + j] = 1;
        continue;
      }
      if (options.missing === 'refuse') refuseMissing(action, feature, accounts[i] as object, i);
      missing[j] = (missing[j] as number) + 1;
    }
  const medians = features.map((_, j) =>
    options.missing === 'median'
      ? medianOf(all.filter((_value, at) => at % d === j && present[at] === 1).sort())
      : null,
  );
  const values = new Float64Array(n * d);
  let used = 0;
  for (let i = 0; i < n; i++) {
    let known = 0;
    let usable = true;
    for (let j = 0; j < d; j++) {
      const at = i * d + j;
      const isPresent = present[at] === 1;
      const value = isPresent ? (all[at] as number) : (medians[j] as number | null);
      if (isPresent) known++;
      if (value === null) usable = false;
      else values[used * d + j] = value;
    }
    // An account of which nothing is known is not a median account.
    if (usable && known > 0) used++;
  }
  const notices = features.flatMap(({ name }, j): Notice[] =>
    missing[j] === 0
      ? []
      : [
          {
            code: medians[j] === null ? 'clusters.missing_values' : 'clusters.imputed_values',
            field: name,
            value: missing[j] as number,
            threshold: n,
          },
        ],
  );
  return { rows: n, points: { n: used, d, values: values.slice(0, used * d) }, medians, notices };
}
