/**
 * Makes `synthetic-signals.csv`: what a key-account team knows of its 40 largest accounts besides their orders, at the ends of two
 * quarters. Every number in it is made up; the accounts are those of `synthetic-orders.csv`.
 *
 * The same bytes on every run: no clock, no `Math.random`.
 *
 *     npx tsx examples/data/generate-signals.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildHistories, summarizePurchases } from 'account-scoring';
import { syntheticBook } from '../lib/synthetic-book.ts';
import { type Random, randomFrom } from './random.ts';

/** Where the file lies. */
export const SYNTHETIC_SIGNALS: string = fileURLToPath(new URL('./synthetic-signals.csv', import.meta.url));

/** The two reviews. */
export const QUARTERS = ['2025-09-30', '2025-12-31'] as const;

const ACCOUNTS = 40;
/** Followers, readers: a few have a great many. */
const REACH = [100, 200, 400, 1000, 2500, 6000, 15_000, 40_000, 120_000, 300_000];

/** The 40 accounts that bought most in the year before the first review. */
function largest(): Array<{ accountId: string; amount: number }> {
  const asOf = QUARTERS[0];
  return summarizePurchases(buildHistories(syntheticBook(), { asOf }), { asOf })
    .sort((a, b) => b.amount - a.amount || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, ACCOUNTS);
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What is the same in both quarters, and what moves between them. */
function signalsOf({ accountId, amount }: { accountId: string; amount: number }, place: number): string[][] {
  const random = randomFrom(1000 + place);
  const margin = between(random, 0.12, 0.4);
  const wallet = between(random, 0.08, 0.85);
  const delay = Math.floor(between(random, 0, 45));
  const industryRank = 1 + random.below(20);
  const referrals = random.below(5);
  const reach = (REACH[random.below(REACH.length)] as number) + random.below(90);
  const csat = between(random, 3, 5);
  const lastContact = random.below(75);
  return QUARTERS.map((quarter, q) => {
    const drift = q === 0 ? 1 : between(random, 0.9, 1.12);
    const share = Math.min(0.95, wallet * drift);
    // What everyone sells to it, less what it buys here.
    const headroom = amount * (1 / share - 1);
    // One account stops paying between the two reviews; nobody knows the margin and the wallet of three.
    const overdue = q === 1 && place === 6 ? 203 : Math.max(0, delay - 15 + random.below(10));
    const isVague = place % 13 === 12;
    const contacted = new Date(Date.parse(quarter) - (lastContact + random.below(20)) * 86_400_000);
    return [
      accountId,
      quarter,
      isVague ? '' : String(round(amount * margin * drift, 2)),
      isVague ? '' : String(round(share, 3)),
      isVague ? '' : String(round(headroom, 0)),
      String(Math.max(0, delay + (q === 0 ? 0 : random.below(9) - 4))),
      String(overdue),
      String(Math.max(1, industryRank + (q === 0 ? 0 : random.below(3) - 1))),
      String(referrals + (q === 1 && random.below(4) === 0 ? 1 : 0)),
      String(Math.round(reach * drift)),
      String(round(Math.min(5, csat * drift), 1)),
      String(round(amount * drift * between(random, 0.8, 1.3), 0)),
      contacted.toISOString().slice(0, 10),
    ];
  });
}

const HEAD =
  'account_id,quarter_end,gross_profit,share_of_wallet,wallet_headroom,payment_delay_days,overdue_days,industry_rank,referrals,reach,csat,forecast_amount,last_contact';

/** The text of the file. */
export function makeSignals(): string {
  const rows = largest().flatMap(signalsOf);
  return `${[HEAD, ...rows.map((row) => row.join(','))].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SYNTHETIC_SIGNALS, makeSignals());
