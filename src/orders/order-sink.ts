import type { AccountIndex } from './account-index.ts';
import type { PlainColumns } from './plain-columns.ts';

/** Where accepted rows go: running totals or histories. */
export interface OrderSink {
  readonly index: AccountIndex;
  /** Make room for every account that the index knows. */
  open(): void;
  add(account: number, day: number, amount: number, orderId: string | null, category: string | null): void;
  /** A quicker way in for plain columns, where a sink has one. */
  addPlain?(columns: PlainColumns, other: (row: number) => void): void;
}
