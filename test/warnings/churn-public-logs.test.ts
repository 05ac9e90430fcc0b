/** The churn model on real order logs, which are not part of this repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AccountHistory, applyChurnModel, buildHistories, fitChurnModel } from '../../src/index.ts';
import { dayFromIsoPrefix } from '../../src/internal/day.ts';
import { boughtBetween } from '../../src/warnings/churn-outcome.ts';
import { calibrationOf } from '../../src/warnings/metrics-probability.ts';
import { rocAuc } from '../../src/warnings/metrics-ranking.ts';
import { once } from '../rfm/support.ts';

/** A folder with real transaction logs. */
const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;
const there = folder !== undefined && existsSync(folder);
if (!there)
  console.log('skipped: churn model on real order logs (ACCOUNT_SCORING_PUBLIC_DATA names no folder)');

function readLog(name: string, [id, date, amount]: readonly [number, number, number]): AccountHistory[] {
  const [, ...lines] = readFileSync(join(folder ?? '', name), 'utf8')
    .trim()
    .split('\n');
  const orders = lines.map((line) => {
    const fields = line.split(',');
    return { accountId: fields[id] ?? '', date: fields[date] ?? '', amount: Number(fields[amount]) };
  });
  return buildHistories(orders, { asOf: '2030-01-01' });
}

const cdnowOf = once(() => readLog('cdnow_sample.csv', [1, 2, 4]));
const retailOf = once(() => readLog('online_retail_orders.csv', [0, 2, 4]));

/** Fit as of a day; score everybody who had bought by a later one; look what happened in so many days after it. */
function judge(
  histories: readonly AccountHistory[],
  fitted: string,
  horizonDays: number,
  asOf: string,
  ahead: number,
) {
  const model = fitChurnModel(histories, { asOf: fitted, horizonDays });
  const rows = histories.map((history) => ({ accountId: history.accountId, history }));
  const scored = applyChurnModel(rows, histories, model, { asOf }).filter(
    ({ churn }) => churn.probability !== null,
  );
  const scores = scored.map(({ churn }) => churn.probability as number);
  const day = dayFromIsoPrefix(asOf);
  const events = scored.map(({ history }) => (boughtBetween(history, day + 1, day + ahead) ? 0 : 1));
  const { auc, error } = rocAuc({ scores, events, accounts: scores.map((_, i) => i) });
  return {
    n: scores.length,
    auc: auc as number,
    error: error as number,
    off: calibrationOf(scores, events)?.error as number,
  };
}

describe.skipIf(!there)('real order logs', () => {
  test('CDNOW: who buys in the nine months after 1997-09-30', () => {
    const { n, auc, error } = judge(cdnowOf(), '1997-09-30', 90, '1997-09-30', 273);
    expect(n).toBe(2349);
    expect(auc).toBeGreaterThan(0.78);
    expect(error).toBeCloseTo(0.011, 3);
  });

  test('CDNOW: probabilities of the next two quarters', () => {
    for (const day of ['1997-09-30', '1997-12-30'])
      expect(judge(cdnowOf(), '1997-09-30', 90, day, 90).off).toBeLessThan(0.03);
  });

  test('Online Retail: who buys in the quarter after 2011-09-09', () => {
    const { n, auc, off } = judge(retailOf(), '2011-09-09', 91, '2011-09-09', 91);
    expect(n).toBe(3370);
    expect(auc).toBeGreaterThan(0.735);
    // The quarter before Christmas is not like those before it.
    expect(off).toBeLessThan(0.045);
    expect(judge(retailOf(), '2011-09-09', 30, '2011-09-09', 30).off).toBeLessThan(0.03);
  });
});
