/** Warnings of the library as rows, rules of every kind and books that they have something to say of, for the tests in every engine. */
import {
  buildHistories,
  type EvaluateWarningsOptions,
  evaluateWarnings,
  fitRegularity,
  type Regularity,
  type WarningRules,
} from '../../src/index.ts';
import { indicatorColumns } from '../../src/sql/warnings/indicator-step.ts';
import { isOfOrders } from '../../src/sql/warnings/indicator-table.ts';
import { measureOf } from '../../src/warnings/condition-node.ts';
import { LEVELS, prepareRule } from '../../src/warnings/evaluate-rule.ts';
import { measure } from '../../src/warnings/measure.ts';
import { readBook } from '../../src/warnings/read-book.ts';
import type { ResultRow } from './engines.ts';
import type { Order } from './support.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An account of the roster. */
export interface KnownAccount {
  readonly id: string;
  readonly tier?: string | null;
  readonly value?: number | null;
}

export interface WarningBook {
  readonly orders: readonly Order[];
  readonly asOf: string;
  readonly roster?: readonly KnownAccount[];
}

const historiesOf = ({ orders, asOf, roster = [] }: WarningBook) =>
  buildHistories(orders, { asOf, roster: roster.map(({ id }) => id), onProblem: () => undefined });

/** How regularly a book buys on the day of the evaluation, as `evaluateWarnings` sees it. */
export function regularityOf(book: WarningBook): Regularity {
  return fitRegularity(historiesOf(book), { asOf: book.asOf }).fitted;
}

/** The rows that the statement must give: with reasons and evidence. */
export function inMemory(
  book: WarningBook,
  rules: WarningRules,
  more: { readonly severity?: EvaluateWarningsOptions<object>['severity']; readonly isValueGiven?: boolean } = {},
): ResultRow[] {
  const histories = historiesOf(book);
  const known = new Map((book.roster ?? []).map((account) => [account.id, account]));
  const accounts = histories.map(({ accountId }) => {
    const { tier = null, value = null } = known.get(accountId) ?? {};
    return { accountId, value, ...(tier !== null && { tier: { id: tier } }) };
  });
  const rows = evaluateWarnings(accounts, histories, rules, {
    asOf: book.asOf,
    ...(more.severity && { severity: more.severity }),
    ...(more.isValueGiven && { value: 'value' }),
  });
  const seen = [
    ...new Set(rules.rules.flatMap((rule) => prepareRule(rule, () => null).indicators)),
  ].filter(isOfOrders);
  const day = Math.round(Date.parse(`${book.asOf}T00:00:00Z`) / 86_400_000);
  const { inputOf } = readBook('test', accounts, histories, { signals: undefined, timeZone: 'UTC', asOf: day });
  return rows.map(({ accountId, warnings }, at): ResultRow => {
    const byRule = new Map(warnings.alerts.map((alert) => [alert.ruleId, alert]));
    const firing = warnings.alerts.filter(({ state }) => state === 'firing');
    const early = new Set(rules.rules.filter((rule) => rule.early).map(({ id }) => id));
    const loud = firing.filter(({ ruleId }) => !early.has(ruleId)).map(({ level }) => level);
    const evidence = seen.flatMap((id) => {
      const indicator = measure(id, inputOf(at, null));
      return indicatorColumns(id).map((name) => [`${id}${upper(name)}`, measureOf(indicator, name)]);
    });
    const judged = warnings.reasons.find(({ code }) => code === 'status.judged')?.value ?? null;
    return {
      accountId,
      warningStatus: warnings.status,
      warningLevel: LEVELS.find((level) => loud.includes(level)) ?? null,
      warningShare: warnings.share,
      warningValueAtRisk: warnings.valueAtRisk,
      warningJudged: judged,
      warningFiring: firing.length,
      ...Object.fromEntries(
        rules.rules.flatMap(({ id }) => [
          [`warning${upper(id)}State`, byRule.get(id)?.state ?? null],
          [`warning${upper(id)}Level`, byRule.get(id)?.level ?? null],
        ]),
      ),
      warningReasons: warnings.reasons.map(({ code }) => code).join(' '),
      ...Object.fromEntries(evidence),
    };
  });
}
