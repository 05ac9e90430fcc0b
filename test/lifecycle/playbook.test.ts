import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assignPlaybook,
  formatLabel,
  formatReason,
  kam11,
  kamPlaybook,
  type LabelKind,
  type PlaybookAssignment,
  parsePlaybook,
} from '../../src/index.ts';
import { deepFreeze, hostileId, isPlain, thrownBy } from './loyalty-support.ts';

const of = (row: object, playbook = kamPlaybook): PlaybookAssignment =>
  (assignPlaybook([row], playbook)[0] as { playbook: PlaybookAssignment }).playbook;

describe('kamPlaybook', () => {
  test('has an entry for every tier, stage and segment', () => {
    expect(kamPlaybook.tiers.map(({ id }) => id)).toEqual([
      'gold',
      'diamond',
      'platinum',
      'white_platinum',
      'silver',
    ]);
    expect(kamPlaybook.stages.map(({ id }) => id)).toEqual([
      'prospect',
      'introduction',
      'growth',
      'maturity',
      'decline',
      'churned',
      'reactivated',
    ]);
    expect(kamPlaybook.segments.map(({ id }) => id).sort()).toEqual(
      kam11.segments.map(({ id }) => id).sort(),
    );
  });

  test('a better tier is contacted at least as often and may give at least as much', () => {
    const cadences = [...kamPlaybook.tiers, kamPlaybook.otherTier].map(({ cadenceDays }) => cadenceDays);
    expect([...cadences].sort((a, b) => a - b)).toEqual(cadences);
    const caps = [...kamPlaybook.tiers, kamPlaybook.otherTier].map(({ discountCap }) => discountCap ?? 0);
    expect([...caps].sort((a, b) => b - a)).toEqual(caps);
  });

  test('every id has a label in both languages', () => {
    const { tiers, otherTier, stages, segments } = kamPlaybook;
    const all: Array<readonly [LabelKind, string]> = [];
    for (const tier of [...tiers, otherTier]) {
      all.push(['serviceLevel', tier.serviceLevel], ['owner', tier.owner]);
      for (const id of tier.entitlements) all.push(['entitlement', id]);
      for (const id of tier.actions) all.push(['action', id]);
    }
    for (const entry of [...stages, ...segments]) for (const id of entry.actions) all.push(['action', id]);
    for (const [kind, id] of all) {
      expect(formatLabel(kind, id)).not.toBe(id);
      expect(formatLabel(kind, id, { locale: 'zh-CN' })).toMatch(/\p{Script=Han}/u);
    }
    for (const { id } of tiers) expect(formatLabel('tier', id)).not.toBe(id);
    for (const { id } of stages) expect(formatLabel('stage', id)).not.toBe(id);
  });

  test('is a playbook, and survives JSON', () => {
    expect(parsePlaybook(JSON.stringify(kamPlaybook))).toEqual(kamPlaybook);
  });
});

