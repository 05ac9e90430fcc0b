import { compareCodePoints } from '../internal/code-point-order.ts';
import { checkOptions, checkRows, fieldOrFunction, numberIn } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { Notice } from '../types.ts';
import { amountGrid } from './amount-grid.ts';
import {
  AMOUNT,
  type KeyOf,
  type NumberOf,
  placeOf,
  readKey,
  readNumber,
  rowReader,
} from './field-values.ts';
import { groupByKey } from './group-by-key.ts';

/** The options of {@link analyzeChurnCauses}. */
export interface ChurnCauseOptions<T> {
  /** The cause of an account's leaving, a text: a field or a function of the row. Default `'cause'`. */
  cause?: (keyof T & string) | ((row: T) => string | null | undefined) | undefined;
  /** The revenue lost with it: a field or a function of the row. Default `'monetary'`. */
  value?: NumberOf<T> | undefined;
  /** Also tell it by group: a field (such as `tier`) or a function of the row. */
  by?: KeyOf<T> | undefined;
  /** The share that the vital few must reach. Default 0.8. */
  vitalShare?: number | undefined;
}

/** One cause in a Pareto table. */
export interface CauseShare {
  /** The cause; `unknown` where none was given. */
  readonly cause: string;
  /** 1 for the largest; equal ones share a rank. */
  readonly rank: number;
  /** Accounts, or currency units. */
  readonly amount: number;
  /** Of the total, 0 to 1; `null` when the total is 0. */
  readonly share: number | null;
  readonly cumulativeShare: number | null;
  /** Whether it is one of the few that make up the vital share. */
  readonly vital: boolean;
}

/** The causes of lost accounts. */
export interface CausePareto {
  readonly accounts: number;
  /** Revenue lost, currency units; the amounts of the causes add up to it exactly. */
  readonly revenue: number;
  /** Largest first. */
  readonly byCount: readonly CauseShare[];
  readonly byRevenue: readonly CauseShare[];
}

/** The causes of one group. */
export interface CauseGroup extends CausePareto {
  /** `null`: accounts without a group. */
  readonly key: string | null;
}

/** Why accounts were lost. */
export interface ChurnCauses extends CausePareto {
  readonly vitalShare: number;
  /** In code-point order of the key, accounts without one last; empty without `by`. */
  readonly groups: readonly CauseGroup[];
  readonly notices: readonly Notice[];
}

const ACTION = 'analyze churn causes';
const UNKNOWN = 'unknown';

interface Loss {
  readonly cause: string;
  readonly revenue: number;
  readonly key: string | null;
}

function readCause(raw: unknown, place: () => string): string {
  if (raw === null || raw === undefined) return UNKNOWN;
  if (typeof raw === 'string') return raw.trim() === '' ? UNKNOWN : raw.trim();
  throw new TypeError(
    `Cannot ${ACTION} as "cause" of ${place()} must be a text, or null: current value is ${show(raw)}`,
  );
}

/** A Pareto table of amounts by cause: largest first, equal ones by the name of the cause. */
function paretoOf(amounts: ReadonlyMap<string, number>, vitalShare: number): CauseShare[] {
  const sorted = [...amounts].sort(([a, x], [b, y]) => y - x || compareCodePoints(a, b));
  const total = sorted.reduce((sum, [, amount]) => sum + amount, 0);
  let rank = 0;
  let cumulative = 0;
  // What was reached before the first of equal causes: equal causes are vital together.
  let reached = 0;
  return sorted.map(([cause, amount], i): CauseShare => {
    if (i === 0 || amount !== sorted[i - 1]?.[1]) {
      rank = i + 1;
      reached = cumulative;
    }
    cumulative += amount;
    if (total === 0) return { cause, rank, amount, share: null, cumulativeShare: null, vital: false };
    return {
      cause,
      rank,
      amount,
      share: amount / total,
      cumulativeShare: cumulative / total,
      vital: reached / total < vitalShare,
    };
  });
}

function paretosOf(losses: readonly Loss[], vitalShare: number): CausePareto {
  const counts = new Map<string, number>();
  const revenues = new Map<string, number>();
  let revenue = 0;
  for (const loss of losses) {
    counts.set(loss.cause, (counts.get(loss.cause) ?? 0) + 1);
    revenues.set(loss.cause, (revenues.get(loss.cause) ?? 0) + loss.revenue);
    revenue += loss.revenue;
  }
  return {
    accounts: losses.length,
    revenue,
    byCount: paretoOf(counts, vitalShare),
    byRevenue: paretoOf(revenues, vitalShare),
  };
}

