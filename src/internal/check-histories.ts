import type { AccountHistory } from '../types.ts';
import { MAX_SUMMAND } from './exact-sum.ts';
import { checkRows } from './options.ts';
import { show } from './show.ts';

function isColumn(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** What is wrong with a history, or `null`. */
function faultOf({ accountId, days, amounts, orderIds }: AccountHistory): string | null {
  if (typeof accountId !== 'string')
    return `"accountId" must be a string: current value is ${show(accountId)}`;
  if (!isColumn(days)) return `"days" must be a column of day numbers: current value is ${show(days)}`;
  if (!isColumn(amounts)) return `"amounts" must be a column of numbers: current value is ${show(amounts)}`;
  const rows = days.length;
  if (amounts.length !== rows)
    return `"amounts" must be as long as "days" (${rows}): its length is ${amounts.length}`;
  if (orderIds !== null && (!isColumn(orderIds) || orderIds.length !== rows))
    return `"orderIds" must be null or as long as "days" (${rows}): current value is ${show(orderIds)}`;
  let before = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    const day = days[row] as number;
    const amount = amounts[row] as number;
    if (!Number.isInteger(day) || day < before)
      return `"days" must be whole numbers in ascending order: row ${row} has ${show(day)}`;
    if (typeof amount !== 'number' || !(Math.abs(amount) <= MAX_SUMMAND))
      return `"amounts" must be finite numbers within ±1e290: row ${row} has ${show(amount)}`;
    before = day;
  }
  return null;
}

/** Refuse anything but an array of sound histories, as `buildHistories` makes them. Cost: O(rows). */
export function checkHistories(action: string, histories: unknown): void {
  checkRows(action, 'histories', histories);
  (histories as readonly AccountHistory[]).forEach((history, at) => {
    const fault = faultOf(history);
    if (fault === null) return;
    const whose = typeof history.accountId === 'string' ? ` (account ${show(history.accountId)})` : '';
    throw new TypeError(`Cannot ${action} as in histories[${at}]${whose} ${fault}`);
  });
}

/** Histories by account id. Two histories of one account are refused: which one counts, or whether both do, nobody said. */
export function historiesById(
  action: string,
  histories: readonly AccountHistory[],
): Map<string, AccountHistory> {
  const byId = new Map<string, AccountHistory>();
  histories.forEach((history, at) => {
    if (byId.has(history.accountId))
      throw new TypeError(
        `Cannot ${action} as histories[${at}] is the second one of account ${show(history.accountId)}: an account has one history`,
      );
    byId.set(history.accountId, history);
  });
  return byId;
}
