const owns = Object.prototype.hasOwnProperty;

/** Stands in for `Object.hasOwn` (ES2022) in the one file for spreadsheets, whose hosts may be older. */
export function hasOwn(object: object, key: PropertyKey): boolean {
  return owns.call(object, key);
}
