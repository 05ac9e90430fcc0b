import { ALERT_MESSAGES } from './messages/alerts.ts';
import { BACKTEST_MESSAGES } from './messages/backtest.ts';
import { CLUSTER_MESSAGES } from './messages/clusters.ts';
import { CONCENTRATION_MESSAGES } from './messages/concentration.ts';
import { FORECAST_MESSAGES } from './messages/forecast.ts';
import { INDICATOR_MESSAGES } from './messages/indicators.ts';
import { LIFECYCLE_MESSAGES } from './messages/lifecycle.ts';
import { LOYALTY_MESSAGES } from './messages/loyalty.ts';
import type { Message, Messages } from './messages/messages.ts';
import { REGULARITY_MESSAGES } from './messages/regularity.ts';
import { REVIEW_MESSAGES } from './messages/review.ts';
import { RFM_MESSAGES } from './messages/rfm.ts';
import { TIER_MESSAGES } from './messages/tiers.ts';

/** The texts of every reason and notice code, by stage. A list, as bundlers keep objects that are spread. */
export const MESSAGES: readonly Messages[] = [
  RFM_MESSAGES,
  CONCENTRATION_MESSAGES,
  CLUSTER_MESSAGES,
  FORECAST_MESSAGES,
  TIER_MESSAGES,
  LIFECYCLE_MESSAGES,
  LOYALTY_MESSAGES,
  REGULARITY_MESSAGES,
  INDICATOR_MESSAGES,
  BACKTEST_MESSAGES,
  ALERT_MESSAGES,
  REVIEW_MESSAGES,
];

/** The text of a code. */
export function messageOf(code: string): Message | undefined {
  return MESSAGES.find((messages) => Object.hasOwn(messages, code))?.[code];
}
