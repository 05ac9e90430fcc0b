/**
 * What every step of the pipeline owes, as laws: one table of steps, the same laws for each. A new step is one line in
 * `STEPS`. The laws are tried on broken steps too, so that they are known to fail.
 */
import { describe, expect, test } from 'vitest';
import {
  type AbcModel,
  applyAbc,
  applyChurnModel,
  applyClusters,
  applyCriteria,
  applyPurchaseModel,
  applyRfm,
  applySpendModel,
  assignKinds,
  assignLifecycle,
  assignPlaybook,
  assignSegments,
  buildHistories,
  type ChurnModel,
  type ClusterModel,
  type ClusterOptions,
  type CriteriaModel,
  classic125,
  classifyTiers,
  evaluateConditions,
  evaluateWarnings,
  type FitCriteriaOptions,
  type FitRfmOptions,
  fitAbc,
  fitChurnModel,
  fitClusters,
  fitCriteria,
  fitKinds,
  fitLifecycle,
  fitPurchaseModel,
  fitRfm,
  fitSpendModel,
  fitTiers,
  type KindModel,
  kam11,
  kamPlaybook,
  kamRules,
  type LifecycleModel,
  measureIndicators,
  type Playbook,
  type PurchaseFitOptions,
  type PurchaseModel,
  parseAbcModel,
  parseChurnModel,
  parseClusterModel,
  parseCriteriaModel,
  parseKindModel,
  parseLifecycleModel,
  parsePlaybook,
  parsePurchaseModel,
  parseRfmModel,
  parseSegmentMap,
  parseSpendModel,
  parseTierModel,
  type RfmModel,
  rf10,
  type SegmentMap,
  type SpendModel,
  scoreClusters,
  scoreCriteria,
  scoreDeliveredValue,
  scoreLoyalty,
  scoreRetentionChecklist,
  scoreRfm,
  summarizeOrders,
  type TierModel,
  type TierScheme,
  tiers5,
  value3,
  zh8,
} from '../src/index.ts';
import { once } from './rfm/support.ts';
import { deepFreeze, shuffled } from './support.ts';

// Rows: a book as users have it, with their own fields and with an account that never bought.

type Orders = Array<{ readonly accountId: string; readonly date: string; readonly amount: number }>;

function someOrders(): Orders {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const orders = Array.from({ length: 260 }, () => ({
    accountId: `${['客户', 'Zoë', 'acme', '\u{1F600}', '\u{FF5E}'][next(5)]}${next(14)}`,
    date: `2025-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`,
    amount: next(12) === 0 ? -next(5000) / 100 : (next(20) + 1) * 25,
  }));
  // One that sent back more than it bought.
  orders.push({ accountId: 'returner', date: '2025-03-01', amount: 25 });
  orders.push({ accountId: 'returner', date: '2025-03-09', amount: -100 });
  return orders;
}

function makeBook() {
  const accounts = summarizeOrders(someOrders(), {
    asOf: '2026-01-01',
    roster: ['never bought', 'nor this one'],
  });
  return accounts.map((account, i) => ({
    ...account,
    owner: ['Kim', 'Lee'][i % 2],
    tags: ['a', { deep: [i] }] as const,
    note: undefined,
    stale: { reasons: [{ code: 'mine' }] },
  }));
}

// Made when they are asked for, inside a test, so that it is known which tests depend on what.
const bookOf = once(makeBook);
const scoredOf = () => scoreRfm(bookOf());

// Steps.

/** A step of the pipeline: rows in, the same rows with one more key out. */
interface Step<Row extends object, Model> {
  readonly name: string;
  readonly rows: () => readonly Row[];
  /** The key that it adds. */
  readonly key: string;
  /** Learns from rows; for a step that takes rules instead, it returns them. */
  readonly learn: (rows: readonly Row[]) => Model;
  readonly apply: (rows: readonly Row[], model: Model) => readonly object[];
  readonly parse: (json: unknown) => Model;
}

