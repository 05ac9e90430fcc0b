import { isoDay, MAX_DAY, MIN_DAY } from '../internal/day.ts';
import { show } from '../internal/show.ts';
import type { Problem } from '../types.ts';
import type { Intake } from './intake.ts';
import { AMOUNT_EXPECTED, ID_EXPECTED, isAmount, isId } from './order-reader.ts';
import type { OrderSink } from './order-sink.ts';

/** Orders as typed columns of one length: the quickest way in. */
export interface OrderTable {
  /** Text or whole numbers, one a row. */
  readonly accountId: ArrayLike<string> | ArrayLike<number>;
  /** Days since 1970-01-01. */
  readonly day: ArrayLike<number>;
  /** Currency units; negative for a return. */
  readonly amount: ArrayLike<number>;
  /** Text or whole numbers; when present, frequency counts distinct ids. */
  readonly orderId?: ArrayLike<string> | ArrayLike<number> | undefined;
  /** Text, such as `EUR`. */
  readonly currency?: ArrayLike<string> | undefined;
  /** Text, for {@link buildHistories}. */
  readonly category?: ArrayLike<string> | undefined;
}

const DAY_EXPECTED = 'whole days since 1970-01-01, from the year 1 to 9999';

/** Whether the orders came as columns instead of rows. */
export function isOrderTable(orders: unknown): orders is OrderTable {
  if (typeof orders !== 'object' || orders === null) return false;
  return (
    !(Symbol.iterator in orders) && !(Symbol.asyncIterator in orders) && 'day' in orders && 'amount' in orders
  );
}

/** All columns must be as long as the first. */
export function checkOrderTable(action: string, table: OrderTable): void {
  const rows = table.accountId?.length;
  for (const name of ['accountId', 'day', 'amount', 'orderId', 'currency', 'category'] as const) {
    const length = table[name]?.length;
    if (
      length === undefined &&
      table[name] === undefined &&
      name !== 'accountId' &&
      name !== 'day' &&
      name !== 'amount'
    )
      continue;
    if (length !== rows || length === undefined)
      throw new RangeError(
        `Cannot ${action} as the columns must have one length: "accountId" has ${show(rows)} and "${name}" has ${show(length)}`,
      );
  }
}

function isDay(day: unknown): day is number {
  return Number.isInteger(day) && (day as number) >= MIN_DAY && (day as number) <= MAX_DAY;
}

/** Everything that is wrong with a row of a table whose amount is not to be converted. */
export function tableProblems(table: OrderTable, row: number): Problem[] {
  const found: Problem[] = [];
  const add = (code: string, field: string, expected: string, received: unknown): void => {
    found.push({ code, row, field, expected, received: show(received) });
  };
  const { accountId, day, amount, orderId, currency, category } = table;
  if (!isId(accountId[row])) add('order.invalid_account_id', 'accountId', ID_EXPECTED, accountId[row]);
  if (!isDay(day[row])) add('order.invalid_date', 'day', DAY_EXPECTED, day[row]);
  if (!isAmount(amount[row])) add('order.invalid_amount', 'amount', AMOUNT_EXPECTED, amount[row]);
  if (orderId !== undefined && !isId(orderId[row]))
    add('order.invalid_order_id', 'orderId', ID_EXPECTED, orderId[row]);
  if (category !== undefined && typeof category[row] !== 'string')
    add('order.invalid_category', 'category', 'text', category[row]);
  if (currency !== undefined && (typeof currency[row] !== 'string' || currency[row]?.trim() === ''))
    add('order.invalid_currency', 'currency', 'text that is not blank', currency[row]);
  return found;
}

/** From account codes of a narrow range to account numbers by a plain array, or `null` when the range is wide. */
function denseCodes(
  codes: ArrayLike<string> | ArrayLike<number>,
): { codes: ArrayLike<number>; low: number; accounts: Int32Array } | null {
  if (!(codes instanceof Int32Array || codes instanceof Uint32Array || codes instanceof Uint16Array))
    return null;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code < low) low = code;
    if (code > high) high = code;
  }
  if (codes.length === 0 || !(high - low <= Math.max(4096, codes.length * 4))) return null;
  return { codes, low, accounts: new Int32Array(high - low + 1) };
}

/** Read every row of a table. */
export function addTable(table: OrderTable, intake: Intake, sink: OrderSink): void {
  const { accountId, day, amount, orderId, currency, category } = table;
  const { convert } = intake;
  const { index } = sink;
  const dense = denseCodes(accountId);

  const readRow = (row: number): void => {
    const problems = tableProblems(table, row);
    if (problems.length > 0) {
      intake.reject(problems);
      return;
    }
    let value = amount[row] as number;
    if (currency !== undefined) {
      if (convert === null) intake.countCurrency(currency[row] as string, 1);
      else {
        value = convert(value, currency[row] as string, isoDay(day[row] as number));
        if (!isAmount(value)) {
          const expected = `${AMOUNT_EXPECTED} from "convert"`;
          intake.reject([
            { code: 'order.invalid_conversion', row, field: 'amount', expected, received: show(value) },
          ]);
          return;
        }
      }
    }
    const id = accountId[row] as string | number;
    // Dense codes are remembered by position, so that their text is made once.
    const account =
      typeof id === 'string' || dense !== null ? index.intern(String(id)) : index.internNumber(id);
    if (dense !== null) dense.accounts[(id as number) - dense.low] = account + 1;
    sink.open();
    sink.add(
      account,
      day[row] as number,
      value + 0,
      orderId === undefined ? null : String(orderId[row]),
      category === undefined ? null : (category[row] as string),
    );
  };

  intake.received += accountId.length;
  const isPlain = orderId === undefined && currency === undefined && category === undefined;
  if (
    dense !== null &&
    isPlain &&
    day instanceof Int32Array &&
    amount instanceof Float64Array &&
    sink.addPlain
  )
    sink.addPlain(
      { codes: dense.codes, lowestCode: dense.low, accounts: dense.accounts, days: day, amounts: amount },
      readRow,
    );
  else for (let row = 0; row < accountId.length; row++) readRow(row);
}
