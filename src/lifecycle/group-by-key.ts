import { compareCodePoints } from '../internal/code-point-order.ts';

/** Items by their group, in code-point order of the key; those without a group last. */
export function groupByKey<Item extends { readonly key?: string | null }>(
  items: readonly Item[],
): Array<readonly [key: string | null, items: readonly Item[]]> {
  const groups = new Map<string | null, Item[]>();
  for (const item of items) {
    const key = item.key ?? null;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : compareCodePoints(a, b)));
}
