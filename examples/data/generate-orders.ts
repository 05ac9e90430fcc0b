/**
 * Makes `synthetic-orders.csv`, the order book that the examples run on: about 600 invented companies and 20,000 orders
 * from 2023 to 2025. Every name and number in it is made up.
 *
 * The same bytes on every run: no clock, no `Math.random`, and no function of `Math` whose last bit differs between engines.
 *
 *     npx tsx examples/data/generate-orders.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { companyNames } from './company-names.ts';
import { type Random, randomFrom } from './random.ts';

/** Where the file lies. */
export const SYNTHETIC_ORDERS: string = fileURLToPath(new URL('./synthetic-orders.csv', import.meta.url));

const ACCOUNTS = 600;
/** Days from 2023-01-01 to 2025-12-31. */
const DAYS = 1096;
const FIRST_DAY_MS = Date.UTC(2023, 0, 1);

/** How often accounts order over the year, from January to December: Spring Festival, the summer lull, the year-end rush. */
const SEASON = [0.9, 0.66, 1, 0.98, 0.95, 0.97, 0.85, 0.74, 0.98, 1, 1, 0.94];

interface Account {
  readonly name: string;
  /** 0 for the largest. */
  readonly size: number;
  readonly random: Random;
  readonly from: number;
  readonly until: number;
  /** Mean days between orders, and by how much that changes over the three years (−0.6: far more often). */
  readonly gap: number;
  readonly change: number;
  /** The typical order in currency units. */
  readonly order: number;
  /** Amounts are multiples of this. */
  readonly step: number;
}

interface Row {
  readonly day: number;
  readonly account: number;
  readonly amount: number;
  /** `SO` for an order, `CN` for the credit note of a return. */
  readonly kind: 'SO' | 'CN';
  /** Lines of one order share it. */
  readonly order: number;
}

const isoDay = (day: number): string => new Date(FIRST_DAY_MS + day * 86_400_000).toISOString().slice(0, 10);
const monthOf = (day: number): number => Number(isoDay(day).slice(5, 7)) - 1;
/** 2023-01-01 was a Sunday. */
const isWorkday = (day: number): boolean => day % 7 !== 0 && day % 7 !== 6;

/** What becomes of an account: most go on, some grow, shrink, start late, stop, or buy once. */
function fateOf(random: Random, size: number): Pick<Account, 'from' | 'until' | 'change'> {
  const draw = random.below(100);
  const early = random.below(200);
  if (size < 2) return { from: 2, until: DAYS, change: size === 0 ? -0.1 : 0.15 };
  // Large accounts that went quiet: the ones to look at first.
  if (size === 4) return { from: 9, until: 905, change: 0.2 };
  if (size === 11) return { from: 30, until: 960, change: 0.5 };
  if (draw < 40) return { from: early, until: DAYS, change: 0 };
  if (draw < 53) return { from: early, until: DAYS, change: -0.6 };
  if (draw < 68) return { from: early, until: DAYS, change: 2.5 };
  if (draw < 84) return { from: early, until: 330 + random.below(720), change: 0.4 };
  if (draw < 95) return { from: 760 + random.below(320), until: DAYS, change: 0 };
  const once = 60 + random.below(1020);
  return { from: once, until: once + 5, change: 0 };
}

function openAccount(name: string, size: number): Account {
  const random = randomFrom(7919 * (size + 1));
  const fate = fateOf(random, size);
  const rareBuyer = size > 30 && random.below(4) === 0;
  const spread = (40 + random.below(121)) / 100;
  return {
    name,
    size,
    random,
    ...fate,
    gap: (2.2 + 19.5 * Math.sqrt(size / ACCOUNTS)) * (rareBuyer ? 4 : 1),
    order: (size < 2 ? 17_000 - 800 * size : 260 + 7400 / Math.sqrt(size + 4)) * (size < 2 ? 1 : spread),
    step: random.below(3) === 0 ? 50 : 0.01,
  };
}

/** Amounts in cents, so that nothing is ever rounded twice. */
function amountOf(account: Account, cents: number): number {
  const step = Math.round(account.step * 100);
  return Math.max(step, Math.round(cents / step) * step);
}

