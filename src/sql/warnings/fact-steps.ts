import { dayFromIsoPrefix } from '../../internal/day.ts';
import type { IndicatorId } from '../../warnings/indicator.ts';
import { YEAR_DAYS } from '../../warnings/status-share.ts';
import { WINDOW_DAYS } from '../../warnings/windows.ts';
import { allOf, caseWhen, number, onlyIf } from '../expressions.ts';
import { dayBefore, HISTORY, inUnits } from '../history-steps.ts';
import { idOf, idText } from '../order-rows.ts';
import { type Column, columnName, type Step } from '../statement.ts';
import { indicatorStep } from './indicator-step.ts';
import type { WarningStatement } from './warning-options.ts';

/** The step that has all that is known of an account; {@link SHARES} adds its share of the book. */
const FACTS = 'warningFacts';
export const SHARES = 'warningShares';

/** The column of a measure among the facts; also its name where evidence is shown. */
export function measureColumn(indicator: IndicatorId, measure: string): string {
  return columnName(indicator, measure);
}

/** Largest value of an account that is one; as in memory. */
const LARGEST_VALUE = 1e290;

/** Accounts of the roster, each once, with the text of their tier and their value. */
function rosterStep({ request: { dialect }, roster }: WarningStatement): Step[] {
  if (roster === null || (roster.tier === null && roster.value === null)) return [];
  const { table, accountId, tier, value } = roster;
  const own = (name: string): string => `k.${dialect.identifier(name)}`;
  const id = idOf(dialect, idText(dialect, own(accountId)));
  const columns: Column[] = [[id, 'accountId']];
  if (tier !== null) columns.push([idText(dialect, own(tier)), 'tier']);
  if (value !== null) {
    const number = dialect.asDouble(own(value));
    const most = dialect.double(LARGEST_VALUE);
    columns.push([onlyIf(allOf(`${number} <= ${most}`, `${number} >= (0 - ${most})`), number), 'value']);
  }
  const once = (name: string): Column => [`MAX(r.${dialect.identifier(name)})`, name];
  return [
    {
      name: 'warningRosterRows',
      note: 'Known accounts',
      query: { columns, from: [{ table }, 'k'], where: `${id} IS NOT NULL` },
    },
    {
      name: 'warningRoster',
      note: 'Known accounts, each once',
      query: {
        columns: [
          `r.${dialect.identifier('accountId')}`,
          ...(tier === null ? [] : [once('tier')]),
          ...(value === null ? [] : [once('value')]),
        ],
        from: [{ step: 'warningRosterRows' }, 'r'],
        groupBy: [`r.${dialect.identifier('accountId')}`],
      },
    },
  ];
}

/** Steps from histories and the last steps of indicators to {@link SHARES}: a row an account, with the measures that are `wanted` under {@link measureColumn}. */
export function factSteps(
  statement: WarningStatement,
  wanted: ReadonlyMap<IndicatorId, ReadonlySet<string>>,
): Step[] {
  const { request, roster } = statement;
  const { dialect, rules } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const today = dayFromIsoPrefix(rules.asOf);
  const [day, amount] = [own('h', 'day'), own('h', 'amount')];
  const bought = `${amount} > 0`;
  const since = (days: number): string => `${day} >= ${dayBefore(request, today, days - 1)}`;
  const rosterSteps = rosterStep(statement);
  const indicators = [...wanted].map(([id, measures], i) => ({ id, measures, alias: `i${i}` }));
  const measures = indicators.flatMap(({ id, measures: names, alias }) =>
    [...names].map((name): Column => {
      const value = own(alias, name);
      const column = measureColumn(id, name);
      if (name === 'n') return [`COALESCE(${value}, 0)`, column];
      // ClickHouse has 0 where nothing was found for a column that is never NULL.
      return [onlyIf(`${own(alias, 'accountId')} IS NOT NULL`, value), column];
    }),
  );
  const yearAmount = own('a', 'yearAmount');
  const book = inUnits(request, `SUM(${caseWhen([[`${yearAmount} > 0`, yearAmount]], '0')}) OVER ()`);
  const [netAmount, bookAmount] = [own('a', 'netAmount'), own('a', 'bookAmount')];
  return [
    {
      name: 'warningAccounts',
      note: 'Every account: net amount of 365 days, age, and whether it buys at all',
      query: {
        columns: [
          own('h', 'accountId'),
          [`COALESCE(SUM(${onlyIf(since(YEAR_DAYS), amount)}), 0)`, 'yearAmount'],
          [dialect.daysBetween(`MIN(${onlyIf(bought, day)})`, dialect.day(rules.asOf)), 'ageDays'],
          [`COUNT(${onlyIf(allOf(bought, since(WINDOW_DAYS)), '1')})`, 'recentRows'],
          [`COUNT(DISTINCT ${onlyIf(bought, day)})`, 'purchaseDays'],
        ],
        from: [{ step: HISTORY }, 'h'],
        groupBy: [own('h', 'accountId')],
      },
    },
    ...rosterSteps,
    {
      name: FACTS,
      note: 'What is known of every account',
      query: {
        columns: [
          // Named, as ClickHouse would call it "t.accountId" beside the tables that are looked up.
          [own('t', 'accountId'), 'accountId'],
          ...['yearAmount', 'ageDays', 'recentRows', 'purchaseDays'].map(
            (name): Column => [own('t', name), name],
          ),
          ...(roster === null || roster.tier === null ? [] : [[own('r', 'tier'), 'tier'] as const]),
          ...(roster === null || roster.value === null ? [] : [[own('r', 'value'), 'value'] as const]),
          ...measures,
        ],
        from: [{ step: 'warningAccounts' }, 't'],
        leftJoins: [
          ...(rosterSteps.length === 0
            ? []
            : [['warningRoster', 'r', `${own('r', 'accountId')} = ${own('t', 'accountId')}`] as const]),
          ...indicators.map(
            ({ id, alias }) =>
              [indicatorStep(id), alias, `${own(alias, 'accountId')} = ${own('t', 'accountId')}`] as const,
          ),
        ],
      },
    },
    {
      name: 'warningBook',
      note: 'Beside the amount of the book; those below 0 are no part of it',
      query: {
        columns: ['a.*', [inUnits(request, yearAmount), 'netAmount'], [book, 'bookAmount']],
        from: [{ step: FACTS }, 'a'],
      },
    },
    {
      name: SHARES,
      note: 'Its share of the book, 0 to 1',
      query: {
        columns: [
          'a.*',
          [
            caseWhen([
              [`${bookAmount} <= 0`, 'NULL'],
              [`${netAmount} <= 0`, dialect.double(0)],
              [`${netAmount} >= ${bookAmount}`, dialect.double(1)],
              [`${netAmount} > 0`, `${netAmount} / ${bookAmount}`],
            ]),
            'share',
          ],
          ...(roster === null || roster.value === null ? [[netAmount, 'value'] as const] : []),
        ],
        from: [{ step: 'warningBook' }, 'a'],
      },
    },
  ];
}

/** Whether what a rule on orders looked at says anything of an account; as in `warnings/status-watch.ts`. */
export function hasBuyingDataSql(
  { request: { dialect } }: WarningStatement,
  indicator: IndicatorId,
  fewest: number,
): string {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const counted =
    indicator === 'amount' || indicator === 'orders'
      ? `COALESCE(${own(measureColumn(indicator, 'baselineOrders'))}, 0)`
      : own('purchaseDays');
  return `(${own('recentRows')} > 0 OR ${counted} >= ${number(dialect, fewest)})`;
}
