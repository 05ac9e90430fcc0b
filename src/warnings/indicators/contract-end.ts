import type { Contract } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { YEAR_DAYS } from '../windows.ts';

/**
 * `contractEnd`: days until the contract ends; below 0 when it has. Of several contracts the one that ends last counts: who has signed the next one is not at an end.
 *
 * A contract is known from `signedDate` on, else from `startDate` on, else always. One that ended more than a year ago is over, not ending.
 *
 * - `probability`, `baseline`, `delta`: `null`: it is a fact.
 * - `n`: contracts known.
 * - `measures`: `renewalStepDays`: days since the last step towards renewal, `null` if there was none; `hasRenewalStep`: 1 or 0; `lapsed`: 1 where it has ended, else 0.
 * - Missing: `contracts` where the list is not given, or the account has none (or none of the last year): without a contract nothing ends.
 */
export const CONTRACT_END: Measure = {
  names: ['renewalStepDays', 'hasRenewalStep', 'lapsed'],
  measure: ({ signals: { contracts }, asOf }) => {
    let n = 0;
    let last: Contract | null = null;
    let step: number | null = null;
    for (const contract of contracts) {
      const { knownDay, endDay, renewalStepDay } = contract;
      if (knownDay !== null && knownDay > asOf) continue;
      n++;
      const known = renewalStepDay !== null && renewalStepDay <= asOf ? renewalStepDay : null;
      // They come sorted by their end.
      if (last?.endDay === endDay) step = known === null ? step : Math.max(step ?? known, known);
      else step = known;
      last = contract;
    }
    if (last === null || last.endDay < asOf - YEAR_DAYS) return { missing: ['contracts'] };
    return {
      value: last.endDay - asOf,
      n,
      measures: {
        renewalStepDays: step === null ? null : asOf - step,
        hasRenewalStep: step === null ? 0 : 1,
        lapsed: last.endDay < asOf ? 1 : 0,
      },
    };
  },
};
