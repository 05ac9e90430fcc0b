import {
  absenceOfSignal,
  complaintsUp,
  detractor,
  returnsUp,
  satisfactionDown,
} from './kam-rules-experience.ts';
import { collectionSlower, receivableOverdue } from './kam-rules-payment.ts';
import { contactGap, contractEnding, keyContactLeft, singleThread } from './kam-rules-relationship.ts';
import { deliveryBroken, valueLevelDrop, walletShareLost } from './kam-rules-value.ts';
import {
  amountDown,
  orderSizeDown,
  ordersFewer,
  rangeNarrowing,
  reorderOverdue,
  steadyDecline,
} from './kam-rules-volume.ts';
import type { WarningRules } from './rule.ts';

/**
 * Twenty warning rules for key accounts: purchases (R01 to R06), payment, experience, relationship, contract, competition, delivery, level of value.
 *
 * Windows are of 90 days, compared with the same ones last year or the own twelve months before. Drops pass a noise gate: the chance of so large a drop, at an even pace, is below
 * 10 or 5 %. A level is over at 80 % of its trigger, unless the rule says otherwise; what is over fires within 30 days only if it is worse. Names in both languages: `formatLabel('rule', 'R01')`; what to do:
 * `formatLabel('warningAction', …)`. R14 and R16 depend on the tier of the account.
 *
 * Levels follow published practice where there is any (reorder at twice the usual gap, amounts 30 and 50 % down, receivables 7, 30 and 90 days overdue, the event of a key contact leaving); those of R03,
 * R07, R09, R18 and R19 are proposals. Judge them on your own book with {@link backtestWarnings}.
 */
export const kamRules: WarningRules = {
  kind: 'warning-rules',
  version: 1,
  id: 'kam',
  rules: [
    reorderOverdue,
    amountDown,
    ordersFewer,
    steadyDecline,
    orderSizeDown,
    rangeNarrowing,
    collectionSlower,
    receivableOverdue,
    returnsUp,
    complaintsUp,
    satisfactionDown,
    detractor,
    absenceOfSignal,
    contactGap,
    keyContactLeft,
    singleThread,
    contractEnding,
    walletShareLost,
    deliveryBroken,
    valueLevelDrop,
  ],
};
