/** Something seen in a file: how often, and where first. */
export interface Seen {
  rows: number;
  readonly line: number;
  readonly text: string;
}

/** Counts kinds of things, with the first of each. */
export class Tally<K extends string> {
  readonly seen: Map<K, Seen> = new Map();

  add(kind: K, line: number, text: string): void {
    const known = this.seen.get(kind);
    if (known === undefined) this.seen.set(kind, { rows: 1, line, text });
    else known.rows++;
  }
}
