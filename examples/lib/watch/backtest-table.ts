import { type AlertBacktest, formatLabel, type Locale, type WarningBacktest } from 'account-scoring';
import { table } from '../table.ts';
import { wordsIn } from './words.ts';

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)}%`;
const number = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toFixed(digits);

/** What the rules would have been worth, one line each. */
export function backtestTable(backtest: WarningBacktest, locale: Locale): string[] {
  const words = wordsIn(locale);
  const cells = (name: string, found: AlertBacktest, keep: string): string[] => {
    const { precision, recall, lift, lead } = found;
    const interval =
      precision.interval === null
        ? '–'
        : `${percent(precision.interval.lower)}–${percent(precision.interval.upper)}`;
    return [
      name,
      String(precision.n),
      percent(precision.rate),
      interval,
      percent(recall.rate),
      number(lift.value, 1),
      number(lead.medianDays, 0),
      keep,
    ];
  };
  const verdict = (keep: boolean | null) => (keep === null ? words.few : keep ? words.yes : words.no);
  const named = (id: string) => `${id} ${formatLabel('rule', id, { locale })}`;
  const fired = backtest.rules.filter(({ precision }) => precision.n > 0);
  const rows = fired.map((rule) => cells(named(rule.ruleId), rule, verdict(rule.keep)));
  return [
    ...table(words.backtestHead, [...rows, cells(words.all, backtest.all, '')]),
    '',
    words.base(percent(backtest.all.baseRate.rate), percent(backtest.all.precision.rate)),
    words.drop(backtest.drop.map(named).join(', ')),
  ];
}
