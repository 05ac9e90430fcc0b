import type { Measure } from '../measure-input.ts';

const RECENT_DAYS = 60;

/**
 * `contactLeft`: how many key contacts and decision makers left in the last 60 days.
 *
 * A leaving may be recorded with the contact (`leftDate`), as an event, or as both: of both counts the greater is taken, so that one leaving is not two.
 *
 * - `probability`, `baseline`, `delta`: `null`: it is a fact.
 * - `n`: the value.
 * - `measures`: `keyLeft`: key contacts; `decisionMakerLeft`: decision makers; `left`: contacts of any kind with a date of leaving; `daysSince`: days since the last leaving of the value, `null` without one.
 * - Missing: `contacts` and `events` where neither list is given. None of a company that keeps one of them is 0.
 */
export const CONTACT_LEFT: Measure = {
  names: ['keyLeft', 'decisionMakerLeft', 'left', 'daysSince'],
  measure: ({ signals: { contacts, events }, given, asOf }) => {
    if (!given.has('contacts') && !given.has('events')) return { missing: ['contacts', 'events'] };
    const isRecent = (day: number | null): day is number =>
      day !== null && day <= asOf && day > asOf - RECENT_DAYS;
    const left = new Set<string>();
    const persons = new Set<string>();
    const keys = new Set<string>();
    const deciders = new Set<string>();
    let last: number | null = null;
    for (const { contactId, keyContact, decisionMaker, leftDay } of contacts) {
      if (!isRecent(leftDay)) continue;
      left.add(contactId);
      if (keyContact) keys.add(contactId);
      if (decisionMaker) deciders.add(contactId);
      if (!keyContact && !decisionMaker) continue;
      persons.add(contactId);
      last = Math.max(last ?? leftDay, leftDay);
    }
    let keyEvents = 0;
    let deciderEvents = 0;
    for (const { day, kind } of events) {
      if (!isRecent(day)) continue;
      if (kind === 'key_contact_left') keyEvents++;
      else if (kind === 'decision_maker_left') deciderEvents++;
      else continue;
      last = Math.max(last ?? day, day);
    }
    const value = Math.max(persons.size, keyEvents + deciderEvents);
    return {
      value,
      n: value,
      measures: {
        keyLeft: Math.max(keys.size, keyEvents),
        decisionMakerLeft: Math.max(deciders.size, deciderEvents),
        left: given.has('contacts') ? left.size : null,
        daysSince: last === null ? null : asOf - last,
      },
    };
  },
};