// The types of rows and models differ by step, and no law looks into them.
type AnyStep = Step<never, never>;

function step<Row extends object, Model>(definition: Step<Row, Model>): AnyStep {
  return definition as unknown as AnyStep;
}

type Account = ReturnType<typeof bookOf>[number];

const rfm = (name: string, options?: FitRfmOptions<Account>): AnyStep =>
  step<Account, RfmModel>({
    name: `applyRfm, ${name}`,
    rows: bookOf,
    key: 'rfm',
    learn: (rows) => fitRfm(rows, options),
    apply: (rows, model) => applyRfm(rows, model, { values: options?.values }),
    parse: parseRfmModel,
  });

const segments = (map: SegmentMap): AnyStep =>
  step<ReturnType<typeof scoredOf>[number], SegmentMap>({
    name: `assignSegments, ${map.id}`,
    rows: scoredOf,
    key: 'segment',
    learn: () => map,
    apply: assignSegments,
    parse: parseSegmentMap,
  });

const abc = (name: string, options: Parameters<typeof fitAbc<Account>>[1]): AnyStep =>
  step<Account, AbcModel>({
    name: `applyAbc, ${name}`,
    rows: bookOf,
    key: 'abc',
    learn: (rows) => fitAbc(rows, options),
    apply: (rows, model) => applyAbc(rows, model, { value: options?.value }),
    parse: parseAbcModel,
  });

const clusters = (name: string, options: ClusterOptions<Account>): AnyStep =>
  step<Account, ClusterModel>({
    name: `applyClusters, ${name}`,
    rows: bookOf,
    key: 'cluster',
    learn: (rows) => fitClusters(rows, options),
    apply: (rows, model) => applyClusters(rows, model, { values: options.features }),
    parse: parseClusterModel,
  });

const historiesOf = once(() =>
  buildHistories(someOrders(), { asOf: '2026-01-01', roster: ['never bought'] }),
);

const lifecycle = (name: string, asOf: string, before?: string): AnyStep =>
  step<Account, LifecycleModel>({
    name: `assignLifecycle, ${name}`,
    rows: bookOf,
    key: 'lifecycle',
    learn: (rows) => {
      const histories = new Map(historiesOf().map((history) => [history.accountId, history]));
      return fitLifecycle(
        rows.flatMap(({ accountId }) => histories.get(accountId) ?? []),
        { asOf },
      );
    },
    apply: (rows, model) => {
      const at = (day: string) => ({ asOf: day, model });
      const previous = before === undefined ? undefined : assignLifecycle(rows, historiesOf(), at(before));
      return assignLifecycle(rows, historiesOf(), { ...at(asOf), previous });
    },
    parse: parseLifecycleModel,
  });

const purchases = (name: string, options: PurchaseFitOptions): AnyStep =>
  step<Account, PurchaseModel>({
    name: `applyPurchaseModel, ${name}`,
    rows: bookOf,
    key: 'forecast',
    learn: (rows) => fitPurchaseModel(rows, options),
    apply: (rows, model) => applyPurchaseModel(rows, model, { horizonDays: 90 }),
    parse: parsePurchaseModel,
  });

// Summaries do not hold what the first purchase was worth; the mean of all will do here.
const SPEND = {
  repeatPurchases: (account: Account) => (account.recency === null ? null : account.purchaseDays - 1),
  meanRepeatAmount: 'averageOrderValue',
} as const;

const spend = (): AnyStep =>
  step<Account, SpendModel>({
    name: 'applySpendModel',
    rows: bookOf,
    key: 'spend',
    learn: (rows) => fitSpendModel(rows, { values: SPEND }),
    apply: (rows, model) => applySpendModel(rows, model, { values: SPEND }),
    parse: parseSpendModel,
  });

