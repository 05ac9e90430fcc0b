/** Whole accounts: status, share, value at risk, messages, memory, and what is refused. */
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  type AccountHistory,
  type AccountWarnings,
  type Alert,
  type EvaluateWarningsOptions,
  evaluateWarnings,
  formatReason,
  kamRules,
  type Signals,
  type WarningRule,
  type WarningRules,
} from '../../src/index.ts';
import { isPlain, shuffled, thrownBy } from '../concentration/helpers.ts';
import { historyOf, rhythm } from '../orders/history-of.ts';

const asOf = '2026-01-01';
const DAY = 20_454;
const at = (day: number): Date => new Date(day * 86_400_000);
const every = (gap: number, times: number): number[] => new Array<number>(times).fill(gap);

type Options = Partial<EvaluateWarningsOptions<{ readonly accountId: string }>>;

/** A steady account, so that the one that is looked at is not the whole book. */
const rest = rhythm('rest', every(10, 80), { asOf, idle: 3, amount: 5000 });

function warningsOf(history: AccountHistory | null, more: Options = {}, rules = kamRules): AccountWarnings {
  const histories = history === null ? [rest] : [history, rest];
  const accounts = [{ accountId: history?.accountId ?? 'a' }, { accountId: 'rest' }];
  const [row] = evaluateWarnings(accounts, histories, rules, { asOf, ...more });
  return row?.warnings as AccountWarnings;
}

const set = (...rules: readonly WarningRule[]): WarningRules => ({
  kind: 'warning-rules',
  version: 1,
  id: 'mine',
  rules,
});
const textsOf = (alert: Alert | undefined, locale: 'en' | 'zh-CN' = 'en') =>
  alert?.reasons.map((reason) => formatReason(reason, { locale }));
const alertOf = ({ alerts }: AccountWarnings, ruleId: string) =>
  alerts.find((alert) => alert.ruleId === ruleId);

