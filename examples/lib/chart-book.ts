import {
  analyzeConcentration,
  applyClusters,
  applyCriteria,
  applyRfm,
  assignSegments,
  buildHistories,
  classifyTiers,
  evaluateWarnings,
  fitClusters,
  fitCriteria,
  fitRfm,
  fitTiers,
  fourCriteria,
  kam11,
  kamRules,
  type LifecyclePrevious,
  summarizeOrders,
  summarizeSegments,
  tiers5,
} from 'account-scoring';
import { accountSignals } from '../data/account-signals.ts';
import { QUARTERS } from '../data/generate-signals.ts';
import { revenueMoves, segmentMoves } from './chart-moves.ts';
import { syntheticBook } from './synthetic-book.ts';
import { bookAt } from './tiers/book-at.ts';

const BEFORE = '2024-12-31';
const AS_OF = '2025-12-31';
/** Evaluations every other month, so that alerts have a beginning. */
const EVALUATIONS = ['2025-08-31', '2025-10-31', AS_OF];
const ENTRY = 20_000;

/** Everything that the pictures of the synthetic book are made of. */
export function chartBook() {
  const orders = syntheticBook();
  const columns = { orderId: 'orderId' } as const;
  const summaries = summarizeOrders(orders, { asOf: AS_OF, columns });
  const rfm = fitRfm(summaries);
  const segmentsAt = (rows: typeof summaries) => assignSegments(applyRfm(rows, rfm), kam11);
  const accounts = segmentsAt(summaries);
  // The year before, measured with the same yardstick.
  const before = segmentsAt(summarizeOrders(orders, { asOf: BEFORE, columns }));
  const yearTo = (asOf: string) => summarizeOrders(orders, { asOf, columns, windowDays: 365 });

  const histories = buildHistories(orders, { asOf: AS_OF, columns });
  const signals = accountSignals(orders);
  const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
  const named = histories.map(({ accountId }) => ({ accountId, name: names.get(accountId) ?? null }));
  const evaluate = (asOf: string, previous: ReturnType<typeof evaluateWarnings<(typeof named)[number]>>) =>
    evaluateWarnings(named, histories, kamRules, { asOf, signals, previous });
  let warned = evaluate(EVALUATIONS[0] as string, []);
  for (const asOf of EVALUATIONS.slice(1)) warned = evaluate(asOf, warned);

  const [, quarter] = QUARTERS;
  const none: readonly LifecyclePrevious[] = [];
  const key = bookAt(orders, quarter, none);
  const scored = applyCriteria(key, fitCriteria(key, { criteria: fourCriteria }));
  const scheme = { ...tiers5, entry: [{ field: 'amount', op: '>=', value: ENTRY }] } as const;
  const tiered = classifyTiers(scored, fitTiers(scored, scheme));
  const clusters = fitClusters(summaries, { k: 5 });
  return {
    accounts,
    segments: summarizeSegments(accounts),
    concentration: analyzeConcentration(summaries, { bootstrap: 0 }),
    clusters,
    clustered: applyClusters(summaries, clusters),
    tiered: tiered.map((row) => ({ ...row, monetary: row.amount })),
    warned,
    migration: segmentMoves(before, accounts),
    bridge: revenueMoves(yearTo(BEFORE), yearTo(AS_OF)),
  };
}
