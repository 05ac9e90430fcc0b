import { randomFrom } from '../../../examples/data/random.ts';
import type { Order } from '../support.ts';

/** Ids that a warehouse may take for one another: case, accents, spaces, characters beyond 16 bits. */
const IDS = [
  'A',
  'a',
  'A ',
  ' A',
  'B1',
  'b1',
  '\u00e9',
  'e\u0301',
  '\u6df1\u5733',
  '\ufe0f',
  '\ud83d\ude00',
  "O'Brien",
  'back\\slash',
  '"quoted"',
  '0017',
  '17',
  'NULL',
  'new\nline',
];
const BLANK = ['', ' ', '\u00a0', '\u3000\t', null];
const EDGES = ['1900-01-01', '1999-12-31', '2000-02-29', '2024-02-29', '2299-12-31'];

/**
 * Three thousand orders of 80 accounts, with a fixed seed: returns, ties, blanks, nulls, amounts of 0 and of fifteen digits, rows
 * dated after the review and long before it. All amounts have two digits.
 */
export function messyBook(): Order[] {
  const random = randomFrom(7);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)] as T;
  return Array.from({ length: 3000 }, (_, i): Order => {
    const fault = random.below(100);
    const day = new Date(Date.UTC(2023, 0, 1) + random.below(1200) * 86_400_000).toISOString().slice(0, 10);
    const cents = pick([0, 1, 5, 10, 1999, 10_005, random.below(1e6), random.below(1e6), random.below(1e14)]);
    return {
      accountId: fault === 0 ? pick(BLANK) : pick([...IDS, `K${random.below(62)}`, `K${random.below(62)}`]),
      date: fault === 1 ? null : fault < 4 ? pick(EDGES) : day,
      amount: fault === 4 ? null : ((random.below(8) === 0 ? -1 : 1) * cents) / 100,
      orderId: fault === 5 ? pick(BLANK) : `o${Math.floor(i / 2)}`,
    };
  });
}

/** Around midnight of many zones, around days that clocks change, and where a day was left out (Apia, 2011-12-30). */
export function midnights(): number[] {
  const days =
    '1970-06-01 1986-05-04 2011-12-30 2011-12-31 2025-03-09 2025-04-06 2025-11-02 2026-01-31'.split(' ');
  return days.flatMap((day) =>
    Array.from({ length: 32 }, (_, part) => Date.parse(`${day}T00:00:00Z`) + part * 2_700_000).flatMap(
      (at) => [at - 1, at],
    ),
  );
}
