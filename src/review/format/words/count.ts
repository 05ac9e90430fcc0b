/** A number with its noun. */
export function count(n: number, shown: string, one: string, many: string): string {
  return `${shown} ${n === 1 ? one : many}`;
}