/** The orders of one account, with their returns. `order` numbers are unique within the account. */
function ordersOf(account: Account, index: number): Row[] {
  const { random, gap, change, from, until } = account;
  const rows: Row[] = [];
  let order = 0;
  for (let at = from; at < until; ) {
    const day = Math.floor(at);
    at += Math.max(1, gap * (1 + (change * day) / DAYS) * (0.4 + 1.2 * random.next()));
    if (!isWorkday(day) || random.next() > (SEASON[monthOf(day)] as number)) continue;
    const noise = (0.6 + 0.8 * random.next()) * (0.7 + 0.6 * random.next());
    const cents = amountOf(account, account.order * 100 * noise);
    order++;
    if (random.below(14) === 0 && cents > 2 * account.step * 100) {
      const first = amountOf(account, cents * (0.2 + 0.5 * random.next()));
      rows.push({ day, account: index, amount: first, kind: 'SO', order });
      rows.push({ day, account: index, amount: cents - first, kind: 'SO', order });
    } else rows.push({ day, account: index, amount: cents, kind: 'SO', order });
    if (random.below(50) === 0) {
      const back = day + 4 + random.below(30);
      const returned = random.below(3) === 0 ? cents : amountOf(account, cents * (0.1 + 0.4 * random.next()));
      if (back < DAYS) rows.push({ day: back, account: index, amount: -returned, kind: 'CN', order: -order });
    }
  }
  return rows;
}

/** A maintenance contract: the same amount on the same days for all who have it, so that they tie in every score. */
function contractOf(index: number): Row[] {
  const days = Array.from({ length: 12 }, (_, quarter) => Math.floor((quarter * DAYS) / 12) + 15);
  return days.map((day, order) => {
    const workday = isWorkday(day) ? day : isWorkday(day + 1) ? day + 1 : day + 2;
    return { day: workday, account: index, amount: 120_000, kind: 'SO', order };
  });
}

/** What a hand-kept export has: rows that nobody can use. Each goes in before the good row of that number. */
const BAD_ROWS: ReadonlyArray<readonly [before: number, line: string]> = [
  [412, 'SO900001,,Tarnow Pumps Ltd,2023-02-01,1840.00'],
  [1290, 'SO900002,K0113,Unreadable date,2023-02-30,960.50'],
  [4071, 'SO900003,K0245,No amount yet,2023-08-17,'],
  [7333, 'SO900004,K0388,Amount not known,2024-02-08,n/a'],
  [9020, 'SO900005,K0042,No date,,415.00'],
  [11_507, 'SO900006,K0519,Halden, Moss & Co,2024-09-02,1250.00'],
  [13_666, 'SO900007,K0077,Spreadsheet error,2024-12-30,#REF!'],
  [16_250, 'SO900008,K0301,Date to come,TBD,780.00'],
  [18_842, 'SO900009,K0466'],
];

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The whole file as text. */
export function syntheticOrders(): string {
  const random = randomFrom(20_230_101);
  const names = companyNames(ACCOUNTS, random);
  // Numbers of accounts tell nothing about their size.
  const numbers = random.shuffle(Array.from({ length: ACCOUNTS }, (_, i) => i + 1));
  const rows = names.flatMap((name, i) =>
    i % 25 === 24 ? contractOf(i) : ordersOf(openAccount(name, i), i),
  );
  rows.sort((a, b) => a.day - b.day || a.account - b.account || a.order - b.order);

  const lines = ['order_id,account_id,account_name,order_date,amount'];
  const bad = new Map(BAD_ROWS);
  const ids = new Map<string, string>();
  const counts = { SO: 100_000, CN: 500_000 };
  rows.forEach(({ day, account, amount, kind, order }, i) => {
    const key = `${account} ${kind} ${order}`;
    let id = ids.get(key);
    if (id === undefined) {
      counts[kind]++;
      id = `${kind}${counts[kind]}`;
      ids.set(key, id);
    }
    const broken = bad.get(i);
    if (broken !== undefined) lines.push(broken);
    const number = `K${String(numbers[account]).padStart(4, '0')}`;
    const value = (amount / 100).toFixed(2);
    lines.push(`${id},${number},${quoted(names[account] as string)},${isoDay(day)},${value}`);
  });
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(SYNTHETIC_ORDERS, syntheticOrders());
}
