import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assignPlaybook,
  formatReason,
  kamPlaybook,
  type VisitedAccount,
  visitsDue,
} from '../../src/index.ts';
import { deepFreeze, hostileId, isPlain, thrownBy } from './loyalty-support.ts';

const asOf = '2026-03-31';
const visit = (row: object, options = {}) => {
  const [only] = visitsDue([{ accountId: 'A', ...row }] as VisitedAccount[], { asOf, ...options });
  return only;
};

describe('visitsDue', () => {
  test('due on the day the cadence ends, not a day earlier', () => {
    expect(visit({ tier: 'gold', lastContactDate: '2026-03-17' })).toMatchObject({
      cadenceDays: 14,
      daysSince: 14,
      nextDueDate: '2026-03-31',
      due: true,
      daysOverdue: 0,
      overdueRatio: 1,
    });
    expect(visit({ tier: 'gold', lastContactDate: '2026-03-18' })).toMatchObject({
      due: false,
      daysOverdue: 0,
    });
    expect(visit({ tier: 'gold', lastContactDate: '2026-03-10' })).toMatchObject({
      due: true,
      daysOverdue: 7,
      overdueRatio: 1.5,
      nextDueDate: '2026-03-24',
    });
  });

  test('never contacted comes first, whatever the tier', () => {
    const visits = visitsDue(
      [
        { accountId: 'late gold', tier: 'gold', lastContactDate: '2025-01-01' },
        { accountId: 'never (silver)', tier: 'silver', lastContactDate: null },
        { accountId: 'never, gold', tier: 'gold' },
        { accountId: 'late silver', tier: 'silver', lastContactDate: '2025-12-31' },
      ],
      { asOf },
    );
    expect(visits.map(({ accountId }) => accountId)).toEqual([
      'never, gold',
      'never (silver)',
      'late gold',
      'late silver',
    ]);
    expect(visits[0]).toMatchObject({
      daysSince: null,
      daysOverdue: null,
      overdueRatio: null,
      due: true,
      nextDueDate: asOf,
    });
    expect(formatReason(visits[0]?.reasons[0] as never, { locale: 'zh-CN' })).toBe('从未联系过，应立即安排');
  });

  test('a contact that is booked is not due', () => {
    const booked = visit({ tier: 'gold', lastContactDate: '2026-04-05' });
    expect(booked).toMatchObject({ due: false, daysSince: 0, overdueRatio: 0, nextDueDate: '2026-04-19' });
    expect(formatReason(booked?.reasons[0] as never)).toBe(
      'a contact is booked for 2026-04-05, after 2026-03-31',
    );
  });

  test('reasons: the comparison, and where the cadence comes from', () => {
    const { reasons = [] } =
      visit({ tier: 'silver', segment: 'at_risk', lastContactDate: '2026-01-30' }) ?? {};
    expect(reasons.map((reason) => formatReason(reason, { locale: 'zh-CN' }))).toEqual([
      '上次联系在 60 天前，≥ 30：应联系',
      '生命周期阶段未知',
      '客户分群“流失风险客户”在行动手册中有对应安排',
      '客户层级“银客户”在行动手册中有对应安排',
      '客户分群“流失风险客户”要求每 30 天至少联系一次',
    ]);
    expect(formatReason(visit({ lastContactDate: asOf })?.reasons[0] as never)).toBe(
      'last contact 0 days ago, < 180: not due yet',
    );
  });

  test('whose cadence: the option, the one assigned, the shipped one', () => {
    const mine = {
      ...kamPlaybook,
      id: 'mine',
      tiers: [{ ...kamPlaybook.otherTier, id: 'gold', cadenceDays: 3 }],
    };
    const [row] = assignPlaybook([{ accountId: 'A', tier: 'gold', lastContactDate: '2026-03-30' }], mine);
    expect(visit(row as object)?.cadenceDays).toBe(3);
    expect(visit(row as object, { playbook: kamPlaybook })?.cadenceDays).toBe(14);
    expect(visit({ tier: 'gold', lastContactDate: asOf })?.cadenceDays).toBe(14);
  });

  test('a day belongs to the zone', () => {
    const row = { lastContactDate: '2026-03-30T20:00:00Z' };
    expect(visit(row)?.lastContactDate).toBe('2026-03-30');
    expect(visit(row, { timeZone: 'Asia/Shanghai' })?.lastContactDate).toBe('2026-03-31');
  });

  test('empty, and what is refused', () => {
    expect(visitsDue([], { asOf })).toEqual([]);
    expect(thrownBy(() => visit({}))).toBe(
      'TypeError: Cannot list visits due as no row has a field "lastContactDate": give null for accounts that were never contacted',
    );
    expect(thrownBy(() => visit({ lastContactDate: '31.03.2026' }))).toMatch(
      /"lastContactDate" of accounts\[0\] \(account "A"\) must be an ISO day/,
    );
    expect(thrownBy(() => visit({ accountId: '', lastContactDate: null }))).toMatch(
      /"accountId" of accounts\[0\]/,
    );
    expect(thrownBy(() => visitsDue([], {} as never))).toMatch(/"asOf" must be/);
    expect(thrownBy(() => visitsDue([], undefined as never))).toMatch(/"asOf" must be/);
    expect(thrownBy(() => visit({ lastContactDate: null }, { playbook: {} }))).toMatch(
      /"kind" must be "playbook"/,
    );
  });

  test('laws: the same list in any order of rows, sorted, nobody lost', () => {
    const row = fc.record({
      accountId: hostileId,
      tier: fc.constantFrom('gold', 'silver', 'mine', null),
      lastContactDate: fc.constantFrom('2026-03-30', '2026-01-01', '2025-05-05', '2026-06-06', null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { maxLength: 15, selector: ({ accountId }) => accountId }), (rows) => {
        const visits = visitsDue(deepFreeze(rows), { asOf });
        expect(visitsDue([...rows].reverse(), { asOf })).toEqual(visits);
        expect(visits.map(({ accountId }) => accountId).sort()).toEqual(
          rows.map(({ accountId }) => accountId).sort(),
        );
        const ratios = visits.map(({ overdueRatio }) => overdueRatio ?? 1e9);
        expect([...ratios].sort((a, b) => b - a)).toEqual(ratios);
        for (const { due, overdueRatio } of visits) expect(due).toBe((overdueRatio ?? 1) >= 1);
        expect(isPlain(visits)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
