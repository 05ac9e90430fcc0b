import type { Contact } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf, WINDOW_DAYS } from '../windows.ts';

function activeOn(contacts: readonly Contact[], day: number): Contact[] {
  return contacts.filter(
    ({ sinceDay, leftDay }) => (sinceDay === null || sinceDay <= day) && (leftDay === null || leftDay > day),
  );
}

function persons(contacts: readonly Contact[]): number {
  return new Set(contacts.map(({ contactId }) => contactId)).size;
}

/**
 * `contacts`: persons at the customer who are known and have not left.
 *
 * - `baseline`: the same 90 days ago; `delta`: the change as a share of it.
 * - `probability`: `null`: it is a fact.
 * - `n`: the value.
 * - `measures`: `roles`: distinct roles among them (0 where no role is recorded); `keyContacts`, `decisionMakers`; `reachable`: those without `unreachableSince` up to `asOf`.
 * - Missing: `contacts` where the list is not given, or nobody was ever known at this account: most companies keep contacts of a part of their accounts only. An
 *   account whose contacts have all left has 0.
 */
export const CONTACTS: Measure = {
  names: ['roles', 'keyContacts', 'decisionMakers', 'reachable'],
  measure: ({ signals: { contacts }, given, asOf }) => {
    if (!given.has('contacts')) return { missing: ['contacts'] };
    if (!contacts.some(({ sinceDay }) => sinceDay === null || sinceDay <= asOf))
      return { missing: ['contacts'] };
    const active = activeOn(contacts, asOf);
    const value = persons(active);
    const baseline = persons(activeOn(contacts, asOf - WINDOW_DAYS));
    return {
      value,
      baseline,
      delta: changeOf(value, baseline),
      n: value,
      measures: {
        roles: new Set(active.flatMap(({ role }) => role ?? [])).size,
        keyContacts: persons(active.filter(({ keyContact }) => keyContact)),
        decisionMakers: persons(active.filter(({ decisionMaker }) => decisionMaker)),
        reachable: persons(
          active.filter(({ unreachableDay }) => unreachableDay === null || unreachableDay > asOf),
        ),
      },
    };
  },
};