const churn: AnyStep = step<Account, ChurnModel>({
  name: 'applyChurnModel',
  rows: bookOf,
  key: 'churn',
  learn: (rows) => {
    const histories = new Map(historiesOf().map((history) => [history.accountId, history]));
    return fitChurnModel(
      rows.flatMap(({ accountId }) => histories.get(accountId) ?? []),
      { asOf: '2025-12-31', horizonDays: 60 },
    );
  },
  apply: (rows, model) => applyChurnModel(rows, historiesOf(), model, { asOf: '2025-12-31' }),
  parse: parseChurnModel,
});

const CUTS = { recency: [30, 90, 180], frequency: [1, 3, 6], monetary: [100, 500, 2000] };

/** The book with what surveys, deliveries and account managers know; every account lacks something else. */
function makeKnownBook() {
  const some = (i: number, k: number, value: number): number | null => ((i + k) % 5 === 0 ? null : value);
  return bookOf().map((account, i) => ({
    ...account,
    repurchaseRate: some(i, 0, (i % 4) / 4),
    satisfaction: some(i, 1, 1 + (i % 5)),
    recommend: some(i, 2, i % 11),
    shareOfWallet: some(i, 3, (i % 10) / 10),
    communication: some(i, 4, i % 101),
    quality: some(i, 0, (7 * i) % 101),
    service: some(i, 1, 100 - (i % 101)),
    claimsPpm: some(i, 2, 150 * i),
    otif: some(i, 3, 1 - i / 500),
    productValue: some(i, 4, 0.1 * i),
    moneyCost: i % 3,
    tier: i % 7 === 0 ? null : { id: ['gold', 'silver', 'not_key'][i % 3] as string },
    segment: { id: ['champions', 'lost', 'prospect'][i % 3] as string },
  }));
}

const knownBookOf = once(makeKnownBook);
type KnownAccount = ReturnType<typeof knownBookOf>[number];

/** A step that learns nothing: its rules are fixed, so that the laws of a model hold as well. */
const fixed = (
  name: string,
  key: string,
  apply: (rows: readonly KnownAccount[]) => readonly object[],
): AnyStep =>
  step<KnownAccount, null>({ name, rows: knownBookOf, key, learn: () => null, apply, parse: () => null });

const playbook = (playbookOf: Playbook): AnyStep =>
  step<KnownAccount, Playbook>({
    name: `assignPlaybook, ${playbookOf.id}`,
    rows: knownBookOf,
    key: 'playbook',
    learn: () => playbookOf,
    apply: (rows, model) => assignPlaybook(rows, model),
    parse: parsePlaybook,
  });

const criteria = (name: string, options: FitCriteriaOptions<Account>): AnyStep =>
  step<Account, CriteriaModel>({
    name: `applyCriteria, ${name}`,
    rows: bookOf,
    key: 'criteria',
    learn: (rows) => fitCriteria(rows, options),
    apply: (rows, model) => applyCriteria(rows, model, { values: options.values }),
    parse: parseCriteriaModel,
  });

const FOUR = [
  { id: 'purchasing_power', field: 'monetary' },
  { id: 'loyalty_stability', field: 'frequency', weight: 2 },
  {
    id: 'brand_influence',
    parts: [{ id: 'averageOrderValue' }, { id: 'recency', better: 'low' as const, weight: 3 }],
  },
  { id: 'potential_profit', field: 'tenure', normalize: 'robustZ' as const },
];
const judgedOf = once(() => scoreCriteria(bookOf(), { criteria: FOUR }));

const tiers = (scheme: TierScheme): AnyStep =>
  step<ReturnType<typeof judgedOf>[number], TierModel>({
    name: `classifyTiers, ${scheme.id}`,
    rows: judgedOf,
    key: 'tier',
    learn: (rows) => fitTiers(rows, scheme),
    apply: classifyTiers,
    parse: parseTierModel,
  });

