import { MIN_DAY } from '../internal/day.ts';

/**
 * The distinct days of every account, counted exactly.
 *
 * A set per account would cost a hundred bytes an entry. Here an (account, day) pair is one 32-bit number in a log, and the
 * log is put in order by account once, at the end. Pairs are written into one part per 1,024 accounts, so that the ordering
 * works on one part at a time, within the processor's cache: over ten million rows that is several times faster than
 * ordering the whole log. When a log has grown by much it is thinned to its distinct pairs.
 */

/** Accounts of a part: 2^10; with the 22 bits of a day they fill 32. */
export const PART_BITS = 10;
export const DAY_BITS = 22;
export const DAY_MASK: number = (1 << DAY_BITS) - 1;
const ACCOUNT_MASK = (1 << PART_BITS) - 1;
/** Pairs of a chunk of memory, and of a block of a part in it. */
const CHUNK_BITS = 16;
const CHUNK_MASK = (1 << CHUNK_BITS) - 1;
const BLOCK = 512;
/** Pairs that a log may hold before it is first thinned. */
const FIRST_THINNING = 1 << 25;

/** The distinct days of all accounts: those of account `a` stand at `starts[a]` to `starts[a + 1]`. */
export interface GroupedDays {
  readonly starts: Uint32Array;
  readonly days: Int32Array;
}

/** Receives the distinct days of one account: `days[from]` to `days[to - 1]`, as offsets from {@link MIN_DAY}. */
type Visit = (account: number, days: Int32Array, from: number, to: number) => void;

export class DayLog {
  private chunks: Int32Array[] = [];
  /** Start positions of the blocks of every part. */
  private blocks: number[][] = [];
  /** Where every part writes next; a multiple of {@link BLOCK} means that its block is full. */
  private tails = new Int32Array(8);
  private parts = 0;
  private nextBlock = 0;
  private size = 0;
  private thinAt: number;

  constructor(thinAt: number = FIRST_THINNING) {
    this.thinAt = thinAt;
  }

  add(account: number, day: number): void {
    const part = account >>> PART_BITS;
    if (part >= this.parts) this.openParts(part);
    let tail = this.tails[part] as number;
    if ((tail & (BLOCK - 1)) === 0) tail = this.openBlock(part);
    (this.chunks[tail >>> CHUNK_BITS] as Int32Array)[tail & CHUNK_MASK] =
      ((account & ACCOUNT_MASK) << DAY_BITS) | (day - MIN_DAY);
    this.tails[part] = tail + 1;
  }

  private openParts(part: number): void {
    if (part >= this.tails.length) {
      const grown = new Int32Array(part * 2);
      grown.set(this.tails);
      this.tails = grown;
    }
    while (this.parts <= part) {
      this.parts++;
      this.blocks.push([]);
    }
  }

  private openBlock(part: number): number {
    if (this.size >= this.thinAt) {
      this.thin();
      const tail = this.tails[part] as number;
      if ((tail & (BLOCK - 1)) !== 0) return tail;
    }
    const start = this.nextBlock;
    if ((start & CHUNK_MASK) === 0) this.chunks.push(new Int32Array(1 << CHUNK_BITS));
    (this.blocks[part] as number[]).push(start);
    this.nextBlock += BLOCK;
    this.size += BLOCK;
    return start;
  }

  /** Keep one of every pair that was added more than once. */
  private thin(): void {
    const accounts = this.parts << PART_BITS;
    const { starts, days } = this.group(accounts);
    const kept = new DayLog(Number.POSITIVE_INFINITY);
    for (let account = 0; account < accounts; account++)
      for (let i = starts[account] as number; i < (starts[account + 1] as number); i++)
        kept.add(account, days[i] as number);
    kept.openParts(this.parts - 1);
    this.chunks = kept.chunks;
    this.blocks = kept.blocks;
    this.tails = kept.tails;
    this.parts = kept.parts;
    this.nextBlock = kept.nextBlock;
    this.size = kept.size;
    this.thinAt = Math.max(this.thinAt, kept.size * 2);
  }

  /** Put the pairs of every part in order by account and visit the distinct days of each account. */
  private visitAccounts(visit: Visit): void {
    const inPart = 1 << PART_BITS;
    const ends = new Int32Array(inPart + 1);
    let pairs = new Int32Array(0);
    let sorted = new Int32Array(0);
    let stamps = new Int32Array(0);
    for (let part = 0; part < this.parts; part++) {
      const blocks = this.blocks[part] as number[];
      if (pairs.length < blocks.length * BLOCK) {
        pairs = new Int32Array(blocks.length * BLOCK);
        sorted = new Int32Array(blocks.length * BLOCK);
      }
      let length = 0;
      blocks.forEach((start, b) => {
        const isLast = b === blocks.length - 1;
        const used = isLast ? (this.tails[part] as number) - start : BLOCK;
        const from = start & CHUNK_MASK;
        pairs.set((this.chunks[start >>> CHUNK_BITS] as Int32Array).subarray(from, from + used), length);
        length += used;
      });
      ends.fill(0);
      let lowest = DAY_MASK;
      let highest = 0;
      for (let i = 0; i < length; i++) {
        const pair = pairs[i] as number;
        const slot = (pair >>> DAY_BITS) + 1;
        ends[slot] = (ends[slot] as number) + 1;
        const day = pair & DAY_MASK;
        if (day < lowest) lowest = day;
        if (day > highest) highest = day;
      }
      for (let a = 0; a < inPart; a++) ends[a + 1] = (ends[a + 1] as number) + (ends[a] as number);
      // From the back, so that every account's end moves down to its start.
      for (let i = length - 1; i >= 0; i--) {
        const pair = pairs[i] as number;
        const slot = (pair >>> DAY_BITS) + 1;
        const at = (ends[slot] as number) - 1;
        ends[slot] = at;
        sorted[at] = pair & DAY_MASK;
      }
      // A stamp per day tells which account saw it last: no set, no sort.
      const range = highest - lowest + 1;
      if (stamps.length < range) stamps = new Int32Array(range);
      else stamps.fill(0);
      for (let a = 0; a < inPart; a++) {
        const from = ends[a + 1] as number;
        const end = a + 2 <= inPart ? (ends[a + 2] as number) : length;
        let kept = from;
        for (let i = from; i < end; i++) {
          const day = sorted[i] as number;
          if (stamps[day - lowest] !== a + 1) {
            stamps[day - lowest] = a + 1;
            sorted[kept++] = day;
          }
        }
        if (kept > from) visit((part << PART_BITS) + a, sorted, from, kept);
      }
    }
  }

  /** How many distinct days each of the accounts 0 to `accounts - 1` has. */
  counts(accounts: number): Uint32Array {
    const counts = new Uint32Array(accounts);
    this.visitAccounts((account, _days, from, to) => {
      counts[account] = to - from;
    });
    return counts;
  }

  /** The distinct days of accounts 0 to `accounts - 1`. */
  group(accounts: number): GroupedDays {
    const starts = new Uint32Array(accounts + 1);
    starts.set(this.counts(accounts), 1);
    for (let a = 0; a < accounts; a++) starts[a + 1] = (starts[a + 1] as number) + (starts[a] as number);
    const all = new Int32Array(starts[accounts] as number);
    this.visitAccounts((account, days, from, to) => {
      const start = starts[account] as number;
      for (let i = from; i < to; i++) all[start + i - from] = (days[i] as number) + MIN_DAY;
    });
    return { starts, days: all };
  }
}
