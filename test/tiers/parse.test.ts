import { describe, expect, test } from 'vitest';
import {
  abcTiers,
  classifyTiers,
  fitCriteria,
  fitKinds,
  fitTiers,
  fourCriteria,
  parseCriteriaModel,
  parseKindModel,
  parseTierModel,
  parseTierScheme,
  parseTierState,
  reviewTiers,
  tiers5,
} from '../../src/index.ts';
import { deepFreeze, FOUR_CUTS, thrownBy, withPoints } from './support.ts';

const POINTS = withPoints(Array.from({ length: 20 }, (_, i) => 5 * i));
const RECORDS = {
  criteria: [
    parseCriteriaModel,
    fitCriteria(
      Array.from({ length: 40 }, (_, i) => ({ amount: i, growth: null, tenure: i % 3 })),
      { criteria: fourCriteria },
    ),
  ],
  'tier-scheme': [parseTierScheme, tiers5],
  tiers: [
    parseTierModel,
    fitTiers(POINTS, { ...abcTiers, scoreField: 'points', entry: [{ field: 'points', op: '>', value: -1 }] }),
  ],
  'tier-state': [
    parseTierState,
    reviewTiers(null, classifyTiers(POINTS, FOUR_CUTS), { asOf: '2026-03-31' }).state,
  ],
  'account-kinds': [parseKindModel, fitKinds([{ orders: 3 }], { cuts: { size: 5 } })],
} as const;

/** A copy with the value at a path replaced. */
function changed(record: object, path: string, value: unknown): object {
  const copy = structuredClone(record);
  const keys = path.split('.');
  const last = keys.pop() as string;
  const at = keys.reduce<Record<string, never>>((o, key) => o[key] as never, copy as never);
  if (value === undefined) delete at[last];
  else at[last] = value as never;
  return copy;
}

describe.each(Object.entries(RECORDS))('%s', (kind, [parse, record]) => {
  const refusal = (value: unknown) => thrownBy(() => parse(value));

  test('round trips, as text and as a value', () => {
    expect(parse(JSON.stringify(record))).toStrictEqual(record);
    expect(parse(deepFreeze(structuredClone(record)))).toStrictEqual(record);
  });

  test('what is not JSON, another kind, another version, a field too many', () => {
    expect(refusal('{"kind"')).toBe(
      `SyntaxError: Cannot parse ${kind} as the text is not JSON: it starts with "{\\"kind\\""`,
    );
    expect(refusal('[]')).toBe(
      `TypeError: Cannot parse ${kind} as it must be an object: current value is an array of 0`,
    );
    expect(refusal('null')).toBe(
      `TypeError: Cannot parse ${kind} as it must be an object: current value is null`,
    );
    expect(refusal({ ...record, kind: 'rfm' })).toBe(
      `TypeError: Cannot parse ${kind} as "kind" must be "${kind}": current value is "rfm"`,
    );
    expect(refusal({ ...record, version: 2 })).toBe(
      `TypeError: Cannot parse ${kind} as "version" must be 1: current value is 2`,
    );
    expect(refusal({ ...record, note: 'x' })).toBe(
      `TypeError: Cannot parse ${kind} as there is no field "note"`,
    );
  });

  test('every field that is there is looked at', () => {
    const paths: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (path !== '') paths.push(path);
      if (Array.isArray(value))
        value.slice(0, 1).forEach((entry, i) => {
          walk(entry, `${path}.${i}`);
        });
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    };
    walk(record, '');
    const other = paths.filter((path) => path !== 'kind' && path !== 'version');
    expect(other.length).toBeGreaterThan(5);
    for (const path of other) {
      const said = refusal(changed(record, path, { no: 'such thing' }));
      expect([path, said]).toEqual([
        path,
        expect.stringMatching(new RegExp(`^TypeError: Cannot parse ${kind} as .*"`)),
      ]);
      const outer = path.split('.').filter((key) => Number.isNaN(Number(key)))[0] as string;
      expect(said).toContain(outer);
    }
  });
});

