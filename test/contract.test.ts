/**
 * What every step of the pipeline owes, as laws: one table of steps, the same laws for each. A new step is one line in
 * `STEPS`. The laws are tried on broken steps too, so that they are known to fail.
 */
import { describe, expect, test } from 'vitest';
import {
  type AbcModel,
  applyAbc,
  applyRfm,
  assignSegments,
  classic125,
  type FitRfmOptions,
  fitAbc,
  fitRfm,
  kam11,
  parseAbcModel,
  parseRfmModel,
  parseSegmentMap,
  type RfmModel,
  rf10,
  type SegmentMap,
  scoreRfm,
  summarizeOrders,
  value3,
  zh8,
} from '../src/index.ts';
import { once } from './rfm/support.ts';

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

const CUTS = { recency: [30, 90, 180], frequency: [1, 3, 6], monetary: [100, 500, 2000] };

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
  abc('monetary', {}),
  abc('a function', { value: (account) => account.averageOrderValue, cuts: [0.5, 0.9], crossing: 'lower' }),
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
];

// Laws: each throws where a step breaks it.

type Law = (step: Omit<Step<object, unknown>, 'rows'> & { readonly rows: readonly object[] }) => void;

function hold(law: Law, step: Step<object, unknown>): void {
  law({ ...step, rows: step.rows() });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function without(row: object, key: string): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
}

/** Every third row from the end: another order, and not just the reverse. */
function shuffled<T>(rows: readonly T[]): T[] {
  return [0, 1, 2].flatMap((start) => rows.filter((_, i) => i % 3 === start).reverse());
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