describe('a silent account', () => {
  const history = rhythm('a', every(20, 30), { asOf, idle: 70 });
  const warnings = warningsOf(history);

  test('is red, and says why in both languages', () => {
    expect(warnings.status).toBe('red');
    const alert = alertOf(warnings, 'R01');
    expect(alert).toMatchObject({
      level: 'critical',
      state: 'firing',
      since: asOf,
      family: 'volume',
      action: 'call_to_reorder',
    });
    expect(alert?.evidence.map(({ id, value }) => [id, value])).toEqual([['overdue', 3.5]]);
    expect(textsOf(alert)).toEqual([
      'silent for 70 days; the usual gap is 20 days',
      expect.stringMatching(/^3\.5 times the usual gap, ≥ [\d.]+: critical$/),
    ]);
    expect(textsOf(alert, 'zh-CN')).toEqual([
      '已沉默 70 天，常规购买间隔为 20 天',
      expect.stringMatching(/^为常规购买间隔的 3\.5 倍（≥ [\d.]+）：紧急$/),
    ]);
    expect(warnings.reasons.map((reason) => formatReason(reason)).slice(0, 2)).toEqual([
      'critical alerts: 1: red',
      'Reorder overdue: critical (firing)',
    ]);
  });

  test('has half of its 12 months at stake', () => {
    const bought = 15 * 100;
    expect(warnings.valueAtRisk).toBe(bought / 2);
    expect(warningsOf(history, { severity: { critical: 0.9 } }).valueAtRisk).toBe(bought * 0.9);
    expect(warningsOf(history, { value: () => 8000 }).valueAtRisk).toBe(4000);
    expect(warningsOf(history, { value: () => null }).valueAtRisk).toBeNull();
    expect(warningsOf(history, { value: () => -5 }).valueAtRisk).toBe(0);
    const [row] = evaluateWarnings([{ accountId: 'a', margin: 300 }], [history, rest], kamRules, {
      asOf,
      value: 'margin',
    });
    expect(row?.warnings.valueAtRisk).toBe(150);
  });

  test('lists what is missing, never as clear', () => {
    const unknown = warnings.alerts.filter(({ state }) => state === 'unknown');
    expect(unknown.map(({ ruleId }) => ruleId)).toContain('R07');
    for (const alert of unknown) {
      expect(alert.level).toBeNull();
      expect(alert.reasons.length).toBeGreaterThan(0);
      for (const text of [...(textsOf(alert) ?? []), ...(textsOf(alert, 'zh-CN') ?? [])])
        expect(text).not.toMatch(/missing\.|warning\.|undefined|\{/);
    }
    expect(textsOf(alertOf(warnings, 'R08'))).toEqual([
      'days past due cannot be told: there are no invoices',
    ]);
  });

  test('more silence never lowers the level of overdue', () => {
    const rank = { medium: 1, high: 2, critical: 3 };
    const levelAt = (idle: number) => {
      const level = alertOf(warningsOf(rhythm('a', every(20, 12), { asOf, idle })), 'R01')?.level;
      return level === null || level === undefined ? 0 : rank[level];
    };
    const levels = Array.from({ length: 26 }, (_, i) => levelAt(i * 4));
    expect([...levels].sort()).toEqual(levels);
    expect(new Set(levels)).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe('status', () => {
  const known = (
    id: string,
    family: WarningRule['family'],
    level: 'medium' | 'high' | 'critical',
    more = {},
  ): WarningRule => ({
    id,
    indicator: 'overdue',
    family,
    levels: { [level]: { when: { op: '>=', than: 0 } } },
    ...more,
  });
  const history = rhythm('a', every(20, 12), { asOf, idle: 5 });
  const statusOf = (...rules: readonly WarningRule[]) => warningsOf(history, {}, set(...rules)).status;

  test.each<[string, string, WarningRule[]]>([
    ['a critical one', 'red', [known('a', 'volume', 'critical')]],
    ['two high ones of two families', 'red', [known('a', 'volume', 'high'), known('b', 'payment', 'high')]],
    ['two high ones of one family', 'orange', [known('a', 'volume', 'high'), known('b', 'volume', 'high')]],
    [
      'three of three families',
      'red',
      [known('a', 'volume', 'medium'), known('b', 'payment', 'medium'), known('c', 'value', 'medium')],
    ],
    [
      'a high one and medium ones, of three families',
      'red',
      [known('a', 'volume', 'high'), known('b', 'payment', 'medium'), known('c', 'value', 'medium')],
    ],
    [
      'three of two families',
      'yellow',
      [known('a', 'volume', 'medium'), known('b', 'payment', 'medium'), known('c', 'payment', 'medium')],
    ],
    [
      'a high one and a medium one',
      'orange',
      [known('a', 'volume', 'high'), known('b', 'payment', 'medium')],
    ],
    ['an early sign', 'blue', [known('a', 'volume', 'critical', { early: true })]],
    [
      'an early sign beside a medium one',
      'yellow',
      [known('a', 'volume', 'critical', { early: true }), known('b', 'payment', 'medium')],
    ],
    [
      'a pending one',
      'blue',
      [
        {
          ...known('a', 'volume', 'medium'),
          levels: { medium: { when: { op: '>=', than: 0 }, forEvaluations: 2 } },
        },
      ],
    ],
    [
      'none',
      'green',
      [{ ...known('a', 'volume', 'medium'), levels: { medium: { when: { op: '>', than: 99 } } } }],
    ],
    ['no data', 'grey', [{ ...known('a', 'payment', 'medium'), indicator: 'pastDue' }]],
    [
      'none, but no data on silence or volume: what else is clear is no good news',
      'grey',
      [
        { ...known('a', 'volume', 'medium'), minData: { measure: 'n', op: '>', than: 99 } },
        {
          ...known('b', 'volume', 'medium'),
          indicator: 'trend',
          levels: { medium: { when: { measure: 'n', op: '>', than: 99 } } },
        },
      ],
    ],
    [
      'none, in a set that looks at orders, but not at silence or volume',
      'green',
      [
        {
          ...known('b', 'volume', 'medium'),
          indicator: 'trend',
          levels: { medium: { when: { measure: 'n', op: '>', than: 99 } } },
        },
      ],
    ],
    [
      'data, but none on orders',
      'grey',
      [
        { ...known('a', 'volume', 'medium'), minData: { measure: 'n', op: '>', than: 99 } },
        {
          ...known('b', 'experience', 'medium'),
          indicator: 'contacts',
          levels: { medium: { when: { op: '>', than: 9 } } },
        },
      ],
    ],
  ])('%s: %s', (_, status, rules) => {
    const warnings = warningsOf(history, { signals: { contacts: [] } }, set(...rules));
    expect(warnings.status).toBe(status);
    expect(warnings.reasons[0]?.result).toBe(status);
    // Nothing is at stake without an alert that counts.
    expect(warnings.valueAtRisk === 0).toBe(['blue', 'green'].includes(status));
  });

  describe('a long silent account of which too little is known is grey, never green', () => {
    const days = (times: number, idle: number) =>
      Array.from({ length: times }, (_, i) => [DAY - idle - 30 * (times - 1 - i), 500] as const);
    /** It judges whatever there is, such as no orders against none. */
    const trivial = set({
      id: 'orders',
      indicator: 'orders',
      family: 'volume',
      levels: { medium: { when: { measure: 'delta', op: '<=', than: -2 } } },
    });
    const signals: Signals = { complaints: [], events: [] };

    test.each([1, 2, 3])('%d purchases', (times) => {
      for (const idle of [100, 200, 400, 800, 1500])
        for (const rules of [kamRules, trivial]) {
          const warnings = warningsOf(historyOf('a', days(times, idle)), { signals }, rules);
          expect(warnings.status).toBe('grey');
          expect(warnings.valueAtRisk).toBeNull();
        }
      const { alerts, reasons } = warningsOf(historyOf('a', days(times, 800)), { signals });
      expect(alerts.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['R01', 'R02', 'R03']));
      expect(alerts.find(({ ruleId }) => ruleId === 'R10')).toBeUndefined();
      expect(formatReason(reasons[0] as never)).toBe(
        'none of the 3 rules on whether it still buys had enough data: grey (too little data)',
      );
    });

    test('nor one whose purchases are all too old to compare with; what buys is green', () => {
      expect(warningsOf(historyOf('a', days(9, 1500)), {}, trivial).status).toBe('grey');
      expect(warningsOf(historyOf('a', days(9, 120)), {}, trivial).status).toBe('green');
      expect(warningsOf(historyOf('a', [...days(2, 400), [DAY - 5, 1]]), {}, trivial).status).toBe('green');
    });
  });

  test('snoozed and suppressed alerts are blue, not green', () => {
    const rules = set(known('a', 'volume', 'critical'));
    const snoozed = warningsOf(history, { snoozed: [{ accountId: 'a', until: '2026-01-02' }] }, rules);
    const quiet = warningsOf(history, { quiet: [{ from: asOf, to: asOf }] }, rules);
    expect([snoozed.status, quiet.status]).toEqual(['blue', 'blue']);
    expect([textsOf(snoozed.alerts[0])?.at(-1), textsOf(quiet.alerts[0])?.at(-1)]).toEqual([
      'snoozed until 2026-01-02',
      'a quiet period until 2026-01-01, included',
    ]);
  });

  test('more alerts never make it better', () => {
    const order = ['green', 'blue', 'yellow', 'orange', 'red'];
    const some = fc.array(
      fc.record({
        family: fc.constantFrom<WarningRule['family']>('volume', 'payment', 'value', 'contract'),
        level: fc.constantFrom<'medium' | 'high' | 'critical'>('medium', 'high', 'critical'),
        early: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(some, (alerts) => {
        const rules = alerts.map(({ family, level, early }, i) => known(String(i), family, level, { early }));
        const all = statusOf(...rules);
        const fewer = rules.length > 1 ? statusOf(...rules.slice(1)) : 'green';
        expect(order.indexOf(all)).toBeGreaterThanOrEqual(order.indexOf(fewer));
      }),
      { numRuns: 60 },
    );
  });

  test('alerts that fire come first, the worst first', () => {
    const rules = set(
      {
        ...known('p', 'volume', 'critical'),
        levels: { critical: { when: { op: '>=', than: 0 }, forDays: 9 } },
      },
      { ...known('u', 'payment', 'high'), indicator: 'pastDue' },
      known('m', 'volume', 'medium'),
      known('h', 'volume', 'high'),
    );
    expect(warningsOf(history, {}, rules).alerts.map(({ ruleId }) => ruleId)).toEqual(['h', 'm', 'p', 'u']);
  });
});

describe('the share of the book', () => {
  const medium: WarningRule = {
    id: 'm',
    indicator: 'overdue',
    family: 'volume',
    levels: { medium: { when: { op: '>=', than: 0 } } },
  };
  const of = (amount: number, other: number, rules = set(medium)) => {
    const histories = [historyOf('a', [['2025-12-01', amount]]), historyOf('b', [['2025-12-01', other]])];
    // Older than 12 months: not in the book; nor is who is not among the accounts.
    const old = historyOf('c', [['2024-12-31', 9999]]);
    const rows = evaluateWarnings(
      [{ accountId: 'a' }, { accountId: 'b' }, { accountId: 'c' }, { accountId: 'none' }],
      [
        ...histories,
        old,
        historyOf('d', [['2025-06-01', 9999]]),
        historyOf(
          'e',
          every(1, 5).map((_, i) => [18_000 + i, 1]),
        ),
      ],
      rules,
      { asOf },
    );
    return rows[0]?.warnings as AccountWarnings;
  };

  test.each([
    [10, 90, 'medium', 'yellow', []],
    [11, 89, 'medium', 'yellow', ['warning.large']],
    [20, 80, 'medium', 'yellow', ['warning.large']],
    [21, 79, 'high', 'orange', ['warning.lifted']],
    [50, 50, 'high', 'orange', ['warning.lifted']],
    [51, 49, 'critical', 'red', ['warning.portfolio']],
  ] as const)('%d of %d + it: %s, %s', (amount, other, level, status, codes) => {
    const warnings = of(amount, other);
    expect(warnings.share).toBe(amount / 100);
    expect(warnings.alerts[0]?.level).toBe(level);
    expect(warnings.status).toBe(status);
    expect(warnings.alerts[0]?.reasons.map(({ code }) => code).slice(2)).toEqual(codes);
    expect(warnings.reasons.some(({ code }) => code === 'status.share')).toBe(codes.length > 0);
    // Being large makes nobody likelier to leave, and the rule goes on from its own level.
    expect(warnings.valueAtRisk).toBeCloseTo(amount * 0.1);
    expect(warnings.memory.rules[0]?.level).toBe('medium');
  });

  test('without an alert a large account is green, and told as large', () => {
    const never: WarningRule = { ...medium, levels: { medium: { when: { op: '>', than: 999 } } } };
    const { status, reasons } = of(90, 10, set(never));
    expect(status).toBe('green');
    expect(reasons.map((reason) => formatReason(reason))).toEqual([
      'nothing to tell: green',
      '1 of 1 rule could judge',
      '90% of the book (> 50%)',
    ]);
  });

  test('returns make no share below 0; a book of nothing has no shares', () => {
    expect(of(-5, 10).share).toBe(0);
    expect(of(0, 0).share).toBeNull();
  });
});

test('an account without a history is grey, and says what is missing', () => {
  const warnings = warningsOf(null);
  expect(warnings).toMatchObject({ status: 'grey', valueAtRisk: null, share: null });
  expect(warnings.reasons.map((reason) => formatReason(reason))).toEqual([
    'none of 20 rules could judge: grey (too little data)',
    '0 of 20 rules could judge',
    'no history was given for account a',
  ]);
  expect(warnings.alerts).toHaveLength(20);
});

test('signals are judged too', () => {
  const history = rhythm('a', every(20, 30), { asOf, idle: 5 });
  const signals: Signals = {
    invoices: [{ accountId: 'a', invoiceDate: '2025-08-01', dueDate: '2025-09-01', amount: 100 }],
    contacts: [{ accountId: 'a', contactId: 'Kim', keyContact: true, leftDate: '2025-12-20' }],
  };
  const warnings = warningsOf(history, { signals });
  expect(warnings.status).toBe('red');
  expect(textsOf(alertOf(warnings, 'R08'))).toEqual(['an invoice is 122 days past due, > 90: critical']);
  expect(textsOf(alertOf(warnings, 'R16'))).toEqual([
    'active contacts 0, < 2: high',
    'key contacts and decision makers who left: 1, ≥ 1: high',
  ]);
  expect(textsOf(alertOf(warnings, 'R15'), 'zh-CN')).toEqual(['离职的关键联系人与决策人 1 位（≥ 1）：高']);
  // Paid, and everybody still there, as of a day before.
  const before = warningsOf(history, { signals, asOf: '2025-09-03' });
  expect(before.alerts.filter(({ state }) => state === 'firing').map(({ ruleId }) => ruleId)).toEqual([
    'R16',
  ]);
});

describe('from evaluation to evaluation', () => {
  /** Buys every 14 days, is silent for 60 days, comes back, and is silent again. */
  const days = [
    ...every(0, 30).map((_, i) => DAY - 700 + 14 * i),
    ...every(0, 6).map((_, i) => DAY - 230 + 14 * i),
  ];
  const history = historyOf('a', [...days.map((day) => [day, 100] as const), [DAY + 500, 1]]);
  const accounts = [{ accountId: 'a' }, { accountId: 'rest' }];
  type Rows = ReturnType<typeof evaluateWarnings<{ accountId: string }>>;

  function replay(
    from: number,
    to: number,
    stepDays: number,
    rules: WarningRules,
    keep = (rows: Rows) => rows,
  ): Rows[] {
    const found: Rows[] = [];
    for (let day = from; day <= to; day += stepDays)
      found.push(
        keep(evaluateWarnings(accounts, [history, rest], rules, { asOf: at(day), previous: found.at(-1) })),
      );
    return found;
  }

  const story = (found: readonly Rows[], ruleId: string) =>
    found.map(([row]) => {
      const alert = row === undefined ? undefined : alertOf(row.warnings, ruleId);
      return alert === undefined ? '-' : alert.state;
    });

  test('an alert fires, is over, is told once, and is suppressed while it cools down', () => {
    const overdue = set({ ...(kamRules.rules[0] as WarningRule), cooldownDays: 300 });
    const weekly = story(replay(DAY - 270, DAY - 100, 10, overdue), 'R01');
    expect(weekly).toEqual([
      ...every(0, 4).map(() => 'firing'),
      'resolved',
      ...every(0, 9).map(() => '-'),
      ...every(0, 4).map(() => 'suppressed'),
    ]);
  });

  test('each state is told in words, and by the comparisons that it rests on', () => {
    const rule: WarningRule = { ...(kamRules.rules[0] as WarningRule), keepForDays: 10, cooldownDays: 300 };
    const high = { op: '>=', than: 2 } as const;
    const confirmed = set({ ...rule, levels: { high: { when: high, forEvaluations: 2, forDays: 12 } } });
    const rows = replay(DAY - 261, DAY - 201, 10, confirmed);
    const texts = (locale: 'en' | 'zh-CN') =>
      rows.map(([row]) => textsOf(row?.warnings.alerts[0], locale)?.slice(1));
    expect(texts('en')).toEqual([
      [
        '2.3571 times the usual gap, ≥ 2: high',
        'held at 1 of 2 evaluations running: high not confirmed yet',
        'held for 0 of 12 days: high not confirmed yet',
      ],
      ['3.0714 times the usual gap, ≥ 2: high', 'held for 10 of 12 days: high not confirmed yet'],
      ['3.7857 times the usual gap, ≥ 2: high'],
      ['4.5 times the usual gap, ≥ 2: high'],
      ['0.6429 times the usual gap, < 1.6: over', 'over since 2025-05-25: kept for 10 days'],
      [
        '0.3571 times the usual gap, < 1.6: over',
        'over on 2025-06-04; it cannot fire again before 2026-03-31, unless it is worse',
      ],
      undefined,
    ]);
    expect(texts('zh-CN')[4]).toEqual([
      '为常规购买间隔的 0.6429 倍（< 1.6）：已恢复',
      '自 2025-05-25 起已恢复：观察 10 天',
    ]);
    const [kept] = replay(
      DAY - 251,
      DAY - 251,
      1,
      set({ ...rule, levels: { high: { when: { op: '>=', than: 3 } } } }),
    );
    const [still] = evaluateWarnings(
      accounts,
      [history, rest],
      set({ ...rule, levels: { high: { when: { op: '>=', than: 3.5 } } } }),
      {
        asOf: at(DAY - 250),
        previous: kept,
      },
    );
    expect(textsOf(still?.warnings.alerts[0])?.slice(1)).toEqual([
      '3.1429 times the usual gap, ≥ 2.8: high',
      'not over yet: still high',
    ]);
  });

  test('an alert whose data go missing says so', () => {
    const rules = set({
      id: 'late',
      indicator: 'pastDue',
      family: 'payment',
      levels: { high: { when: { op: '>', than: 7 } } },
    });
    const invoices = [{ accountId: 'a', invoiceDate: '2025-01-01', dueDate: '2025-02-01', amount: 1 }];
    const first = evaluateWarnings(accounts, [history, rest], rules, { asOf, signals: { invoices } });
    const [next] = evaluateWarnings(accounts, [history, rest], rules, { asOf: at(DAY + 9), previous: first });
    expect(next?.warnings.alerts[0]).toMatchObject({ state: 'firing', level: 'high', since: asOf });
    expect(textsOf(next?.warnings.alerts[0])).toEqual([
      'no data to judge by since 2026-01-10: still high',
      'days past due cannot be told: there are no invoices',
    ]);
    expect(next?.warnings.reasons.at(-1)).toMatchObject({ code: 'status.judged', value: 0, threshold: 1 });
  });

  test('what accounts have in common is what each has for itself', () => {
    const none = { accountId: 'none' };
    const single = historyOf('single', [['2025-12-01', 1]]);
    const signals: Signals = { touches: [{ accountId: 'a', date: '2025-12-01', twoWay: true }], surveys: [] };
    const some = [...accounts, none, { accountId: 'single' }, { accountId: 'other' }];
    const early = evaluateWarnings([none], [rest], kamRules, { asOf: '2025-06-01' });
    const options = { asOf, signals, previous: early };
    const all = evaluateWarnings(some, [history, rest, single], kamRules, options);
    for (const row of all) {
      const [alone] = evaluateWarnings(
        [{ accountId: row.accountId }],
        [history, rest, single],
        kamRules,
        options,
      );
      const silent = (warnings: AccountWarnings | undefined) =>
        warnings?.alerts.filter(({ state }) => state === 'unknown');
      expect(silent(row.warnings)).toEqual(silent(alone?.warnings));
      expect(row.warnings.memory).toEqual(alone?.warnings.memory);
    }
    expect(all[2]?.warnings.alerts[0]?.since).toBe('2025-06-01');
    expect(all[4]?.warnings.alerts[0]?.since).toBe(asOf);
  });

  test('memory through JSON is memory in place; the same day again changes nothing', () => {
    const plain = replay(DAY - 280, DAY - 100, 15, kamRules);
    const stored = replay(DAY - 280, DAY - 100, 15, kamRules, (rows) => JSON.parse(JSON.stringify(rows)));
    expect(stored).toEqual(plain);
    plain.forEach((rows, i) => {
      const again = evaluateWarnings(accounts, [history, rest], kamRules, {
        asOf: at(DAY - 280 + 15 * i),
        previous: rows,
      });
      expect(again).toEqual(rows);
    });
  });

  test('rules without memory say at the end what they say afresh', () => {
    const rules = set(
      ...kamRules.rules.slice(0, 6).map((rule) => ({
        ...rule,
        recoverAt: 1,
        cooldownDays: 0,
        levels: Object.fromEntries(Object.entries(rule.levels).map(([name, { when }]) => [name, { when }])),
      })),
    );
    const replayed = replay(DAY - 280, DAY - 100, 7, rules);
    const told = (rows: Rows | undefined) =>
      rows?.map(({ warnings }) => ({
        ...warnings,
        alerts: warnings.alerts
          .filter(({ state }) => state !== 'resolved')
          .map(({ since, ...alert }) => alert),
        memory: null,
      }));
    replayed.forEach((rows, i) => {
      const fresh = evaluateWarnings(accounts, [history, rest], rules, { asOf: at(DAY - 280 + 7 * i) });
      expect(told(rows)).toEqual(told(fresh));
    });
  });

  test('rules that are gone are forgotten; other accounts and later fields do not matter', () => {
    const [first] = replay(DAY - 250, DAY - 250, 1, kamRules);
    const next = evaluateWarnings([{ accountId: 'a' }], [history], set(kamRules.rules[1] as WarningRule), {
      asOf: at(DAY - 240),
      previous: [
        ...(first ?? []),
        { accountId: 'gone', warnings: { memory: { asOf: '2020-01-01', rules: [], levels: {} } } },
      ],
    });
    expect(next[0]?.warnings.memory.rules.map(({ ruleId }) => ruleId)).not.toContain('R01');
  });

  test('snoozes and quiet periods: whose, which, until when', () => {
    const asOfDay = at(DAY - 240);
    const rule = kamRules.rules[0] as WarningRule;
    const stateOf = (more: Options) =>
      alertOf(
        evaluateWarnings(accounts, [history, rest], set(rule), { asOf: asOfDay, ...more })[0]
          ?.warnings as AccountWarnings,
        'R01',
      )?.state;
    const day = (offset: number) => at(DAY - 240 + offset);
    expect(stateOf({})).toBe('firing');
    expect(stateOf({ snoozed: [{ accountId: 'a', until: day(1) }] })).toBe('snoozed');
    expect(
      stateOf({
        snoozed: [
          { accountId: 'a', ruleId: 'R01', until: day(1) },
          { accountId: 'a', ruleId: 'R01', until: day(-9) },
        ],
      }),
    ).toBe('snoozed');
    expect(stateOf({ snoozed: [{ accountId: 'a', until: day(0) }] })).toBe('firing');
    expect(stateOf({ snoozed: [{ accountId: 'b', until: day(1) }] })).toBe('firing');
    expect(stateOf({ quiet: [{ from: day(0), to: day(0) }] })).toBe('suppressed');
    expect(stateOf({ quiet: [{ from: day(1), to: day(2) }] })).toBe('firing');
    expect(stateOf({ quiet: [{ from: day(-2), to: day(-1) }] })).toBe('firing');
    expect(stateOf({ quiet: [{ from: day(0), to: day(9), accountId: 'b' }] })).toBe('firing');
    expect(
      stateOf({ quiet: [{ from: day(0), to: day(9), accountId: 'a', ruleId: 'R01', family: 'volume' }] }),
    ).toBe('suppressed');
    expect(stateOf({ quiet: [{ from: day(0), to: day(9), family: 'payment' }] })).toBe('firing');
  });
});

describe('whatever the book', () => {
  const book = Array.from({ length: 30 }, (_, i) =>
    rhythm(['客户', 'Zoë', '\u{1F600}'][i % 3] + String(i), every(5 + i, 12 + (i % 9)), {
      asOf,
      idle: 4 * i,
      amount: 50 + i,
    }),
  );
  const accounts = book.map(({ accountId }, i) => ({
    accountId,
    tier: { id: ['gold', 'silver'][i % 2] as string, rank: 1 + (i % 2) },
    note: undefined,
  }));
  const peers: WarningRule = {
    id: 'peers',
    indicator: 'volatility',
    family: 'volume',
    levels: { medium: { when: { op: '>', than: { peerPercentile: 80 } } } },
  };
  const rules = set(...kamRules.rules, peers);
  const signals: Signals = {
    touches: accounts.map(({ accountId }, i) => ({ accountId, date: at(DAY - 6 * i), twoWay: true })),
  };

  test('order of rows, histories and signals changes nothing', () => {
    const rows = evaluateWarnings(accounts, book, rules, { asOf, signals });
    const mixed = evaluateWarnings(shuffled(accounts), shuffled(book), rules, {
      asOf,
      signals: { touches: shuffled(signals.touches ?? []) },
    });
    const byId = new Map(mixed.map((row) => [row.accountId, row]));
    expect(rows.map(({ accountId }) => byId.get(accountId))).toStrictEqual(rows);
    expect(rows.some(({ warnings }) => alertOf(warnings, 'peers')?.state === 'firing')).toBe(true);
    expect(new Set(rows.map(({ warnings }) => warnings.status)).size).toBeGreaterThan(2);
  });

  test('results are plain JSON, the caller keeps its fields, and nothing is changed', () => {
    const freeze = <V>(value: V): V => {
      if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
        Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const input = freeze(structuredClone(accounts));
    const rows = evaluateWarnings(input, freeze(book), freeze(structuredClone(rules)), {
      asOf,
      signals: freeze(structuredClone(signals)),
    });
    rows.forEach(({ warnings, ...row }, i) => {
      expect(row).toStrictEqual(accounts[i]);
      expect(isPlain(warnings)).toBe(true);
    });
    const next = evaluateWarnings(freeze(rows), book, rules, { asOf: at(DAY + 30), previous: freeze(rows) });
    expect(next.every(({ warnings }) => isPlain(warnings))).toBe(true);
    expectTypeOf(rows).items.toHaveProperty('tier');
    expectTypeOf(rows).items.toHaveProperty('warnings').toEqualTypeOf<AccountWarnings>();
  });

  test('every reason has a text in both languages', () => {
    const rows = evaluateWarnings(accounts, book, rules, { asOf, signals });
    const reasons = rows.flatMap(({ warnings }) => [
      ...warnings.reasons,
      ...warnings.alerts.flatMap((alert) => alert.reasons),
    ]);
    for (const reason of reasons) {
      expect(formatReason(reason)).not.toMatch(/\p{Script=Han}(?<!客户.*)|undefined|[{}]/u);
      expect(formatReason(reason, { locale: 'zh-CN' })).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('what is refused', () => {
  const history = rhythm('a', every(20, 3), { asOf });
  const evaluate = (more: Record<string, unknown>, accounts: unknown = [{ accountId: 'a' }]) =>
    thrownBy(() => evaluateWarnings(accounts as [], [history], kamRules, { asOf, ...more } as never));
  const memory = (more: object, rule?: object) => [
    {
      accountId: 'a',
      warnings: {
        memory: {
          asOf: '2025-12-01',
          rules: rule === undefined ? [] : [{ ...RULE_MEMORY, ...rule }],
          levels: {},
          ...more,
        },
      },
    },
  ];
  const RULE_MEMORY = {
    ruleId: 'R01',
    state: 'firing',
    level: 'high',
    since: '2025-12-01',
    held: {},
    overSince: null,
    overLevel: null,
    coolUntil: null,
    active: true,
    blindSince: null,
  };

  test.each<[Record<string, unknown>, ErrorConstructor, string]>([
    [{ aosf: 1 }, TypeError, 'there is no option "aosf"'],
    [{ asOf: 'today' }, TypeError, '"asOf" must be an ISO day'],
    [{ value: 3 }, TypeError, '"value" must be the name of a field or a function of the row'],
    [
      { value: () => 'x' },
      TypeError,
      '"value" of accounts[0] must be a finite number within ±1e290, or null: current value is "x"',
    ],
    [{ severity: { low: 1 } }, RangeError, '"severity" must be probabilities'],
    [{ severity: 0.5 }, TypeError, '"severity" must be probabilities'],
    [
      { severity: { medium: 0.3 } },
      RangeError,
      'none less than the one before: current values are 0.3, 0.25, 0.5',
    ],
    [{ severity: { critical: Number.NaN } }, RangeError, 'current values are 0.1, 0.25, NaN'],
    [{ snoozed: {} }, TypeError, 'the snoozed must be an array'],
    [{ snoozed: [{ until: asOf }] }, TypeError, '"accountId" of snoozed[0] must be a string'],
    [{ snoozed: [{ accountId: 'a', until: 'soon' }] }, TypeError, '"until" of snoozed[0] must be an ISO day'],
    [
      { snoozed: [{ accountId: 'a', ruleId: 'R99', until: asOf }] },
      RangeError,
      '"ruleId" of snoozed[0] must be the id of a rule: current value is "R99"',
    ],
    [{ quiet: [{ from: asOf }] }, TypeError, '"to" of quiet[0] must be an ISO day'],
    [{ quiet: [{ from: asOf, to: '2025-01-01' }] }, RangeError, 'quiet[0] ends before it starts'],
    [{ quiet: [{ from: asOf, to: asOf, ruleId: 'x' }] }, RangeError, '"ruleId" of quiet[0]'],
    [{ quiet: [{ from: asOf, to: asOf, family: 3 }] }, TypeError, '"family" of quiet[0] must be a string'],
    [{ previous: [{ accountId: 1 }] }, TypeError, '"accountId" of previous[0] must be a string'],
    [
      { previous: [{ accountId: 'a' }] },
      TypeError,
      '"warnings.memory" of previous[0] (account "a") must be a memory',
    ],
    [
      { previous: memory({ asOf: '2026-01-02' }) },
      RangeError,
      'is an evaluation of 2026-01-02, which is after "asOf": 2026-01-01',
    ],
    [
      { previous: memory({ rules: 1 }) },
      TypeError,
      '"warnings.memory.rules" of previous[0] (account "a") must be an array',
    ],
    [
      { previous: memory({ levels: { tier: { id: 'x', rank: 'y', since: asOf } } }) },
      TypeError,
      '"warnings.memory.levels.tier"',
    ],
    [
      { previous: [...memory({}), ...memory({ asOf: '2025-11-01' })] },
      TypeError,
      'previous[1] (account "a") differs from an earlier row',
    ],
    ...(
      [
        ['ruleId', 3],
        ['state', 'ringing'],
        ['level', 'low'],
        ['level', null],
        ['since', '2025-13-01'],
        ['active', 1],
        ['overSince', 'x'],
        ['overLevel', 'low'],
        ['coolUntil', undefined],
        ['blindSince', 3],
        ['held', null],
      ] as const
    ).map(([name, value]): [Record<string, unknown>, ErrorConstructor, string] => [
      { previous: memory({}, { [name]: value }) },
      TypeError,
      `"warnings.memory.rules.0.${name}" of previous[0]`,
    ]),
    [
      { previous: memory({}, { held: { high: { since: asOf } } }) },
      TypeError,
      '"warnings.memory.rules.0.held.high"',
    ],
  ])('%j', (more, kind, message) => {
    const error = evaluate(more);
    expect(error).toContain(message);
    expect(error.startsWith(`${kind.name}: Cannot evaluate warnings as `)).toBe(true);
  });

  test('accounts without ids, and no options', () => {
    expect(evaluate({}, [{ accountId: 3 }])).toContain(
      '"accountId" of accounts[0] must be a string: current value is 3',
    );
    expect(evaluate({}, {})).toContain('the accounts must be an array');
    expect(thrownBy(() => evaluateWarnings([], [], kamRules, undefined as never))).toContain(
      'TypeError: Cannot evaluate',
    );
  });

  test('two equal rows of an account are one', () => {
    expect(evaluate({ previous: [...memory({}), ...memory({})] })).toBe('nothing');
  });
});

test('an account that is there twice is refused at once', () => {
  const rows = [{ accountId: 'a' }, { accountId: 'b' }, { accountId: 'a' }];
  expect(() => evaluateWarnings(rows, [], kamRules, { asOf: '2026-01-01' })).toThrow(
    'accounts[2] ("a") is there twice',
  );
});
