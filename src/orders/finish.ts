import { codePointOrder } from '../internal/code-point-order.ts';
import { isoDay } from '../internal/day.ts';
import type { AccountSummary } from '../types.ts';
import { type Ledger, NEVER } from './ledger.ts';
import type { SummaryRules } from './rules.ts';

/** Beyond this, a double has no digits left to round, and scaling would change it. */
const LARGEST_ROUNDED = 2 ** 51;

/** Round to so many decimal digits; exact sums of amounts with that many digits come back as written. */
function roundTo(value: number, digits: number | null): number {
  if (digits === null) return value;
  const scale = 10 ** digits;
  const scaled = value * scale;
  return Math.abs(scaled) < LARGEST_ROUNDED ? Math.round(scaled) / scale + 0 : value;
}

/** Day texts, each made once. */
function isoDays(): (day: number) => string {
  const texts = new Map<number, string>();
  return (day) => {
    let text = texts.get(day);
    if (text === undefined) {
      text = isoDay(day);
      texts.set(day, text);
    }
    return text;
  };
}

/** Turn running totals into summaries, in code-point order of the account ids. */
export function finishLedger(ledger: Ledger, rules: SummaryRules): AccountSummary[] {
  const { index, doubles, ints, monetary: sums, orderIds, asOfDay } = ledger;
  const { frequencyOf, currencyDigits } = rules;
  const ids = index.ids;
  const dayCounts = ledger.days.counts(ids.length);
  const iso = isoDays();
  const order = codePointOrder(ids);
  const summaries: AccountSummary[] = [];
  for (let i = 0; i < order.length; i++) {
    const account = order[i] as number;
    const at = 8 * account;
    const rows = ints[at + 4] as number;
    const last = ints[at + 5] as number;
    const first = ints[at + 6] as number;
    const bought = last !== NEVER;
    const purchaseDays = dayCounts[account] as number;
    const frequency =
      frequencyOf === 'rows' ? rows : frequencyOf === 'days' ? purchaseDays : orderIds.countOf(account);
    const monetary = roundTo(sums.round(doubles, 4 * account), currencyDigits);
    summaries.push({
      accountId: ids[account] as string,
      recency: bought ? asOfDay - last : null,
      frequency,
      monetary,
      tenure: bought ? asOfDay - first : null,
      firstOrderDate: bought ? iso(first) : null,
      lastOrderDate: bought ? iso(last) : null,
      purchaseDays,
      averageOrderValue: frequency > 0 ? monetary / frequency + 0 : null,
      returns: { count: ints[at + 7] as number, amount: roundTo(ledger.returnedBy(account), currencyDigits) },
    });
  }
  return summaries;
}
