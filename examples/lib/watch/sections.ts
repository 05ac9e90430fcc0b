import {
  type AccountWarnings,
  type ChurnScore,
  formatLabel,
  formatReason,
  type Locale,
} from 'account-scoring';
import { table } from '../table.ts';
import { wordsIn } from './words.ts';

/** What the sections look at. */
export interface WatchedAccount {
  readonly accountId: string;
  readonly name: string;
  readonly warnings: AccountWarnings;
}

const STATUSES = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const;
/** States of which somebody should hear. */
const TOLD = new Set(['firing', 'recovering', 'resolved']);

const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Alerts that came into another state or level since the evaluation before. */
export function changeLines(
  before: readonly WatchedAccount[],
  after: readonly WatchedAccount[],
  asOf: string,
  locale: Locale,
): string[] {
  const known = new Map(
    before.flatMap(({ accountId, warnings }) =>
      warnings.alerts.map(({ ruleId, state, level }) => [`${accountId} ${ruleId}`, `${state} ${level}`]),
    ),
  );
  return after.flatMap(({ accountId, name, warnings }) =>
    warnings.alerts
      .filter(
        ({ ruleId, state, level }) =>
          TOLD.has(state) && known.get(`${accountId} ${ruleId}`) !== `${state} ${level}`,
      )
      .map(({ ruleId, state, level }) => {
        const rule = `${ruleId} ${formatLabel('rule', ruleId, { locale })}`;
        const words = [
          formatLabel('alertState', state, { locale }),
          formatLabel('severity', level ?? '', { locale }),
        ];
        return `  ${asOf}  ${accountId} ${name}: ${rule}, ${words.join(', ')}`;
      }),
  );
}

/** How many accounts stand at each colour, and what is at stake. */
export function statusTable(accounts: readonly WatchedAccount[], locale: Locale): string[] {
  const rows = STATUSES.map((status) => {
    const mine = accounts.filter(({ warnings }) => warnings.status === status);
    const stake = mine.reduce((sum, { warnings }) => sum + (warnings.valueAtRisk ?? 0), 0);
    return [formatLabel('status', status, { locale }), String(mine.length), grouped(stake)];
  });
  return table(wordsIn(locale).statusHead, rows);
}

/** One account: its status, its alerts with their evidence, the trained score. */
export function accountStory(
  account: WatchedAccount & { readonly churn: ChurnScore },
  locale: Locale,
): string[] {
  const words = wordsIn(locale);
  const { accountId, name, warnings, churn } = account;
  const status = formatLabel('status', warnings.status, { locale });
  const alerts = warnings.alerts
    .filter(({ state }) => state === 'firing' || state === 'recovering')
    .flatMap(({ ruleId, state, level, since, reasons, action }) => [
      `    ${ruleId} ${formatLabel('rule', ruleId, { locale })}: ${formatLabel('severity', level ?? '', { locale })}, ${words.since(formatLabel('alertState', state, { locale }), since)}`,
      ...reasons.map((reason) => `      - ${formatReason(reason, { locale })}`),
      ...(action === null
        ? []
        : [`      > ${words.action}: ${formatLabel('warningAction', action, { locale })}`]),
    ]);
  return [
    `  ${accountId} ${name}: ${status}, ${words.atRisk(grouped(warnings.valueAtRisk ?? 0))}`,
    ...warnings.reasons.map((reason) => `    * ${formatReason(reason, { locale })}`),
    ...alerts,
    ...(churn.probability === null ? [] : [`    ${words.churn(`${(100 * churn.probability).toFixed(0)}%`)}`]),
  ];
}