const kinds = step<Account, KindModel>({
  name: 'assignKinds',
  rows: bookOf,
  key: 'kinds',
  learn: (rows) => fitKinds(rows, { sizeField: 'monetary', valueField: 'averageOrderValue' }),
  apply: assignKinds,
  parse: parseKindModel,
});

const STEPS: readonly AnyStep[] = [
  rfm('quantile'),
  rfm('rank', { method: 'rank' }),
  rfm('ntile', { method: 'ntile' }),
  rfm('cuts', { cuts: CUTS, weights: { recency: 0.5 } }),
  rfm('naturalBreaks', { method: 'naturalBreaks', closed: 'left' }),
  rfm('share', { method: 'share' }),
  rfm('nested', { method: 'nested', bins: 3 }),
  rfm('r-rfm', { method: 'r-rfm', bins: 10 }),
  rfm('LRFM', { values: { length: 'tenure' } }),
  rfm('functions', { values: { monetary: (account) => account.averageOrderValue } }),
  segments(kam11),
  segments(classic125),
  segments(rf10),
  segments(zh8),
  segments(value3),
  segments({ ...kam11, id: 'holes', rules: kam11.rules.slice(3) }),
  lifecycle('the first time', '2025-09-30'),
  lifecycle('the second time', '2025-12-31', '2025-09-30'),
  churn,
  abc('monetary', {}),
  criteria('percentile', { criteria: FOUR, weights: 'entropy' }),
  criteria('a ladder with anchors', {
    criteria: [
      {
        id: 'monetary',
        anchors: [
          [0, 0],
          [500, 60],
          [5000, 100],
        ],
      },
    ],
  }),
  criteria('topsis', { criteria: FOUR, weights: 'critic', aggregate: 'topsis' }),
  criteria('a function', {
    criteria: FOUR,
    values: { purchasing_power: (account) => account.returns.count },
  }),
  tiers({ ...tiers5, id: 'an entry', entry: [{ field: 'monetary', op: '>=', value: 300 }] }),
  tiers({
    kind: 'tier-scheme',
    version: 1,
    id: 'quotas',
    mode: 'score',
    tiers: [
      { id: 'top', rank: 1, score: { from: 40 }, quota: { accounts: 5 } },
      { id: 'next', rank: 2, score: { from: 20 }, quota: { share: 0.2 } },
      { id: 'rest', rank: 3 },
    ],
  }),
  kinds,
  abc('a function', { value: (account) => account.averageOrderValue, cuts: [0.5, 0.9], crossing: 'lower' }),
  purchases('MBG/NBD', {}),
  purchases('Pareto/NBD', { family: 'pnbd', penalty: 1 }),
  spend(),
  clusters('the default', {}),
  clusters('z and missing values', { k: 3, scaling: 'z', missing: 'median' }),
  clusters('other fields', { k: 4, features: ['tenure', 'purchaseDays'], scaling: 'robustZ' }),
  clusters('functions', {
    k: 6,
    features: {
      monetary: (account) => account.averageOrderValue,
      returns: (account) => account.returns.amount,
    },
    scaling: { monetary: 'rank', returns: 'minMax' },
  }),
  fixed('scoreLoyalty', 'loyalty', (rows) => scoreLoyalty(rows)),
  fixed('scoreRetentionChecklist', 'checklist', (rows) => scoreRetentionChecklist(rows)),
  fixed('evaluateConditions', 'conditions', (rows) => evaluateConditions(rows)),
  fixed('scoreDeliveredValue', 'deliveredValue', (rows) =>
    scoreDeliveredValue(rows, { parts: ['product', 'money'] }),
  ),
  step<Account, null>({
    name: 'measureIndicators',
    rows: bookOf,
    key: 'indicators',
    learn: () => null,
    apply: (rows) =>
      measureIndicators(rows, historiesOf(), { asOf: '2025-12-31', signals: { complaints: [] } }),
    parse: () => null,
  }),
  playbook(kamPlaybook),
  playbook({ ...kamPlaybook, id: 'no tiers', tiers: [] }),
];

