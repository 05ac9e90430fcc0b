import type { Fact, Section, Text } from '../blocks.ts';
import { joined } from '../blocks.ts';
import { roundPercent, whole } from '../numbers.ts';
import type { Page } from '../page.ts';
import { wordOf } from '../words/words.ts';

const MODELS = ['rfm', 'abc', 'clusters', 'criteria', 'tiers', 'lifecycle'] as const;

function orderFacts({ review, words }: Page): Fact[] {
  const { summary, periodDays, currency } = review.choices;
  const say = words.choices;
  return [
    { label: say.asOf, value: review.asOf },
    { label: say.timeZone, value: { data: summary.timeZone } },
    {
      label: say.window,
      value: summary.windowDays === null ? say.allOrders : say.lastDays(whole(summary.windowDays)),
    },
    { label: say.period, value: say.days(whole(periodDays)) },
    { label: say.frequencyOf, value: say.frequency[summary.frequencyOf] },
    { label: say.returns, value: say.returnRules[summary.returns] },
    { label: say.currency, value: currency === null ? say.noCurrency : { data: currency } },
    ...(summary.currencyDigits === null
      ? []
      : [{ label: say.rounding, value: say.digits(summary.currencyDigits) }]),
  ];
}

function stageFacts({ review, words, label }: Page): Fact[] {
  const { choices, models } = review;
  const { rfm, criteria, tiers } = models;
  const say = words.choices;
  const dimensions = rfm.options.dimensions.map(
    ({ name, method, bins }): Text => [
      label('field', name),
      words.colon,
      wordOf(say.methods, method),
      say.bins(bins),
    ],
  );
  const { set, weights } = criteria.options;
  return [
    { label: say.rfm, value: joined(dimensions, words.semicolon) },
    {
      label: say.abc,
      value: say.abcCuts(...(models.abc.options.cuts.map(roundPercent) as [string, string])),
    },
    { label: say.map, value: label('map', choices.segmentMap.id) },
    {
      label: say.criteria,
      value: [
        ...(set === null
          ? [say.ownCriteria]
          : joined(
              criteria.fitted.criteria.map(({ id }) => label('criterion', id)),
              words.comma,
            )),
        words.semicolon,
        say.weights,
        words.colon,
        wordOf(say.weightSources, weights),
      ],
    },
    { label: say.scheme, value: label('scheme', tiers.options.id) },
    { label: say.clusterCount, value: wordOf(say.clusterCounts, choices.clusterCount) },
    {
      label: say.rules,
      value: [
        { data: choices.warningRules.id },
        words.open,
        say.ruleCount(choices.warningRules.rules.length, whole(choices.warningRules.rules.length)),
        words.close,
      ],
    },
    {
      label: say.signals,
      value:
        choices.signals.length === 0
          ? say.noSignals
          : joined(
              choices.signals.map((id) => label('field', id)),
              words.comma,
            ),
    },
    { label: say.seed, value: String(choices.seed) },
  ];
}

/** Every choice that the figures rest on. */
export function choicesSection(page: Page): Section {
  const { review, words } = page;
  const { choices, models } = review;
  const say = words.choices;
  const listed = (names: readonly string[]): string =>
    names.length === 0 ? say.none : names.map((name) => wordOf(say.models, name)).join(words.comma);
  const fitted = MODELS.filter((name) => models[name] !== null && !choices.given.includes(name));
  return {
    id: 'choices',
    title: words.sections.choices,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...orderFacts(page),
          ...stageFacts(page),
          { label: say.previous, value: choices.previous ?? say.noPrevious },
          { label: say.given, value: listed(choices.given) },
          { label: say.fitted, value: listed(fitted) },
        ],
      },
    ],
  };
}
