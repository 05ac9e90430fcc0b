import { isMapped, resolveColumns } from './columns.ts';
import { Intake } from './intake.ts';
import { checkSummarizeOptions, type SummarizeOptions } from './options.ts';
import { isOrderTable, type OrderTable } from './order-table.ts';
import { resolveRules, type SummaryRules } from './rules.ts';

/** Checked options, and everything that reading orders by them needs. */
export interface Reading {
  readonly rules: SummaryRules;
  readonly intake: Intake;
  readonly hasOrderIds: boolean;
  readonly hasCategories: boolean;
}

/**
 * Check the options against what the orders have, and prepare to read them.
 *
 * @param orders `null` when they are not there yet
 */
export function prepareReading<T>(action: string, options: SummarizeOptions<T>, orders: unknown): Reading {
  checkSummarizeOptions(action, options);
  const { columns: mapping, convert, frequencyOf, timeZone } = options;
  const columns = resolveColumns(action, mapping);
  const has = (name: keyof OrderTable & keyof typeof columns): boolean =>
    isOrderTable(orders) ? orders[name] !== undefined : isMapped(columns[name]);
  const hasOrderIds = has('orderId') || (orders === null && frequencyOf === 'orders');
  const hasCurrency = has('currency');
  if (convert !== undefined && !hasCurrency)
    throw new TypeError(
      `Cannot ${action} as "convert" needs to know the currency: name it with columns: { currency: … }`,
    );
  const currency = !hasCurrency ? 'unread' : convert === undefined ? 'one' : 'converted';
  return {
    rules: resolveRules(action, options, hasOrderIds, currency),
    intake: new Intake(columns, timeZone ?? 'UTC', options as SummarizeOptions<never>),
    hasOrderIds,
    hasCategories: has('category'),
  };
}
