import type { ClusterAssignment, ClusterModel } from '../clusters/cluster-model.ts';
import { codePointOrder } from '../internal/code-point-order.ts';
import { show } from '../internal/show.ts';
import { readValue } from './values.ts';

/** What {@link clusterScatter} needs of a row, besides the fields that the model looks at. */
export interface ClusteredAccount {
  readonly accountId?: string | undefined;
  readonly cluster: ClusterAssignment;
}

const ACTION = 'draw the clusters';

/** An account, by two of its features. */
export interface Point {
  readonly cluster: number | null;
  readonly x: number;
  readonly y: number;
}

/** A feature that is a field of the accounts. */
export type Feature = ClusterModel['fitted']['features'][number] & { readonly field: string };

/** The feature of a name. */
export function featureOf(model: ClusterModel, name: string): Feature {
  const at = model.fitted.features.findIndex((feature) => feature.name === name);
  const feature = model.fitted.features[at];
  const field = model.options.features[at]?.field;
  if (feature === undefined)
    throw new RangeError(
      `Cannot ${ACTION} as the model has no feature ${show(name)}: the features are ${model.fitted.features.map((known) => known.name).join(', ')}`,
    );
  if (field === null || field === undefined)
    throw new TypeError(
      `Cannot ${ACTION} as the feature ${show(name)} is read by a function: give the names of features that are fields in "x" and "y"`,
    );
  return { ...feature, field };
}

/** Accounts with both values, the same for any order of rows. */
export function pointsOf(
  accounts: readonly ClusteredAccount[],
  x: Feature,
  y: Feature,
): { points: Point[]; missing: number } {
  const order = codePointOrder(
    accounts.map(({ accountId }) => (typeof accountId === 'string' ? accountId : '')),
  );
  const points: Array<Point & { id: string }> = [];
  for (const row of order) {
    const account = accounts[row] as ClusteredAccount;
    const xs = readValue(ACTION, accounts, row, x.field) ?? x.median;
    const ys = readValue(ACTION, accounts, row, y.field) ?? y.median;
    if (xs !== null && ys !== null)
      points.push({ cluster: account.cluster.id, x: xs, y: ys, id: String(account.accountId ?? '') });
  }
  // Accounts of one id, or without any, by what is drawn of them.
  for (let from = 0; from < points.length; ) {
    let to = from + 1;
    while (to < points.length && points[to]?.id === points[from]?.id) to++;
    if (to - from > 1) {
      const sorted = points
        .slice(from, to)
        .sort((a, b) => a.x - b.x || a.y - b.y || (a.cluster ?? 0) - (b.cluster ?? 0));
      points.splice(from, to - from, ...sorted);
    }
    from = to;
  }
  return { points, missing: accounts.length - points.length };
}
