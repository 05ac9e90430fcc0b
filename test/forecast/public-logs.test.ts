/** Real order logs, which are not part of this repository, against published figures. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  applyPurchaseModel,
  buildHistories,
  type Forecast,
  fitPurchaseModel,
  fitSpendModel,
  type PurchaseFamily,
  type RepeatSpend,
  summarizeRepeatSpend,
} from '../../src/index.ts';
import { createRandom } from '../../src/internal/random.ts';
import { isPlain, readCsv, shuffled } from './support.ts';

const folder = process.env.ACCOUNT_SCORING_PUBLIC_DATA;
const there = folder !== undefined && existsSync(join(folder, 'cdnow_sample.csv'));
if (!there)
  console.log('skipped: purchase models of real order logs (ACCOUNT_SCORING_PUBLIC_DATA names no folder)');

const FAMILIES = ['bgnbd', 'mbgnbd', 'pnbd'] as const;

interface Order {
  readonly accountId: string;
  readonly date: string;
  readonly amount: number;
}

function readOrders(file: string, date: string): Order[] {
  return readCsv(readFileSync(join(folder ?? '', file), 'utf8')).map((row) => ({
    accountId: row.customer_id as string,
    date: (row[date] as string).slice(0, 10),
    amount: Number(row.amount),
  }));
}

function bookOf(orders: readonly Order[], asOf: string): RepeatSpend[] {
  const known = orders.filter(({ date }) => date <= asOf);
  return summarizeRepeatSpend(buildHistories(known, { asOf }), { asOf });
}

/** The chance that a signal ranks one that ordered above one that did not; ties count half. */
function auc(signals: readonly number[], ordered: readonly boolean[]): number {
  const sorted = signals.map((signal, i) => [signal, ordered[i] === true] as const).sort(([a], [b]) => a - b);
  let wins = 0;
  let no = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.[0] === sorted[from]?.[0]) to++;
    const yesHere = sorted.slice(from, to).filter(([, yes]) => yes).length;
    const noHere = to - from - yesHere;
    wins += yesHere * (no + noHere / 2);
    no += noHere;
    from = to;
  }
  return wins / (no * (sorted.length - no));
}

describe.skipIf(!there)('real order logs', () => {
  let cdnowOrders: Order[];
  let cdnow: RepeatSpend[];
  let retail: RepeatSpend[];
  beforeAll(() => {
    cdnowOrders = readOrders('cdnow_sample.csv', 'date');
    cdnow = bookOf(cdnowOrders, '1997-09-30');
    retail = bookOf(readOrders('online_retail_orders.csv', 'timestamp'), '2011-09-09');
  });

  const PUBLISHED: ReadonlyArray<readonly [PurchaseFamily, number, Record<string, number>]> = [
    ['bgnbd', -9582.42921, { r: 0.24259, alpha: 4.4136, a: 0.79292, b: 2.42591 }],
    ['mbgnbd', -9582.13572, { r: 0.52484, alpha: 6.18309, a: 0.89136, b: 1.614 }],
    ['pnbd', -9594.97618, { r: 0.55328, alpha: 10.57768, s: 0.60624, beta: 11.66874 }],
  ];

  test.each(PUBLISHED)('CDNOW: %s has its published parameters', (family, logLikelihood, params) => {
    const { fitted } = fitPurchaseModel(cdnow, { family });
    expect(fitted.logLikelihood).toBeCloseTo(logLikelihood, 4);
    for (const [name, value] of Object.entries(fitted.params ?? {}))
      expect(value).toBeCloseTo(params[name] ?? 0, 4);
    expect(fitted).toMatchObject({ converged: true, boundary: null, notices: [] });
  });

  test('CDNOW: gamma-gamma has its published parameters', () => {
    const { fitted, trainedOn } = fitSpendModel(cdnow);
    expect(trainedOn.used).toBe(946);
    expect(fitted.logLikelihood).toBeCloseTo(-4055.91769, 4);
    const { p, q, v } = fitted.params as { p: number; q: number; v: number };
    expect([p, q, v].map((value) => value.toFixed(5))).toEqual(['6.24957', '3.74422', '15.44352']);
  });

  test('CDNOW: the probability of an order ranks who comes back, that of being alive does not', () => {
    const later = new Set(
      cdnowOrders.filter(({ date }) => date > '1997-09-30').map(({ accountId }) => accountId),
    );
    const ordered = cdnow.map(({ accountId }) => later.has(accountId));
    const of = (family: PurchaseFamily, key: Exclude<keyof Forecast, 'reasons'>) => {
      const rows = applyPurchaseModel(cdnow, fitPurchaseModel(cdnow, { family }), { horizonDays: 273 });
      return auc(
        rows.map(({ forecast }) => forecast[key] as number),
        ordered,
      ).toFixed(3);
    };
    expect(of('bgnbd', 'probabilityAlive')).toBe('0.316');
    expect(of('bgnbd', 'probabilityOfOrder')).toBe('0.757');
    expect(of('mbgnbd', 'probabilityOfOrder')).toBe('0.760');
    expect(of('pnbd', 'probabilityOfOrder')).toBe('0.771');
    expect(of('pnbd', 'expectedOrders')).toBe('0.779');
  });

  test.each(FAMILIES)('Online Retail: the maximum of %s is where nobody leaves', (family) => {
    const model = fitPurchaseModel(retail, { family });
    expect(model.fitted).toMatchObject({ boundary: 'no_churn', converged: true });
    expect(model.fitted.logLikelihood).toBeCloseTo(-22887.03214, 4);
    const [row] = applyPurchaseModel(retail, model, { horizonDays: 91 });
    expect(row?.forecast.probabilityAlive).toBe(1);
  });

  test('no random part of them makes a fit fail', () => {
    for (const book of [cdnow, retail])
      for (const family of FAMILIES) {
        const random = createRandom(20261122);
        for (let round = 0; round < (family === 'pnbd' ? 8 : 25); round++) {
          const size = Math.round(10 * (book.length / 20) ** random.unit());
          const part = shuffled(book, round + 1).slice(0, size);
          const model = fitPurchaseModel(part, { family });
          const spend = fitSpendModel(part);
          expect(isPlain(model)).toBe(true);
          expect(isPlain(spend)).toBe(true);
          expect([model.fitted.converged, model.fitted.params === null]).not.toEqual([false, false]);
          expect([spend.fitted.converged, spend.fitted.params === null]).not.toEqual([false, false]);
        }
      }
  });
});
