import * as z from 'zod/mini';
import { codePointOrder, compareCodePoints } from '../internal/code-point-order.ts';
import { MAX_DAY, MIN_DAY } from '../internal/day.ts';
import { dayReaderIn } from '../internal/read-day.ts';
import { checkModel, parseModel } from '../model/parse-model.ts';
import type { AccountSummary, OrderIntake } from '../types.ts';
import { finishLedger } from './finish.ts';
import { checkOneCurrency } from './intake.ts';
import { Ledger, NEVER } from './ledger.ts';
import type { SummarizeOptions } from './options.ts';
import type { OrderTable } from './order-table.ts';
import { prepareReading } from './prepare.ts';
import { readOrders, readRoster } from './read-orders.ts';
import { mergeRules, type SummaryRules } from './rules.ts';

/** The running totals of one account. Days are days since 1970-01-01; amounts are exact sums in parts. */
export interface AccountState {
  readonly accountId: string;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly rows: number;
  readonly monetary: readonly number[];
  readonly returns: { readonly rows: number; readonly amount: readonly number[] };
  readonly days: readonly number[];
  readonly orderIds: readonly string[];
}

/** A summary that more orders can be added to, as plain JSON. Equal orders give an equal state, in any order or split. */
export interface SummaryState {
  readonly kind: 'order-summary';
  readonly version: 1;
  readonly options: SummaryRules;
  readonly intake: OrderIntake;
  /** Rows by currency, where a currency is mapped and not converted. */
  readonly currencies: ReadonlyArray<{ readonly currency: string; readonly rows: number }>;
  readonly accounts: readonly AccountState[];
}

const KIND = 'order-summary';

const NO_INTAKE: OrderIntake = {
  received: 0,
  accepted: 0,
  rejected: 0,
  future: 0,
  beforeWindow: 0,
  returns: 0,
};

/** Parts of sums that are read back stay clear of overflow, however many are merged. */
const LARGEST_PART = 1e300;

/** Add a stored state to running totals. */
function absorb(ledger: Ledger, state: SummaryState): void {
  for (const account of state.accounts) {
    const number = ledger.index.intern(account.accountId);
    ledger.open();
    const { ints } = ledger;
    const at = 8 * number;
    ints[at + 4] = (ints[at + 4] as number) + account.rows;
    ints[at + 5] = Math.max(ints[at + 5] as number, account.lastDay ?? NEVER);
    ints[at + 6] = Math.min(ints[at + 6] as number, account.firstDay ?? MAX_DAY + 1);
    ints[at + 7] = (ints[at + 7] as number) + account.returns.rows;
    for (const part of account.monetary) ledger.monetary.add(ledger.doubles, 4 * number, part);
    for (const part of account.returns.amount) ledger.addReturned(number, part);
    for (const day of account.days) ledger.days.add(number, day);
    for (const orderId of account.orderIds) ledger.orderIds.add(number, orderId);
  }
}

/** Store running totals. */
function toState(
  ledger: Ledger,
  rules: SummaryRules,
  intake: OrderIntake,
  currencies: ReadonlyMap<string, number>,
): SummaryState {
  const { index, doubles, ints, orderIds } = ledger;
  const { starts, days } = ledger.days.group(index.size);
  const accounts = Array.from(codePointOrder(index.ids), (account): AccountState => {
    const at = 8 * account;
    const bought = ints[at + 5] !== NEVER;
    const returnRows = ints[at + 7] as number;
    return {
      accountId: index.ids[account] as string,
      firstDay: bought ? (ints[at + 6] as number) : null,
      lastDay: bought ? (ints[at + 5] as number) : null,
      rows: ints[at + 4] as number,
      monetary: ledger.monetary.expansion(doubles, 4 * account),
      returns: {
        rows: returnRows,
        amount: returnRows === 0 ? [] : ledger.returnSums.expansion(ledger.returned, 2 * account),
      },
      days: Array.from(days.subarray(starts[account], starts[account + 1]).sort()),
      orderIds: orderIds.of(account).sort(compareCodePoints),
    };
  });
  return {
    kind: 'order-summary',
    version: 1,
    options: rules,
    intake,
    currencies: [...currencies]
      .map(([currency, rows]) => ({ currency, rows }))
      .sort((a, b) => compareCodePoints(a.currency, b.currency)),
    accounts,
  };
}

function addIntakes(a: OrderIntake, b: OrderIntake): OrderIntake {
  return {
    received: a.received + b.received,
    accepted: a.accepted + b.accepted,
    rejected: a.rejected + b.rejected,
    future: a.future + b.future,
    beforeWindow: a.beforeWindow + b.beforeWindow,
    returns: a.returns + b.returns,
  };
}

function currencyMap(...states: readonly SummaryState[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const state of states)
    for (const entry of state.currencies)
      rows.set(entry.currency, (rows.get(entry.currency) ?? 0) + entry.rows);
  return rows;
}

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
  const rules = mergeRules(action, state, { options: reading.rules, intake: state.intake });
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

/**
 * Read a stored summary state back from untrusted JSON.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the state
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a summary state; the field at fault is named
 * @example Through a file and back
 * ```ts
 * import { emptySummary, parseSummaryState } from 'account-scoring';
 *
 * const text = JSON.stringify(emptySummary({ asOf: '2026-01-31' }));
 * console.log(parseSummaryState(text).options.asOf);
 * // → 2026-01-31
 * ```
 */
export function parseSummaryState(json: unknown): SummaryState {
  const count = z.int().check(z.gte(0));
  const rows = z.int().check(z.gte(0), z.lte(2 ** 31 - 1));
  const day = z.int().check(z.gte(MIN_DAY), z.lte(MAX_DAY));
  const part = z.number().check(z.gte(-LARGEST_PART), z.lte(LARGEST_PART));
  const readDay = dayReaderIn('UTC');
  const schema = z.strictObject({
    kind: z.literal('order-summary'),
    version: z.literal(1),
    options: z.strictObject({
      asOf: z
        .string()
        .check(z.refine((text) => text.length === 10 && readDay(text) > -1e9, 'expected an ISO day')),
      timeZone: z.string(),
      windowDays: z.nullable(z.int().check(z.gte(1))),
      frequencyOf: z.enum(['orders', 'rows', 'days']),
      returns: z.enum(['net', 'count', 'ignore']),
      future: z.enum(['exclude', 'keep']),
      currencyDigits: z.nullable(z.int().check(z.gte(0), z.lte(8))),
      currency: z.enum(['unread', 'one', 'converted']),
    }),
    intake: z.strictObject({
      received: count,
      accepted: count,
      rejected: count,
      future: count,
      beforeWindow: count,
      returns: count,
    }),
    currencies: z.array(z.strictObject({ currency: z.string(), rows: count })),
    accounts: z.array(
      z
        .strictObject({
          accountId: z.string().check(z.minLength(1)),
          firstDay: z.nullable(day),
          lastDay: z.nullable(day),
          rows,
          monetary: z.array(part),
          returns: z.strictObject({ rows, amount: z.array(part) }),
          days: z.array(day),
          orderIds: z.array(z.string()),
        })
        .check(
          z.refine(
            (a) => (a.firstDay === null) === (a.lastDay === null),
            'firstDay and lastDay must both be there',
          ),
          z.refine(
            (a) => (a.returns.rows === 0) === (a.returns.amount.length === 0),
            'returns must have an amount',
          ),
        ),
    ),
  });
  return parseModel(json, KIND, 1, schema);
}