describe('assignPlaybook', () => {
  test('service from the tier, actions from stage, segment and tier, each once', () => {
    const playbook = of({
      tier: { id: 'gold' },
      lifecycle: { stage: 'decline' },
      segment: { id: 'cannot_lose' },
    });
    expect(playbook).toMatchObject({
      cadenceDays: 7,
      serviceLevel: 'dedicated_team',
      owner: 'executive',
      discountCap: 0.15,
    });
    expect(playbook.actions).toEqual([
      { id: 'care_visit', because: 'stage', of: 'decline' },
      { id: 'satisfaction_survey', because: 'stage', of: 'decline' },
      { id: 'retention_offer', because: 'stage', of: 'decline' },
      { id: 'executive_visit', because: 'segment', of: 'cannot_lose' },
      { id: 'remove_cause', because: 'segment', of: 'cannot_lose' },
      { id: 'joint_business_plan', because: 'tier', of: 'gold' },
      { id: 'quarterly_review', because: 'tier', of: 'gold' },
    ]);
    expect(playbook.reasons.at(-1)).toEqual({
      code: 'playbook.cadence',
      field: 'segment',
      value: 'cannot_lose',
      op: '=',
      threshold: 7,
    });
  });

  test('the shortest cadence holds; the tier keeps a tie', () => {
    expect(of({ tier: 'gold', stage: 'decline' }).cadenceDays).toBe(14);
    expect(of({ tier: 'silver', stage: 'decline' }).cadenceDays).toBe(30);
    expect(of({ tier: 'silver', stage: 'decline', segment: 'at_risk' }).reasons.at(-1)?.field).toBe('stage');
    expect(of({ tier: 'platinum', stage: 'decline' }).reasons.at(-1)?.field).toBe('tier');
  });

  test('missing and unknown ids are told', () => {
    const playbook = of({ accountId: 'A', tier: { id: 'not_key' }, stage: 'growth' });
    expect(playbook).toMatchObject({ serviceLevel: 'self_service', cadenceDays: 180, discountCap: null });
    expect(playbook.actions.at(-1)).toEqual({ id: 'newsletter', because: 'tier', of: null });
    expect(playbook.reasons.map((reason) => formatReason(reason))).toEqual([
      'lifecycle stage Growth is in the playbook',
      'segment is not known',
      'playbook kam has no entry for tier Not a key account',
      'without a tier of the playbook, a contact every 180 days is enough',
    ]);
    expect(of({ tier: 'gold' }).reasons.map((reason) => formatReason(reason, { locale: 'zh-CN' }))).toEqual([
      '生命周期阶段未知',
      '客户分群未知',
      '客户层级“金牌客户”在行动手册中有对应安排',
      '客户层级“金牌客户”要求每 14 天至少联系一次',
    ]);
    expect(of({}).reasons.map(({ code }) => code)).toEqual([
      'playbook.missing',
      'playbook.missing',
      'playbook.missing',
      'playbook.other_cadence',
    ]);
  });

  test('a playbook of your own', () => {
    const mine = parsePlaybook({
      ...kamPlaybook,
      id: 'mine',
      tiers: [],
      stages: [{ id: '__proto__', cadenceDays: 3, actions: ['pray'] }],
    });
    expect(of({ stage: '__proto__' }, mine)).toMatchObject({
      cadenceDays: 3,
      actions: [{ id: 'pray' }, { id: 'newsletter' }],
    });
    expect(of({ tier: 'gold' }, mine).serviceLevel).toBe('self_service');
  });

  test('laws: one at a time is all at once; any ids; applied twice is once; frozen input', () => {
    const id = fc.oneof(hostileId, fc.constantFrom('gold', 'silver', 'decline', 'champions', 'lost'));
    const row = fc.record(
      {
        accountId: hostileId,
        tier: fc.option(fc.record({ id }), { nil: null }),
        lifecycle: fc.option(fc.record({ stage: id }), { nil: null }),
        segment: fc.option(fc.record({ id }), { nil: null }),
      },
      { requiredKeys: ['accountId'] },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const all = assignPlaybook(deepFreeze(rows));
        expect(rows.flatMap((one) => assignPlaybook([one]))).toEqual(all);
        expect(assignPlaybook(all)).toEqual(all);
        expect(all.every(({ playbook }) => isPlain(playbook))).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(assignPlaybook([])).toEqual([]);
  });

  test('refuses other things', () => {
    expect(thrownBy(() => of({}, { kind: 'rfm' } as never))).toBe(
      'TypeError: Cannot assign a playbook as the model\'s "kind" must be "playbook": current value is "rfm"',
    );
    expect(thrownBy(() => of({ accountId: 'A', tier: true }))).toBe(
      'TypeError: Cannot assign a playbook as "tier" of accounts[0] (account "A") must be a text, a number or a record with an "id", or null: current value is true',
    );
  });
});

describe('parsePlaybook', () => {
  const bad = (change: object) => thrownBy(() => parsePlaybook({ ...kamPlaybook, ...change }));
  test('refuses by name', () => {
    expect(thrownBy(() => parsePlaybook('{'))).toMatch(/^SyntaxError/);
    expect(bad({ kind: 'rfm' })).toMatch(/"kind" must be "playbook"/);
    expect(bad({ version: 2 })).toMatch(/"version" must be 1/);
    expect(bad({ extra: 1 })).toMatch(/extra/);
    expect(bad({ stages: [{ id: 'a', cadenceDays: 0, actions: [] }] })).toMatch(/stages.*cadenceDays/);
    expect(bad({ stages: [{ id: 'a', cadenceDays: null, actions: ['x', 'x'] }] })).toMatch(/actions/);
    expect(bad({ tiers: [kamPlaybook.tiers[0], kamPlaybook.tiers[0]] })).toMatch(/tiers/);
    expect(bad({ otherTier: { ...kamPlaybook.otherTier, discountCap: 2 } })).toMatch(
      /otherTier.*discountCap/,
    );
  });
});