test.each<readonly [keyof typeof RECORDS, string, unknown, string]>([
  [
    'criteria',
    'options.weights',
    'guess',
    '"options.weights" must be one of "preset", "equal", "entropy", "critic", "manual", "ahp", "blend": current value is "guess"',
  ],
  [
    'criteria',
    'fitted.criteria.0.weight',
    1.5,
    '"fitted.criteria.0.weight" must be at most 1: current value is 1.5',
  ],
  [
    'criteria',
    'fitted.criteria.0.weight',
    0.1,
    '"fitted.criteria" is wrong: expected weights that add up to 1',
  ],
  [
    'criteria',
    'fitted.criteria.0.parts.0.weight',
    0.1,
    '"fitted.criteria.0.parts" is wrong: expected weights that add up to 1',
  ],
  [
    'criteria',
    'fitted.criteria.0.parts.0.scale.knots.1',
    [0, 50],
    '"fitted.criteria.0.parts.0.scale.knots" is wrong: expected knots with ascending values',
  ],
  [
    'criteria',
    'fitted.criteria.0.parts.0.scale.knots.1',
    [0.5, 101],
    '"fitted.criteria.0.parts.0.scale.knots.1.1" must be at most 100: current value is 101',
  ],
  ['criteria', 'fitted.criteria.0.parts.0.scale.knots.1', [0.5], '"fitted.criteria.0.parts.0.scale.knots.1"'],
  [
    'criteria',
    'fitted.criteria.0.composite',
    false,
    '"fitted.criteria.0" is wrong: expected one part of a criterion that is not composite',
  ],
  [
    'criteria',
    'fitted.criteria.1.id',
    'purchasing_power',
    '"fitted.criteria" is wrong: expected every id once',
  ],
  [
    'criteria',
    'fitted.criteria.1.parts.0.id',
    'amount',
    '"fitted.criteria" is wrong: expected every id once',
  ],
  ['criteria', 'fitted.criteria', [], '"fitted.criteria" must be at least 1 long'],
  [
    'criteria',
    'fitted.criteria.0.parts.0.accounts',
    -1,
    '"fitted.criteria.0.parts.0.accounts" must be at least 0: current value is -1',
  ],
  ['criteria', 'trainedOn.asOf', '2026-01-01', '"trainedOn.asOf" must be of type null'],
  [
    'tier-scheme',
    'mode',
    'Both',
    '"mode" must be one of "score", "definition", "both": current value is "Both"',
  ],
  ['tier-scheme', 'tiers.0.rank', 0, '"tiers.0.rank" must be at least 1: current value is 0'],
  [
    'tier-scheme',
    'tiers.0.gates.0',
    { criterion: 'purchasing_power', op: '=', value: 3 },
    '"tiers.0.gates.0" must be a condition or { anyOf: [conditions] }',
  ],
  ['tier-scheme', 'tiers.0.quota', { heads: 3 }, 'a quota, { share } or { accounts }'],
  [
    'tier-scheme',
    'vetoes.0.when',
    { field: 'x' },
    'a condition, { criterion, op, value } or { field, op, value }',
  ],
  ['tier-scheme', 'coverage.least', 60, '"coverage.least" must be at most 1: current value is 60'],
  ['tier-scheme', 'coverage.cap', 'tin', 'scheme "tiers5" has the fault unknown_tier at tin'],
  ['tiers', 'options.tiers.0.quota.share', 0.9, 'scheme "abc_tiers" has the fault quota at A, B (1.2)'],
  [
    'tiers',
    'fitted.quotas.0.cut.inclusive',
    'yes',
    '"fitted.quotas.0.cut.inclusive" must be of type boolean: current value is "yes"',
  ],
  ['tiers', 'fitted.quotas.0.places', 1.5, '"fitted.quotas.0.places"'],
  ['tiers', 'trainedOn.used', undefined, '"trainedOn.used"'],
  ['tier-state', 'asOf', '2026-02-30', '"asOf" is wrong: expected an ISO day such as 2026-03-31'],
  ['tier-state', 'asOf', '2026-03-31T00:00', '"asOf" is wrong: expected an ISO day such as 2026-03-31'],
  ['tier-state', 'accounts.0.tier', 'tin', 'expected every account to hold one of the tiers'],
  ['tier-state', 'accounts.0.accountId', 'A1', 'expected every account once'],
  ['tier-state', 'accounts.0.misses', -1, '"accounts.0.misses" must be at least 0: current value is -1'],
  ['tier-state', 'accounts.0.dwell', '2', '"accounts.0.dwell" must be of type'],
  [
    'tier-state',
    'accounts.0.rechecked',
    undefined,
    '"accounts.0.rechecked" must be of type boolean: current value is undefined',
  ],
  [
    'account-kinds',
    'fitted.cuts.industryRank',
    null,
    '"fitted.cuts.industryRank" must be of type number: current value is null',
  ],
  ['account-kinds', 'fitted.cuts.orders', '3', '"fitted.cuts.orders"'],
  ['account-kinds', 'options.sizeField', '', '"options.sizeField" must be at least 1 long'],
])('%s: %s = %j', (kind, path, value, message) => {
  const [parse, record] = RECORDS[kind];
  expect(thrownBy(() => parse(changed(record, path, value)))).toContain(message);
});
