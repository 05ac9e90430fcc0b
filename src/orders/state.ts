import { checkModel } from '../model/parse-model.ts';
import type { AccountSummary, OrderIntake } from '../types.ts';
import { finishLedger } from './finish.ts';
import { checkOneCurrency } from './intake.ts';
import { Ledger } from './ledger.ts';
import type { SummarizeOptions } from './options.ts';
import type { OrderTable } from './order-table.ts';
import { prepareReading } from './prepare.ts';
import { readOrders, readRoster } from './read-orders.ts';
import { mergeRules } from './rules.ts';
import {
  absorb,
  addIntakes,
  currencyMap,
  KIND,
  NO_INTAKE,
  type SummaryState,
  toState,
} from './state-record.ts';

/** What a state is merged with when rows are about to come: their own currency holds. */
const SOME_INTAKE: OrderIntake = { ...NO_INTAKE, received: 1 };

/**
 * Start a summary that orders can be added to later, in batches or on several machines.
 *
 * The state is plain JSON: store it tonight and go on tomorrow, or fill one on every shard and merge them. `summarizeOrders`
 * on all the rows gives the same summaries, bit for bit.
 *
 * @param options as for {@link summarizeOrders}; the same object goes to {@link addOrders}
 * @returns a state without accounts
 * @throws {TypeError} if an option is wrong
 * @example Two batches, then the summaries
 * ```ts
 * import { addOrders, emptySummary, finishSummary } from 'account-scoring';
 *
 * const options = { asOf: '2026-01-31' };
 * let state = emptySummary(options);
 * state = addOrders(state, [{ accountId: 'Acme', date: '2026-01-05', amount: 0.1 }], options);
 * state = addOrders(state, [{ accountId: 'Acme', date: '2026-01-06', amount: 0.2 }], options);
 * console.log(finishSummary(state)[0]?.monetary);
 * // → 0.30000000000000004
 * ```
 */
export function emptySummary<T>(options: SummarizeOptions<T>): SummaryState {
  const action = 'start a summary';
  const { rules } = prepareReading(action, options, null);
  return toState(new Ledger(rules), rules, NO_INTAKE, new Map());
}

/**
 * Add orders to a stored summary.
 *
 * Cost: O(accounts + rows), as the state is read and written whole: add rows in batches, not one by one.
 *
 * @param state from {@link emptySummary}, {@link addOrders} or {@link mergeSummaries}; it is not changed
 * @param orders rows or columns, as for {@link summarizeOrders}
 * @param options the options that the state was started with
 * @returns a new state
 * @throws {OrderDataError} as {@link summarizeOrders}
 * @throws {RangeError} if the options are not those of the state
 * @example Add tonight's orders
 * ```ts
 * import { addOrders, emptySummary } from 'account-scoring';
 *
 * const options = { asOf: '2026-01-31' };
 * const state = addOrders(emptySummary(options), [{ accountId: 'Acme', date: '2026-01-05', amount: 120 }], options);
 * console.log(state.intake.accepted, state.accounts[0]?.days);
 * // → 1 [ 20458 ]
 * ```
 */
export function addOrders<T>(
  state: SummaryState,
  orders: Iterable<T> | OrderTable,
  options: SummarizeOptions<T>,
): SummaryState {
  const action = 'add orders';
  checkModel(action, state, KIND, 1);
  const asked = { ...options, frequencyOf: options?.frequencyOf ?? state.options.frequencyOf };
  const reading = prepareReading(action, asked, orders);
  const rules = mergeRules(action, state, { options: reading.rules, intake: SOME_INTAKE });
  const ledger = new Ledger(rules);
  absorb(ledger, state);
  readOrders(action, orders, reading.intake, ledger);
  readRoster(action, options.roster, ledger);
  const currencies = currencyMap(state);
  for (const [currency, rows] of reading.intake.currencies)
    currencies.set(currency, (currencies.get(currency) ?? 0) + rows);
  const intake = reading.intake.counts(ledger);
  options.onIntake?.(intake);
  return toState(ledger, rules, addIntakes(state.intake, intake), currencies);
}

/**
 * Merge two stored summaries of different orders.
 *
 * Associative and commutative; merging with an empty summary changes nothing. The shards must hold different orders: an
 * order that is in both counts twice (unless it has an order id, which counts once in frequency, but not in monetary).
 *
 * @param a a state
 * @param b a state with the same options
 * @returns a new state
 * @throws {RangeError} if the two were made with different options
 * @example Two shards
 * ```ts
 * import { addOrders, emptySummary, finishSummary, mergeSummaries } from 'account-scoring';
 *
 * const options = { asOf: '2026-01-31' };
 * const north = addOrders(emptySummary(options), [{ accountId: 'Acme', date: '2026-01-05', amount: 120 }], options);
 * const south = addOrders(emptySummary(options), [{ accountId: 'Acme', date: '2026-01-20', amount: 80 }], options);
 * console.log(finishSummary(mergeSummaries(north, south))[0]?.frequency);
 * // → 2
 * ```
 */
export function mergeSummaries(a: SummaryState, b: SummaryState): SummaryState {
  const action = 'merge summaries';
  checkModel(action, a, KIND, 1);
  checkModel(action, b, KIND, 1);
  const rules = mergeRules(action, a, b);
  const ledger = new Ledger(rules);
  absorb(ledger, a);
  absorb(ledger, b);
  return toState(ledger, rules, addIntakes(a.intake, b.intake), currencyMap(a, b));
}

/**
 * Turn a stored summary into account summaries.
 *
 * @param state from {@link addOrders} or {@link mergeSummaries}
 * @returns what {@link summarizeOrders} gives on all the orders that went into the state
 * @throws {RangeError} if amounts are in more than one currency
 * @example See {@link emptySummary}
 * ```ts
 * import { emptySummary, finishSummary } from 'account-scoring';
 *
 * console.log(finishSummary(emptySummary({ asOf: '2026-01-31' })));
 * // → []
 * ```
 */
export function finishSummary(state: SummaryState): AccountSummary[] {
  checkModel('finish a summary', state, KIND, 1);
  checkOneCurrency('finish a summary', currencyMap(state));
  const ledger = new Ledger(state.options);
  absorb(ledger, state);
  return finishLedger(ledger, state.options);
}
