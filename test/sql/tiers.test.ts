/** Tiers: of every account the tier, what decided, all margins and the codes of the reasons as in memory, bit for bit. */
import { beforeAll, describe, expect, test } from 'vitest';
import { abcTiers, checkTierScheme, class4, classifyTiers, type TierScheme } from '../../src/index.ts';
import { modelSql } from '../../src/sql/index.ts';
import { FOUR } from '../tiers/support.ts';
import { byAccount, type Engine, EXECUTED, engineOf } from './engines.ts';
import { chained, flatCriteria } from './stand-support.ts';
import { flatTier, LADDER, model, type Row, rows, SCHEMES, scored, withoutParts } from './tier-books.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await engine.load(
      'tierText',
      {
        accountId: 'text',
        ...Object.fromEntries(FOUR.map((id) => [id, 'double'] as const)),
        industryLeader: 'text',
        overdueDays: 'integer',
        fraud: 'text',
        sanctioned: 'text',
        netMargin: 'double',
        amount: 'double',
        age: 'integer',
        region: 'text',
        points: 'double',
      },
      rows.map((row) => Object.values(row).map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))),
    );
    const flags = ['industryLeader', 'fraud', 'sanctioned'];
    const columns = Object.keys(rows[0] as Row).map((name) =>
      flags.includes(name) ? `CAST("${name}" AS boolean) AS "${name}"` : `"${name}"`,
    );
    await engine.exec(`CREATE OR REPLACE VIEW "tierBook" AS SELECT ${columns.join(', ')} FROM "tierText"`);
  }, 60_000);

  test.each(SCHEMES)('%s', async (_, scheme) => {
    const found = byAccount(await engine.query(chained(engine, 'tierBook', [model, scheme])));
    const expected = classifyTiers(scored, scheme).map(({ criteria, tier, ...row }) => ({
      ...row,
      ...flatCriteria(criteria),
      ...flatTier(tier),
    }));
    expect(withoutParts(found)).toEqual(expected);
    expect(new Set(found.map(({ tierBy }) => tierBy)).size).toBeGreaterThan(0);
  });

  test('what the gates of a tier say is in its columns', async () => {
    const found = byAccount(await engine.query(chained(engine, 'tierBook', [model, LADDER])));
    classifyTiers(scored, LADDER).forEach(({ tier }, i) => {
      const gates = tier.gates.filter((gate) => gate.tier === 'b');
      expect(found[i]?.tierBGates).toBe(gates.every(({ passed }) => passed === true));
    });
    expect(new Set(found.map(({ tierBGatesMargin }) => tierBGatesMargin)).size).toBeGreaterThan(3);
  });
});

test('the cases hold every outcome', () => {
  const outcomes = SCHEMES.flatMap(([, scheme]) => classifyTiers(scored, scheme).map(({ tier }) => tier));
  expect(new Set(outcomes.map(({ by }) => by))).toEqual(
    new Set(['score', 'gate', 'both', 'quota', 'coverage', 'veto', 'entry', 'protection', 'missing']),
  );
  expect(new Set(outcomes.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
    new Set(
      'entry_missing entry entry_failed no_score score gate no_gate gate_missing gate_failed quota coverage protected hold veto'
        .split(' ')
        .map((code) => `tier.${code}`),
    ),
  );
  for (const [, scheme] of SCHEMES)
    if (scheme.kind === 'tier-scheme') expect(checkTierScheme(scheme)).toEqual([]);
});

test('what cannot be written is refused', () => {
  const options = { dialect: 'duckdb', from: 'accounts' } as const;
  const elsewhere: TierScheme = { ...class4, scoreField: 'points' };
  expect(() => modelSql(abcTiers, options)).toThrow('fit it with fitTiers');
  expect(() => modelSql(elsewhere, options)).toThrow('values: { coverage: … }');
  expect(modelSql(elsewhere, { ...options, values: { coverage: 'known' } })).toContain('"known"');
  expect(() => modelSql({ ...class4, mode: 'x' } as never, options)).toThrow('mode');
});
