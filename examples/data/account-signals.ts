/**
 * Makes what a team would know of the 60 largest accounts of the synthetic order book besides their orders: invoices, contacts, visits, complaints,
 * surveys, deliveries, contracts. Every record is made up; accounts that will stop buying pay later, complain more and answer less
 * in the months before, but not all of them, and not they alone.
 *
 * The same records on every run: no clock, no `Math.random`.
 */
import type { Signals } from 'account-scoring';
import type { SyntheticOrder } from '../lib/synthetic-book.ts';
import { type Random, randomFrom } from './random.ts';

const ACCOUNTS = 60;
const MS_PER_DAY = 86_400_000;
const FIRST = Date.UTC(2024, 0, 1) / MS_PER_DAY;
const LAST = Date.UTC(2025, 11, 31) / MS_PER_DAY;

const isoDay = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
const dayOf = (date: string): number => Date.parse(date) / MS_PER_DAY;

type Lists = { -readonly [Kind in keyof Signals]-?: Array<NonNullable<Signals[Kind]>[number]> };

/** The largest accounts with their orders, the largest first. */
function largest(orders: readonly SyntheticOrder[]): Array<{ accountId: string; rows: SyntheticOrder[] }> {
  const byAccount = new Map<string, SyntheticOrder[]>();
  for (const order of orders) {
    const rows = byAccount.get(order.accountId);
    if (rows === undefined) byAccount.set(order.accountId, [order]);
    else rows.push(order);
  }
  const sizeOf = (rows: readonly SyntheticOrder[]) => rows.reduce((sum, { amount }) => sum + amount, 0);
  return [...byAccount]
    .map(([accountId, rows]) => ({ accountId, rows, size: sizeOf(rows) }))
    .sort((a, b) => b.size - a.size || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, ACCOUNTS);
}

/** How unhappy an account is on a day, 0 to 1: it grows over the half year before its last order, if that comes early. */
function moodOf(random: Random, rows: readonly SyntheticOrder[]): (day: number) => number {
  const last = Math.max(...rows.map(({ date }) => dayOf(date)));
  const leaves = last < LAST - 100 && random.below(10) < 8;
  const grumbles = random.below(12) === 0;
  const from = leaves ? last - 180 : FIRST + random.below(LAST - FIRST);
  return (day) => {
    if (!leaves && !grumbles) return 0;
    const grown = Math.min(1, Math.max(0, (day - from) / 180));
    return leaves ? grown : 0.6 * grown * (1 - grown);
  };
}

function addOrderSignals(
  lists: Lists,
  accountId: string,
  rows: readonly SyntheticOrder[],
  random: Random,
  mood: (day: number) => number,
): void {
  const terms = [30, 30, 45, 60][random.below(4)] as number;
  const slow = random.below(12);
  const seen = new Set<string>();
  for (const { orderId, date, amount } of rows) {
    const day = dayOf(date);
    if (amount <= 0 || day < FIRST || seen.has(orderId)) continue;
    seen.add(orderId);
    const paid = day + terms + slow - 6 + random.below(9) + Math.round(40 * mood(day) * random.next());
    lists.invoices.push({
      accountId,
      invoiceDate: date,
      dueDate: isoDay(day + terms),
      amount,
      paidDate: paid > LAST ? null : isoDay(Math.max(day, paid)),
    });
    const poor = random.next() < 0.02 + 0.15 * mood(day);
    lists.deliveries.push({
      accountId,
      date: isoDay(Math.min(LAST, day + 2 + random.below(5))),
      onTime: !poor || random.below(2) === 0,
      inFull: !poor,
      claim: poor && random.below(3) === 0 ? 'minor' : 'none',
    });
  }
}

function addRelationSignals(
  lists: Lists,
  accountId: string,
  random: Random,
  mood: (day: number) => number,
): void {
  const people = 1 + random.below(4);
  for (let p = 0; p < people; p++) {
    const left = random.below(14) === 0 ? FIRST + 300 + random.below(400) : null;
    lists.contacts.push({
      accountId,
      contactId: `${accountId}-${p + 1}`,
      role: ['purchasing', 'production', 'quality', 'management'][p] as string,
      keyContact: p === 0,
      decisionMaker: p === people - 1,
      leftDate: left === null ? null : isoDay(left),
    });
  }
  const cadence = 14 + random.below(21);
  for (let day = FIRST + random.below(cadence); day <= LAST; day += cadence - 4 + random.below(9))
    lists.touches.push({ accountId, date: isoDay(day), twoWay: random.next() < 0.85 - 0.7 * mood(day) });
  for (let day = FIRST; day <= LAST; day += 7)
    if (random.next() < 0.008 + 0.07 * mood(day))
      lists.complaints.push({
        accountId,
        date: isoDay(day),
        urgent: random.below(4) === 0,
        closedDate: isoDay(Math.min(LAST, day + 3 + random.below(25))),
      });
  for (let day = FIRST + 60 + random.below(30); day <= LAST; day += 182) {
    const answered = random.next() < 0.7 - 0.5 * mood(day);
    const happy = 4.4 - 2 * mood(day) + (random.next() - 0.5);
    lists.surveys.push({
      accountId,
      date: isoDay(day),
      answered,
      csat: answered ? Math.min(5, Math.max(1, Math.round(happy))) : null,
      nps: answered ? Math.min(10, Math.max(0, Math.round(2 * happy))) : null,
      decisionMaker: random.below(2) === 0,
    });
  }
  if (random.below(3) > 0) {
    const end = FIRST + 250 + random.below(700);
    lists.contracts.push({
      accountId,
      startDate: isoDay(end - 365),
      endDate: isoDay(end),
      renewalStepDate: mood(end) > 0.3 || random.below(6) === 0 ? null : isoDay(end - 70 - random.below(40)),
    });
  }
  const share = 0.2 + 0.6 * random.next();
  for (let day = FIRST; day <= LAST; day += 91)
    lists.wallet.push({
      accountId,
      date: isoDay(day),
      share: Number(Math.max(0.02, share * (1 - 0.5 * mood(day)) + 0.04 * (random.next() - 0.5)).toFixed(3)),
    });
  if (random.below(15) === 0)
    lists.events.push({ accountId, date: isoDay(FIRST + 200 + random.below(500)), kind: 'competitor' });
}

/** The signals of the largest accounts. */
export function accountSignals(orders: readonly SyntheticOrder[]): Signals {
  const lists: Lists = {
    invoices: [],
    touches: [],
    contacts: [],
    complaints: [],
    surveys: [],
    deliveries: [],
    contracts: [],
    events: [],
    wallet: [],
  };
  largest(orders).forEach(({ accountId, rows }, place) => {
    const random = randomFrom(7000 + place);
    const mood = moodOf(random, rows);
    addOrderSignals(lists, accountId, rows, random, mood);
    addRelationSignals(lists, accountId, random, mood);
  });
  return lists;
}
