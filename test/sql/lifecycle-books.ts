/** Stages of the library as rows, and books from clockwork to chance, for the tests in every engine. */
import { assignLifecycle, buildHistories, fitLifecycle, type LifecycleModel } from '../../src/index.ts';
import { generator } from '../tiers/support.ts';
import type { ResultRow } from './engines.ts';
import type { Order } from './support.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function inMemory(
  orders: readonly Order[],
  asOf: string,
  model: LifecycleModel,
  roster: string[] = [],
): ResultRow[] {
  const histories = buildHistories(orders, { asOf, roster, onProblem: () => undefined });
  const accounts = histories.map(({ accountId }) => ({ accountId }));
  return assignLifecycle(accounts, histories, { asOf, model }).map(({ accountId, lifecycle }) => ({
    accountId,
    lifecycleStage: lifecycle.stage,
    lifecycleCandidate: lifecycle.candidate,
    lifecycleShrinking: lifecycle.shrinking,
    lifecycleSince: lifecycle.since,
    ...Object.fromEntries(
      Object.entries(lifecycle.evidence).map(([name, value]) => [`lifecycle${upper(name)}`, value]),
    ),
    lifecycleReasons: lifecycle.reasons.map(({ code }) => code).join(' '),
  }));
}

export const modelOf = (orders: readonly Order[], asOf: string, options: object = {}): LifecycleModel =>
  fitLifecycle(buildHistories(orders, { asOf, onProblem: () => undefined }), { asOf, ...options });

/** Accounts from clockwork to chance, with few and many orders, whose gaps change of late. */
export function makeOrders(seed: number): Order[] {
  const next = generator(seed);
  return Array.from({ length: 120 }, (_, account) => {
    const [mean, regular, count] = [2 + 90 * next() ** 2, next(), Math.floor(1 + 40 * next() ** 2)];
    let day = Math.floor(500 * next());
    return Array.from({ length: count }, (): Order => {
      const chance = -Math.log(1 - next()) * (next() < 0.05 ? 6 : 1);
      day += Math.floor(mean * (regular + (1 - regular) * chance) * (next() < 0.02 ? 8 : 1));
      return {
        accountId: `A${account}`,
        date: new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10),
        amount: Math.floor(next() * 1000) - 20,
        orderId: null,
      };
    });
  }).flat();
}
