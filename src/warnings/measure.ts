import type { Indicator, IndicatorId } from './indicator.ts';
import { AMOUNT } from './indicators/amount.ts';
import { COMPLAINTS } from './indicators/complaints.ts';
import { CONTACT_GAP } from './indicators/contact-gap.ts';
import { CONTACT_LEFT } from './indicators/contact-left.ts';
import { CONTACTS } from './indicators/contacts.ts';
import { CONTRACT_END } from './indicators/contract-end.ts';
import { CSAT } from './indicators/csat.ts';
import { DAYS_TO_PAY } from './indicators/days-to-pay.ts';
import { DELIVERY } from './indicators/delivery.ts';
import { DSO } from './indicators/dso.ts';
import { LEVEL } from './indicators/level.ts';
import { NPS } from './indicators/nps.ts';
import { ORDER_SIZE } from './indicators/order-size.ts';
import { ORDERS } from './indicators/orders.ts';
import { OVERDUE } from './indicators/overdue.ts';
import { PAST_DUE } from './indicators/past-due.ts';
import { RANGE } from './indicators/range.ts';
import { RETURNS } from './indicators/returns.ts';
import { SILENCE } from './indicators/silence.ts';
import { TREND } from './indicators/trend.ts';
import { VOLATILITY } from './indicators/volatility.ts';
import { WALLET } from './indicators/wallet.ts';
import { indicatorRecord, type Measure, type MeasureInput } from './measure-input.ts';

export type { MeasureInput } from './measure-input.ts';

const MEASURES: Readonly<Record<IndicatorId, Measure>> = {
  overdue: OVERDUE,
  amount: AMOUNT,
  orders: ORDERS,
  trend: TREND,
  orderSize: ORDER_SIZE,
  range: RANGE,
  daysToPay: DAYS_TO_PAY,
  pastDue: PAST_DUE,
  dso: DSO,
  returns: RETURNS,
  complaints: COMPLAINTS,
  csat: CSAT,
  nps: NPS,
  silence: SILENCE,
  contactGap: CONTACT_GAP,
  contactLeft: CONTACT_LEFT,
  contacts: CONTACTS,
  contractEnd: CONTRACT_END,
  wallet: WALLET,
  delivery: DELIVERY,
  volatility: VOLATILITY,
  level: LEVEL,
};

/** All indicators, in the order of their families. */
export const INDICATOR_IDS: readonly IndicatorId[] = [
  'overdue',
  'amount',
  'orders',
  'trend',
  'orderSize',
  'range',
  'daysToPay',
  'pastDue',
  'dso',
  'returns',
  'complaints',
  'csat',
  'nps',
  'silence',
  'contactGap',
  'contactLeft',
  'contacts',
  'contractEnd',
  'wallet',
  'delivery',
  'volatility',
  'level',
];

/** Whether a text is the id of an indicator. */
export function isIndicatorId(id: string): id is IndicatorId {
  return Object.hasOwn(MEASURES, id);
}

/** Measure one indicator of one account. Nothing that is dated after `asOf` is looked at. */
export function measure(id: IndicatorId, input: MeasureInput): Indicator {
  const { names, measure: measured } = MEASURES[id];
  return indicatorRecord(id, names, measured(input));
}

/** The names that `measures` has, always all of them. */
export function measureNames(id: IndicatorId): readonly string[] {
  return MEASURES[id].names;
}
