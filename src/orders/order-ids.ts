/**
 * The distinct order ids of every account. Exact counts need the ids themselves; an id that repeats the one before it (the
 * lines of one order) is not stored again, and a list that has doubled is thinned to its distinct ids.
 */
export class OrderIds {
  private readonly lists: string[][] = [];
  private readonly thinAt: number[] = [];

  add(account: number, orderId: string): void {
    const list = this.lists[account];
    if (list === undefined) {
      this.open(account, [orderId]);
      return;
    }
    if (list[list.length - 1] === orderId) return;
    list.push(orderId);
    if (list.length >= (this.thinAt[account] as number)) this.open(account, [...new Set(list)]);
  }

  private open(account: number, list: string[]): void {
    // No holes: a sparse array would be slow.
    while (this.lists.length < account) {
      this.lists.push([]);
      this.thinAt.push(64);
    }
    this.lists[account] = list;
    this.thinAt[account] = Math.max(64, list.length * 2);
  }

  /** The distinct order ids of an account. */
  of(account: number): string[] {
    return [...new Set(this.lists[account])];
  }

  /** How many distinct order ids an account has. */
  countOf(account: number): number {
    const list = this.lists[account];
    if (list === undefined) return 0;
    return list.length < 2 ? list.length : new Set(list).size;
  }
}
