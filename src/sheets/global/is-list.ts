/** Stands in for `Array.isArray` in the Office Script: that one makes `any[]` of what is unknown, and Office Scripts take no `any`. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