/** Steps that fit and apply in one call: the laws of a model do not apply, the others do. */
const ONE_CALL: readonly AnyStep[] = [
  step<Account, null>({
    name: 'scoreRfm',
    rows: bookOf,
    key: 'rfm',
    learn: () => null,
    apply: (rows) => scoreRfm(rows, { method: 'ntile' }),
    parse: () => null,
  }),
  step<Account, null>({
    name: 'scoreClusters',
    rows: bookOf,
    key: 'cluster',
    learn: () => null,
    apply: (rows) => scoreClusters(rows, { k: 3 }),
    parse: () => null,
  }),
  step<Account, null>({
    name: 'evaluateWarnings',
    rows: bookOf,
    key: 'warnings',
    learn: () => null,
    apply: (rows) => evaluateWarnings(rows, historiesOf(), kamRules, { asOf: '2025-12-31' }),
    parse: () => null,
  }),
];

// Laws: each throws where a step breaks it.

type Law = (step: Omit<Step<object, unknown>, 'rows'> & { readonly rows: readonly object[] }) => void;

function hold(law: Law, step: Step<object, unknown>): void {
  law({ ...step, rows: step.rows() });
}

function without(row: object, key: string): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
}

const LAWS: Readonly<Record<string, Law>> = {
  'the same rows in the same order, with all their fields and one more': ({ rows, key, learn, apply }) => {
    const out = apply(rows, learn(rows));
    expect(out).toHaveLength(rows.length);
    out.forEach((row, i) => {
      expect(without(row, key)).toStrictEqual(without(rows[i] as object, key));
      expect(Object.keys(row).filter((name) => !Object.hasOwn(rows[i] as object, name))).toEqual([key]);
      expect(Object.hasOwn(row, key)).toBe(true);
    });
  },

  'the input is left as it was': ({ rows, learn, apply }) => {
    const input = deepFreeze(structuredClone(rows) as object[]);
    const model = deepFreeze(learn(input));
    const before = JSON.stringify([input, model]);
    apply(input, model);
    expect(JSON.stringify([input, model])).toBe(before);
    expect(input).toStrictEqual(rows);
  },

  'results are plain JSON: no NaN, no infinity, no -0, nothing undefined': ({ rows, key, learn, apply }) => {
    const results = apply(rows, learn(rows)).map((row) => (row as Record<string, unknown>)[key]);
    expect(JSON.parse(JSON.stringify(results))).toStrictEqual(results);
  },

  'applied twice is applied once': ({ rows, learn, apply }) => {
    const model = learn(rows);
    const once = apply(rows, model);
    expect(apply(once, model)).toStrictEqual(once);
  },

  'other rows come in another order, results do not change': ({ rows, learn, apply }) => {
    const model = learn(rows);
    expect(apply(shuffled(rows), learn(shuffled(rows)))).toStrictEqual(shuffled(apply(rows, model)));
  },
};

const MODEL_LAWS: Readonly<Record<string, Law>> = {
  'one at a time is all at once': ({ rows, learn, apply }) => {
    const model = learn(rows);
    const all = apply(rows, model);
    expect(rows.flatMap((row) => apply([row], model))).toStrictEqual(all);
    const half = rows.length >> 1;
    expect([...apply(rows.slice(0, half), model), ...apply(rows.slice(half), model)]).toStrictEqual(all);
  },

  'the model survives JSON': ({ rows, learn, apply, parse }) => {
    const model = learn(rows);
    const text = JSON.stringify(model);
    expect(JSON.parse(text)).toStrictEqual(model);
    expect(parse(text)).toStrictEqual(model);
    expect(apply(rows, parse(text))).toStrictEqual(apply(rows, model));
  },

  'the model does not depend on the order of rows': ({ rows, learn }) => {
    expect(learn(shuffled(rows))).toStrictEqual(learn(rows));
    expect(learn([...rows].reverse())).toStrictEqual(learn(rows));
  },
};

