import type { Fact, Section } from '../blocks.ts';
import { whole } from '../numbers.ts';
import type { Page } from '../page.ts';

/** What the book adds up to, and what became of the rows that came in. */
export function summarySection({ review, words, money }: Page): Section {
  const { totals, intake, choices, warnings } = review;
  const say = words.summary;
  const large: Fact[] = [
    {
      label: say.accounts,
      value:
        totals.buyers === totals.accounts
          ? whole(totals.accounts)
          : [whole(totals.accounts), words.open, say.ofThemBuyers(whole(totals.buyers)), words.close],
    },
    { label: say.revenue, value: money(totals.revenue) },
    { label: say.orders, value: whole(totals.orders) },
    { label: say.periodRevenue(whole(choices.periodDays)), value: money(totals.periodRevenue) },
    { label: say.alerting, value: whole(warnings.firing.length) },
    { label: say.valueAtRisk, value: money(totals.valueAtRisk) },
  ];
  const { firstOrderDate, lastOrderDate, returns } = totals;
  const facts: Fact[] = [
    ...(firstOrderDate === null || lastOrderDate === null
      ? []
      : [{ label: say.span, value: `${firstOrderDate}${say.to}${lastOrderDate}` }]),
    ...(returns.count === 0
      ? []
      : [
          {
            label: say.returned,
            value: money(returns.amount) + say.returnedRows(returns.count, whole(returns.count)),
          },
        ]),
    {
      label: say.intake,
      value: whole(intake.received) + say.intakeOf(whole(intake.accepted), whole(intake.rejected)),
    },
    ...(intake.future === 0
      ? []
      : [{ label: say.future(choices.summary.future), value: whole(intake.future) }]),
    ...(intake.beforeWindow === 0 ? [] : [{ label: say.beforeWindow, value: whole(intake.beforeWindow) }]),
    ...(intake.returns === 0 ? [] : [{ label: say.returns, value: whole(intake.returns) }]),
  ];
  return {
    id: 'summary',
    title: words.sections.summary,
    blocks: [
      { kind: 'facts', facts: large, large: true },
      { kind: 'facts', facts },
      ...(totals.accounts === 0 ? [{ kind: 'paragraph' as const, text: words.noAccounts }] : []),
    ],
  };
}
