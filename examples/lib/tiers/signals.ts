import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { SYNTHETIC_SIGNALS } from '../../data/generate-signals.ts';

/** What the team knows of an account besides its orders; `null` where nobody knows. */
export interface Signals {
  readonly accountId: string;
  readonly grossProfit: number | null;
  readonly shareOfWallet: number | null;
  readonly walletHeadroom: number | null;
  readonly paymentDelay: number | null;
  readonly overdueDays: number | null;
  readonly industryRank: number | null;
  readonly referrals: number | null;
  readonly reach: number | null;
  readonly satisfaction: number | null;
  readonly forecastAmount: number | null;
  readonly lastContactDate: string | null;
}

/** The signals of the accounts at the end of a quarter. */
export function signalsAt(quarterEnd: string): Signals[] {
  const records: Array<Record<string, string>> = parse(readFileSync(SYNTHETIC_SIGNALS), { columns: true });
  const number = (text: string | undefined): number | null =>
    text === undefined || text === '' ? null : Number(text);
  return records
    .filter((record) => record.quarter_end === quarterEnd)
    .map((record) => ({
      accountId: record.account_id ?? '',
      grossProfit: number(record.gross_profit),
      shareOfWallet: number(record.share_of_wallet),
      walletHeadroom: number(record.wallet_headroom),
      paymentDelay: number(record.payment_delay_days),
      overdueDays: number(record.overdue_days),
      industryRank: number(record.industry_rank),
      referrals: number(record.referrals),
      reach: number(record.reach),
      satisfaction: number(record.csat),
      forecastAmount: number(record.forecast_amount),
      lastContactDate: record.last_contact ?? null,
    }));
}