describe.each(Object.entries({ ...LAWS, ...MODEL_LAWS }))('%s', (_, law) => {
  test.each(STEPS.map((step) => [step.name, step] as const))('%s', (_name, step) => {
    hold(law, step as unknown as Step<object, unknown>);
  });
});

describe.each(Object.entries(LAWS))('%s', (_, law) => {
  test.each(ONE_CALL.map((step) => [step.name, step] as const))('%s', (_name, step) => {
    hold(law, step as unknown as Step<object, unknown>);
  });
});

test('the book has what steps stumble over', () => {
  const book = bookOf();
  const scored = scoredOf();
  expect(book.length).toBeGreaterThan(50);
  expect(book.filter(({ recency }) => recency === null)).toHaveLength(2);
  expect(book.some(({ monetary }) => monetary < 0)).toBe(true);
  expect(new Set(book.map(({ frequency }) => frequency)).size).toBeLessThan(book.length / 3);
  const used = (map: SegmentMap) => new Set(assignSegments(scored, map).map(({ segment }) => segment.id));
  expect(used(kam11).size).toBeGreaterThan(6);
});

// Broken steps: each law must catch the defect that it is there for.

interface Tiny {
  readonly accountId: string;
  readonly amount: number;
}

interface TinyModel {
  readonly cut: number;
}

const TINY: readonly Tiny[] = [5, 3, 9, 3, 1].map((amount, i) => ({ accountId: `A${i}`, amount }));

/** A sound little step: above the mean or not. */
const sound: Step<Tiny, TinyModel> = {
  name: 'sound',
  rows: () => TINY,
  key: 'large',
  learn: (rows) => ({ cut: rows.reduce((sum, { amount }) => sum + amount, 0) / rows.length }),
  apply: (rows, { cut }) => rows.map((row) => ({ ...row, large: row.amount > cut })),
  parse: (json) => JSON.parse(json as string),
};

const ROWS = 'the same rows in the same order, with all their fields and one more';
const INPUT = 'the input is left as it was';
const PLAIN = 'results are plain JSON: no NaN, no infinity, no -0, nothing undefined';
const TWICE = 'applied twice is applied once';
const ORDER = 'other rows come in another order, results do not change';
const ALONE = 'one at a time is all at once';
const JSON_LAW = 'the model survives JSON';
const FIT_ORDER = 'the model does not depend on the order of rows';

const meanOf = (rows: readonly Tiny[]) => rows.reduce((sum, { amount }) => sum + amount, 0) / rows.length;

