/** Whether two JSON values are equal, whatever the order of their keys. A key that is `undefined` counts as absent, as JSON drops it. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, i) => sameJson(value, b[i]));
  const [first, second] = [a, b].map((record) =>
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as [Array<[string, unknown]>, Array<[string, unknown]>];
  return (
    first.length === second.length &&
    first.every(
      ([key, value]) => Object.hasOwn(b, key) && sameJson(value, (b as Record<string, unknown>)[key]),
    )
  );
}