/**
 * Analyse why accounts were lost: a Pareto table of causes by number of accounts and by revenue, over all and by group.
 *
 * Few causes explain most losses, and the ones that cost many accounts are often not those that cost the money. Mend the vital
 * few of the revenue table first. Accounts without a cause are a row of their own, `unknown`: if that is the largest, ask
 * before you act.
 *
 * Method: counts and sums by cause, largest first, with shares and cumulative shares; vital are the causes up to the one that
 * reaches `vitalShare` (equal ones together). Amounts lie on a grid of a power of two (2^-50 of their sum), so that sums are
 * exact in any order.
 *
 * Edge cases: causes are compared as they are written, without blanks around them; revenue that is missing or below 0 counts as
 * 0 with a notice, and the account still counts; no revenue at all leaves the shares `null`. Cost: O(n + causes log causes).
 *
 * @param lost one row per lost account: its cause, and the revenue lost (currency units)
 * @param options `cause`, `value`, `by`, `vitalShare`
 * @returns both tables, over all and by group
 * @throws {TypeError} if a cause is not a text or a value is not a finite number within ±1e290 (the row is named)
 * @throws {RangeError} if `vitalShare` is not above 0 and up to 1
 * @example Many leave for the price, the money leaves for delivery
 * ```ts
 * import { analyzeChurnCauses } from 'account-scoring';
 *
 * const { byCount, byRevenue } = analyzeChurnCauses([
 *   { accountId: 'A', cause: 'price', monetary: 10 },
 *   { accountId: 'B', cause: 'price', monetary: 15 },
 *   { accountId: 'C', cause: 'delivery', monetary: 900 },
 *   { accountId: 'D', cause: null, monetary: 75 },
 * ]);
 * console.log(byCount[0]?.cause, byRevenue[0]?.cause, byRevenue[0]?.share);
 * // → price delivery 0.9
 * ```
 */
export function analyzeChurnCauses<T extends object>(
  lost: readonly T[],
  options: ChurnCauseOptions<T> = {},
): ChurnCauses {
  checkOptions(ACTION, options, {
    cause: fieldOrFunction,
    value: fieldOrFunction,
    by: fieldOrFunction,
    vitalShare: numberIn(Number.MIN_VALUE, 1, 'a share above 0, up to 1'),
  });
  checkRows(ACTION, 'lost', lost);
  const { cause = 'cause', value = 'monetary', by, vitalShare = 0.8 } = options;
  const readers = {
    cause: rowReader(cause),
    value: rowReader(value),
    by: by === undefined ? null : rowReader(by),
  };
  const field = typeof value === 'string' ? value : 'value';
  let missing = 0;
  let negative = 0;
  const raw = lost.map((row, i): Loss => {
    const place = (): string => placeOf('lost', row, i);
    const amount = readNumber(ACTION, field, readers.value(row), AMOUNT, place);
    if (amount === null) missing++;
    else if (amount < 0) negative++;
    return {
      cause: readCause(readers.cause(row), place),
      revenue: Math.max(0, amount ?? 0),
      key: readers.by === null ? null : readKey(ACTION, 'by', readers.by(row), place),
    };
  });
  const snap = amountGrid(raw.map(({ revenue }) => revenue));
  const losses = raw.map((loss) => ({ ...loss, revenue: snap(loss.revenue) }));
  const unknown = losses.filter((loss) => loss.cause === UNKNOWN).length;
  const notices: Notice[] = [];
  const tell = (code: string, about: string, count: number): void => {
    if (count > 0) notices.push({ code, field: about, value: count, threshold: lost.length });
  };
  tell('churn.unknown_causes', 'cause', unknown);
  tell('churn.missing_values', field, missing);
  tell('churn.negative_values', field, negative);
  return {
    ...paretosOf(losses, vitalShare),
    vitalShare,
    groups: (readers.by === null ? [] : groupByKey(losses)).map(([key, group]) => ({
      key,
      ...paretosOf(group, vitalShare),
    })),
    notices,
  };
}
