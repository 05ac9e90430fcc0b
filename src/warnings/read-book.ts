import { checkHistories, historiesById } from '../internal/check-histories.ts';
import { gapsOf, purchaseDaysOf } from '../internal/gaps.ts';
import { checkRows } from '../internal/options.ts';
import { regularityOf } from '../internal/regularity.ts';
import { show } from '../internal/show.ts';
import type { AccountHistory } from '../types.ts';
import type { WarningMemory } from './alert.ts';
import type { MeasureInput } from './measure-input.ts';
import { indexSignals } from './signal-index.ts';
import type { Signals } from './signal-records.ts';

/** What is known of a book of accounts on one day. */
export interface Book {
  /** By row. */
  readonly ids: readonly string[];
  readonly histories: ReadonlyArray<AccountHistory | null>;
  /** What is known of the account of a row, with what was remembered of it. */
  readonly inputOf: (at: number, memory: WarningMemory | null) => MeasureInput;
}

/** Check accounts, histories and signals, and bring them together. The regularity of buying is that of all histories. */
export function readBook(
  action: string,
  accounts: readonly object[],
  histories: readonly AccountHistory[],
  known: { readonly signals: Signals | undefined; readonly timeZone: string; readonly asOf: number },
): Book {
  const { asOf } = known;
  checkRows(action, 'accounts', accounts);
  const ids = accounts.map((row, at) => {
    const { accountId } = row as { readonly accountId?: unknown };
    if (typeof accountId === 'string') return accountId;
    throw new TypeError(
      `Cannot ${action} as "accountId" of accounts[${at}] must be a string: current value is ${show(accountId)}`,
    );
  });
  checkHistories(action, histories);
  const byId = historiesById(action, histories);
  const signals = indexSignals(action, known.signals, known.timeZone);
  const regularity = regularityOf(histories.map((history) => gapsOf(purchaseDaysOf(history, asOf))));
  const own = ids.map((id) => byId.get(id) ?? null);
  return {
    ids,
    histories: own,
    inputOf: (at, memory) => ({
      row: accounts[at] as object,
      history: own[at] ?? null,
      signals: signals.of(ids[at] as string),
      given: signals.given,
      asOf,
      regularity,
      memory,
    }),
  };
}
