import { sameJson } from '../internal/same-json.ts';
import type { Notice } from '../types.ts';
import type { AccountPair } from './account-changes.ts';
import type { Review } from './review-record.ts';
import { isSameYardstick, MODEL_NAMES } from './yardsticks.ts';

/** `value` is of the review after, `threshold` of the one before. */
function notice(name: string, field: string, value: Notice['value'], threshold: Notice['threshold']): Notice {
  return { code: `comparison.${name}`, field, value, threshold };
}

/** Fields that were left out, as their ids mean different things; clusters only where at least one review has them. */
function leftOut(before: Review, after: Review, compared: ReadonlySet<string>): Notice[] {
  const names = {
    segment: ({ choices }: Review) => choices.segmentMap.id,
    tier: ({ models }: Review) => models.tiers.options.id,
  };
  const notices = (['segment', 'tier'] as const)
    .filter((field) => !compared.has(field))
    .map((field) => notice('left_out', field, names[field](after), names[field](before)));
  const has = [before, after].some(({ models }) => models.clusters !== null);
  if (has && !compared.has('cluster')) {
    const count = ({ models }: Review) => models.clusters?.fitted.clusters.length ?? null;
    notices.push(notice('left_out_clusters', 'cluster', count(after), count(before)));
  }
  return notices;
}

/** What was measured with another yardstick, so that accounts may have moved without having changed. */
function otherModels(before: Review, after: Review, compared: ReadonlySet<string>): Notice[] {
  const notices = MODEL_NAMES.filter(
    (name) => name !== 'clusters' && !isSameYardstick(name, before, after),
  ).map((name) => notice('other_model', name, after.asOf, before.asOf));
  const { segmentMap, warningRules } = before.choices;
  if (compared.has('segment') && !sameJson(segmentMap.rules, after.choices.segmentMap.rules))
    notices.push(notice('other_model', 'segment', after.choices.segmentMap.id, segmentMap.id));
  if (!sameJson(warningRules, after.choices.warningRules))
    notices.push(notice('other_model', 'warnings', after.choices.warningRules.id, warningRules.id));
  return notices;
}

/** Rules of reading orders that differ, one by one. */
function otherRules(before: Review, after: Review): Notice[] {
  const [rules, rulesAfter] = [before.choices.summary, after.choices.summary];
  return (Object.keys(rules) as Array<keyof typeof rules>)
    .filter((name) => name !== 'asOf' && rules[name] !== rulesAfter[name])
    .map((name) => notice('other_rule', name, rulesAfter[name], rules[name]));
}

/** What the reader of a comparison should know. */
export function comparisonNotices(
  before: Review,
  after: Review,
  pairs: readonly AccountPair[],
  { compared, overlapDays }: { readonly compared: ReadonlySet<string>; readonly overlapDays: number },
): Notice[] {
  const { choices } = before;
  const notices: Notice[] = [];
  if (overlapDays > 0) notices.push(notice('overlap', 'periodDays', overlapDays, choices.periodDays));
  if (choices.currency !== after.choices.currency)
    notices.push(notice('currency_unknown', 'currency', after.choices.currency, choices.currency));
  notices.push(...otherRules(before, after));
  const known = ({ choices: { signals } }: Review) => (signals.length === 0 ? null : signals.join(', '));
  if (known(before) !== known(after))
    notices.push(notice('other_signals', 'signals', known(after), known(before)));
  notices.push(...leftOut(before, after, compared), ...otherModels(before, after, compared));
  const gone = pairs.filter((pair) => pair.after === null).length;
  if (gone > 0) notices.push(notice('accounts_gone', 'accounts', gone, before.accounts.length));
  const credits = pairs.filter(({ change, difference }) => change === 'none' && difference !== 0);
  if (credits.length > 0) {
    const sum = credits.reduce((total, { difference }) => total + difference, 0);
    notices.push(notice('credits', 'revenue', credits.length, sum));
  }
  return notices;
}
