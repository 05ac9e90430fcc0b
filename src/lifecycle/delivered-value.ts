import type { Reason } from '../types.ts';
import type { NumberOf } from './field-values.ts';

/** What a customer gets (value) and gives (cost). */
export type DeliveredPartId =
  | 'product'
  | 'service'
  | 'people'
  | 'image'
  | 'money'
  | 'time'
  | 'energy'
  | 'effort';

/** One part of what a customer gets or gives. */
export interface DeliveredPart {
  readonly id: DeliveredPartId;
  readonly side: 'value' | 'cost';
  /** With us; `null` when missing. */
  readonly own: number | null;
  /** With the rival; `null` when missing. */
  readonly rival: number | null;
}

/** What a customer gets and gives in all, with one supplier. */
export interface DeliveredTotals {
  /** `null` when a part of it is missing. */
  readonly value: number | null;
  readonly cost: number | null;
  /** `value - cost`, exactly. */
  readonly difference: number | null;
  /** `value / cost`; `null` without cost. */
  readonly ratio: number | null;
}

/** The delivered value of one account. */
export interface DeliveredValue extends DeliveredTotals {
  /** The same of the best rival; all `null` without its figures. */
  readonly rival: DeliveredTotals;
  /** How much more we leave to the customer than the rival does, in the unit of the parts. */
  readonly differenceToRival: number | null;
  /** Our ratio over the rival's: above 1 the customer is better off with us. */
  readonly ratioToRival: number | null;
  readonly parts: readonly DeliveredPart[];
  readonly reasons: readonly Reason[];
}

/** The options of {@link scoreDeliveredValue}. */
export interface DeliveredValueOptions<T> {
  /** The parts that you measure; the others are no part of the totals. Default all eight. */
  parts?: readonly DeliveredPartId[] | undefined;
  /**
   * Where the parts are found: a field or a function of the row. Default `productValue` … `imageValue`, `moneyCost` …
   * `effortCost`.
   */
  values?: Readonly<Partial<Record<DeliveredPartId, NumberOf<T>>>> | undefined;
  /** The same for the rival. Default `rivalProductValue` … `rivalEffortCost`. */
  rivalValues?: Readonly<Partial<Record<DeliveredPartId, NumberOf<T>>>> | undefined;
}
