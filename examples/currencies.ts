// Amounts in several currencies: never added up by accident, converted by a function of yours.
import { checkOrders, formatProblem, summarizeOrders } from 'account-scoring';

const orders = [
  { accountId: 'Nordwind', date: '2025-11-03', amount: 12_000, currency: 'EUR' },
  { accountId: 'Nordwind', date: '2025-12-08', amount: 9_000, currency: 'EUR' },
  { accountId: '海岚科技', date: '2025-11-20', amount: 88_000, currency: 'CNY' },
  { accountId: '海岚科技', date: '2025-12-15', amount: -8_000, currency: 'CNY' },
  { accountId: 'Lakeside', date: '2025-12-01', amount: 15_000, currency: 'USD' },
];
const options = { asOf: '2025-12-31', columns: { currency: 'currency' } } as const;

for (const problem of checkOrders(orders, options)) {
  console.log(formatProblem(problem));
  console.log(formatProblem(problem, { locale: 'zh-CN' }));
}

// Made-up month-end rates to EUR; yours come from your books. A currency without a rate is a bad row, not a zero.
const rates: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '2025-11': { EUR: 1, CNY: 0.12, USD: 0.86 },
  '2025-12': { EUR: 1, CNY: 0.121, USD: 0.85 },
};
const accounts = summarizeOrders(orders, {
  ...options,
  convert: (amount, currency, day) => amount * (rates[day.slice(0, 7)]?.[currency] ?? Number.NaN),
  currencyDigits: 2,
});
for (const { accountId, monetary, returns } of accounts)
  console.log(`${accountId}: EUR ${monetary}${returns.count > 0 ? `, returned EUR ${returns.amount}` : ''}`);
