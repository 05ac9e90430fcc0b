import type { Contact, Survey } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { YEAR_DAYS } from '../windows.ts';

/** The latest answer of one person, and the one before it. */
interface Opinion {
  day: number;
  score: number;
  before: number | null;
}

function isDecisionMaker({ decisionMaker, contactId }: Survey, contacts: readonly Contact[]): boolean {
  if (decisionMaker) return true;
  return (
    contactId !== null && contacts.some((contact) => contact.contactId === contactId && contact.decisionMaker)
  );
}

/** Opinions of decision makers by person; answers without a contact are those of one unnamed person. */
function opinionsOf(surveys: readonly Survey[], contacts: readonly Contact[], asOf: number): Opinion[] {
  const answers = surveys
    .filter(
      (survey) =>
        survey.nps !== null &&
        survey.answeredDay !== null &&
        survey.answeredDay <= asOf &&
        isDecisionMaker(survey, contacts),
    )
    // Of several answers of a day, the lowest counts as the last.
    .sort(
      (a, b) =>
        (a.answeredDay as number) - (b.answeredDay as number) || (b.nps as number) - (a.nps as number),
    );
  const byPerson = new Map<string, Opinion>();
  for (const { contactId, answeredDay, nps } of answers) {
    const key = contactId ?? '';
    const known = byPerson.get(key);
    byPerson.set(key, { day: answeredDay as number, score: nps as number, before: known?.score ?? null });
  }
  return [...byPerson.values()];
}

/**
 * `nps`: would the decision maker recommend, 0 to 10. Of each decision maker the latest answer counts, for 12 months, and of these the lowest: a mean of persons hides the one
 * who wants to leave.
 *
 * A decision maker is who the survey, or the contact that it names, says is one. Answers without a contact are those of one unnamed person.
 *
 * - `baseline`: the answer of the same person before; `delta`: value less that, in points.
 * - `probability`: `null`: one answer of one person is what that person said.
 * - `n`: decision makers with an answer.
 * - `measures`: `fellBy`: points that the same person gave less than before (0 where not less, `null` for a first answer); `answerDays`: days since the answer.
 * - Missing: `surveys` where the list is not given, `decision_maker_answers` where there is none in 12 months.
 */
export const NPS: Measure = {
  names: ['fellBy', 'answerDays'],
  measure: ({ signals: { surveys, contacts }, given, asOf }) => {
    if (!given.has('surveys')) return { missing: ['surveys'] };
    const known = contacts.filter(({ sinceDay }) => sinceDay === null || sinceDay <= asOf);
    const opinions = opinionsOf(surveys, known, asOf).filter(({ day }) => day > asOf - YEAR_DAYS);
    const [worst] = opinions.sort(
      (a, b) => a.score - b.score || (b.before ?? -1) - (a.before ?? -1) || b.day - a.day,
    );
    if (worst === undefined) return { missing: ['decision_maker_answers'] };
    const { score, before, day } = worst;
    return {
      value: score,
      baseline: before,
      delta: before === null ? null : score - before,
      n: opinions.length,
      measures: { fellBy: before === null ? null : Math.max(0, before - score), answerDays: asOf - day },
    };
  },
};
