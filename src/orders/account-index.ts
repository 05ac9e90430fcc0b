/**
 * From account ids to dense numbers 0, 1, 2 …: an open-addressing hash table in one typed array.
 *
 * Grouping millions of rows by id is where the time of a summary goes, and most of that is waiting for memory. A `Map`
 * follows three or four pointers a look-up; here an id of up to 11 Latin-1 characters stands in the table itself, so that
 * a look-up is one memory access and needs no comparison of texts. Longer and wider ids keep a 56-bit hash there and are
 * compared in full.
 */

/** Words of a slot: three of key, one of account number + 1 (0 is a free slot). */
const SLOT = 4;
const LONGEST_PACKED = 11;
/** Stands where a packed id has its length. */
const HASHED = 255;

function mix(w0: number, w1: number, w2: number): number {
  let h = Math.imul(w0, 0x9e3779b1) ^ Math.imul(w1, 0x85ebca77) ^ Math.imul(w2, 0xc2b2ae3d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

export class AccountIndex {
  /** The id of every account number. */
  readonly ids: string[] = [];
  private table = new Int32Array(1024 * SLOT);
  private readonly numbers = new Map<number, number>();

  get size(): number {
    return this.ids.length;
  }

  /** The number of an account; a new id gets the next one. */
  intern(id: string): number {
    const length = id.length;
    let w0 = 0;
    let w1 = 0;
    let w2 = 0;
    let units = 0;
    if (length <= LONGEST_PACKED) {
      let i = 0;
      for (; i < length && i < 4; i++) {
        const unit = id.charCodeAt(i);
        units |= unit;
        w0 = (w0 << 8) | unit;
      }
      for (; i < length && i < 8; i++) {
        const unit = id.charCodeAt(i);
        units |= unit;
        w1 = (w1 << 8) | unit;
      }
      for (; i < length; i++) {
        const unit = id.charCodeAt(i);
        units |= unit;
        w2 = (w2 << 8) | unit;
      }
      if (units <= 255) return this.find(w0, w1, (w2 << 8) | length, null, id);
    }
    w0 = length;
    w1 = 0x811c9dc5;
    w2 = 0x2545f491;
    for (let i = 0; i < length; i++) {
      const unit = id.charCodeAt(i);
      w0 = Math.imul(w0 ^ unit, 0x01000193);
      w1 = Math.imul(w1 ^ unit, 0x5bd1e995) ^ (w1 >>> 15);
      w2 = (w2 + unit) | 0;
    }
    return this.find(w0, w1, (w2 << 8) | HASHED, id, id);
  }

  /** As {@link intern} for an id that came as a whole number: 17850 and "17850" are one account. */
  internNumber(id: number): number {
    let account = this.numbers.get(id);
    if (account === undefined) {
      account = this.intern(String(id));
      this.numbers.set(id, account);
    }
    return account;
  }

  /** `text` is compared when the key is a hash; a packed key is the whole id. */
  private find(w0: number, w1: number, w2: number, text: string | null, id: string): number {
    const table = this.table;
    const last = table.length - 1;
    let at = (mix(w0, w1, w2) * SLOT) & last;
    for (;;) {
      const taken = table[at + 3] as number;
      if (taken === 0) break;
      if (
        table[at] === w0 &&
        table[at + 1] === w1 &&
        table[at + 2] === w2 &&
        (text === null || this.ids[taken - 1] === text)
      )
        return taken - 1;
      at = (at + SLOT) & last;
    }
    table[at] = w0;
    table[at + 1] = w1;
    table[at + 2] = w2;
    table[at + 3] = this.ids.push(id);
    if (this.ids.length * SLOT * 2 > table.length) this.grow();
    return this.ids.length - 1;
  }

  private grow(): void {
    const old = this.table;
    const table = new Int32Array(old.length * 2);
    const last = table.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue;
      const w0 = old[from] as number;
      const w1 = old[from + 1] as number;
      const w2 = old[from + 2] as number;
      let at = (mix(w0, w1, w2) * SLOT) & last;
      while (table[at + 3] !== 0) at = (at + SLOT) & last;
      table[at] = w0;
      table[at + 1] = w1;
      table[at + 2] = w2;
      table[at + 3] = old[from + 3] as number;
    }
    this.table = table;
  }
}
