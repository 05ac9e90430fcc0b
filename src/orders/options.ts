import { anyFunction, checkedLater, checkOptions, type OptionCheck } from '../internal/options.ts';
import type { OrderIntake, Problem } from '../types.ts';
import type { OrderColumns } from './columns.ts';
import { RULE_CHECKS, type SummaryRuleOptions } from './rules.ts';

/** How rows are read. */
export interface OrderReadOptions<T> {
  columns?: OrderColumns<T> | undefined;
  /**
   * Turns an amount in another currency into the one currency of the result; `day` is the ISO day of the order. Needs
   * `columns.currency`. Without it, rows of more than one currency are an error.
   */
  convert?: ((amount: number, currency: string, day: string) => number) | undefined;
  /**
   * Called with every problem; rows with a problem are then left out instead of failing the call. A row's problems are told before
   * the next row is asked for.
   */
  onProblem?: ((problem: Problem) => void) | undefined;
  /** Called once, at the end, with what became of the rows: `received = accepted + rejected`. */
  onIntake?: ((intake: OrderIntake) => void) | undefined;
}

/** The options of {@link summarizeOrders} and its kin. */
export interface SummarizeOptions<T> extends SummaryRuleOptions, OrderReadOptions<T> {
  /** Ids of all known accounts: those without orders come out as prospects. */
  roster?: Iterable<string | number> | undefined;
}

const READ_CHECKS: Readonly<Record<string, OptionCheck>> = {
  columns: checkedLater,
  convert: anyFunction,
  onProblem: anyFunction,
  onIntake: anyFunction,
};

const ROSTER: OptionCheck = {
  expected: 'an iterable of account ids',
  type: 'object',
  holds: (roster: object | null) => roster !== null && Symbol.iterator in roster,
};

/** Check everything about the options that can be told without rows. */
export function checkSummarizeOptions<T>(action: string, options: SummarizeOptions<T>): void {
  checkOptions(action, options ?? null, { ...RULE_CHECKS, ...READ_CHECKS, roster: ROSTER });
}