const DEFECTS: ReadonlyArray<readonly [string, readonly string[], Partial<Step<Tiny, TinyModel>>]> = [
  [
    'a score by the batch at hand',
    [ALONE],
    { apply: (rows) => rows.map((row) => ({ ...row, large: row.amount > meanOf(rows) })) },
  ],
  [
    'rows that are dropped',
    [ROWS],
    { apply: (rows) => rows.filter(({ amount }) => amount > 1).map((row) => ({ ...row, large: true })) },
  ],
  [
    'rows that are sorted',
    [ROWS, ORDER],
    {
      apply: (rows) =>
        [...rows].sort((a, b) => a.amount - b.amount).map((row) => ({ ...row, large: row.amount > 4 })),
    },
  ],
  [
    'a field of the caller that is lost',
    [ROWS],
    { apply: (rows, { cut }) => rows.map(({ accountId, amount }) => ({ accountId, large: amount > cut })) },
  ],
  [
    'a field of the caller that is changed',
    [ROWS, TWICE],
    { apply: (rows) => rows.map((row) => ({ ...row, amount: row.amount + 1, large: true })) },
  ],
  ['one key too many', [ROWS], { apply: (rows) => rows.map((row) => ({ ...row, large: true, note: 'x' })) }],
  ['no key', [ROWS], { apply: (rows) => rows.map((row) => ({ ...row })) }],
  [
    'rows that are changed in place',
    [INPUT],
    { apply: (rows) => rows.map((row) => Object.assign(row, { large: true })) },
  ],
  [
    'rows that are sorted in place by the fit',
    [INPUT],
    {
      learn: (rows) => {
        const cut = (rows as Tiny[]).sort((a, b) => a.amount - b.amount)[2]?.amount ?? 0;
        return { cut };
      },
    },
  ],
  ['a result that is NaN', [PLAIN], { apply: (rows) => rows.map((row) => ({ ...row, large: Number.NaN })) }],
  ['a result that is -0', [PLAIN], { apply: (rows) => rows.map((row) => ({ ...row, large: -0 })) }],
  [
    'a result that counts the runs',
    [TWICE],
    { apply: (rows) => rows.map((row) => ({ ...row, large: ((row as { large?: number }).large ?? 0) + 1 })) },
  ],
  ['infinity in the model', [JSON_LAW], { learn: () => ({ cut: Number.POSITIVE_INFINITY }) }],
  ['a date in the model', [JSON_LAW], { learn: () => ({ cut: new Date(0) as unknown as number }) }],
  [
    'a field of the model that JSON drops',
    [JSON_LAW],
    { learn: (rows) => ({ cut: meanOf(rows), unit: undefined }) as TinyModel },
  ],
  [
    'a reader that loses precision',
    [JSON_LAW],
    { parse: (json) => ({ cut: Math.floor(JSON.parse(json as string).cut) }) },
  ],
  [
    'a fit that looks at the first row',
    [FIT_ORDER, ORDER],
    { learn: (rows) => ({ cut: rows[0]?.amount ?? 0 }) },
  ],
  [
    'naive sums of decimals',
    [FIT_ORDER],
    {
      rows: () => [0.1, 0.2, 0.3, 1e16, -1e16].map((amount, i) => ({ accountId: `A${i}`, amount })),
    },
  ],
];

describe('the laws', () => {
  const laws = Object.entries({ ...LAWS, ...MODEL_LAWS });
  const brokenBy = (step: Step<Tiny, TinyModel>): string[] =>
    laws.flatMap(([name, law]) => {
      try {
        // A copy, as a broken step may change its input.
        hold(law, { ...step, rows: () => structuredClone(step.rows()) } as unknown as Step<object, unknown>);
        return [];
      } catch {
        return [name];
      }
    });

  test('hold for a sound step', () => {
    expect(brokenBy(sound)).toEqual([]);
  });

  test.each(DEFECTS)('catch %s', (_, names, defect) => {
    expect(brokenBy({ ...sound, ...defect })).toEqual(expect.arrayContaining([...names]));
  });

  test('each catch something', () => {
    const caught = new Set(DEFECTS.flatMap(([, , defect]) => brokenBy({ ...sound, ...defect })));
    expect([...caught].sort()).toEqual(laws.map(([name]) => name).sort());
  });

  test('catch the same defects in real steps', () => {
    const real = STEPS[0] as unknown as Step<Account, RfmModel>;
    const broken = (defect: Partial<Step<Account, RfmModel>>) =>
      brokenBy({ ...real, ...defect } as unknown as Step<Tiny, TinyModel>);
    expect(broken({})).toEqual([]);
    expect(broken({ apply: (rows) => scoreRfm(rows) })).toContain(ALONE);
    expect(broken({ apply: (rows, model) => applyRfm(rows, model).filter(({ rfm }) => rfm.code) })).toContain(
      ROWS,
    );
    expect(
      broken({
        learn: (rows) => {
          const model = fitRfm(rows);
          return { ...model, trainedOn: { ...model.trainedOn, used: Number.POSITIVE_INFINITY } };
        },
      }),
    ).toContain(JSON_LAW);
    expect(broken({ learn: (rows) => fitRfm(rows.slice(0, 30)) })).toContain(FIT_ORDER);
  });
});
