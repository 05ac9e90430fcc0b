import {
  anyObject,
  anyString,
  checkedLater,
  checkOption,
  integer,
  numberIn,
  type OptionCheck,
  oneOf,
} from '../internal/options.ts';
import { show } from '../internal/show.ts';
import { MAX_VALUE } from './read-number.ts';
import type { TierScheme } from './scheme.ts';

type Table = Readonly<Record<string, OptionCheck>>;

/** Refuse anything but an object with these fields; those that are required must be there. `where` is empty for the scheme itself. */
function checkFields(
  action: string,
  where: string,
  value: unknown,
  table: Table,
  required: readonly string[],
): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`Cannot ${action} as "${where}" must be an object: current value is ${show(value)}`);
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given))
    if (!Object.hasOwn(table, name))
      throw new TypeError(
        `Cannot ${action} as ${where === '' ? 'a scheme' : `"${where}"`} has no field ${show(name)}: its fields are ${Object.keys(table).join(', ')}`,
      );
  for (const [name, check] of Object.entries(table)) {
    const own = given[name];
    if (own === undefined && !required.includes(name)) continue;
    checkOption(action, where === '' ? name : `${where}.${name}`, check, own ?? null);
  }
}

function checkList(action: string, where: string, value: unknown, of = ''): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw new TypeError(
      `Cannot ${action} as "${where}" must be a list${of}: current value is ${show(value)}`,
    );
  return value;
}

function finite(): OptionCheck {
  return { expected: 'a finite number', type: 'number', holds: (n: number) => Math.abs(n) <= MAX_VALUE };
}

function checkCondition(action: string, where: string, value: unknown): void {
  checkFields(
    action,
    where,
    value,
    {
      criterion: anyString,
      field: anyString,
      op: oneOf('>=', '>', '<=', '<', '='),
      value: {
        expected: 'a number, a text or a flag',
        type: 'any',
        holds: (v: unknown) => ['number', 'string', 'boolean'].includes(typeof v),
      },
    },
    ['op', 'value'],
  );
  const { criterion, field } = value as { criterion?: unknown; field?: unknown };
  if ((criterion === undefined) === (field === undefined))
    throw new TypeError(`Cannot ${action} as "${where}" must name a criterion or a field, and not both`);
}

function checkGate(action: string, where: string, gate: unknown): void {
  if (typeof gate !== 'object' || gate === null || !('anyOf' in gate)) {
    checkCondition(action, where, gate);
    return;
  }
  checkFields(action, where, gate, { anyOf: checkedLater }, []);
  checkList(action, `${where}.anyOf`, (gate as { anyOf: unknown }).anyOf).forEach((condition, i) => {
    checkCondition(action, `${where}.anyOf[${i}]`, condition);
  });
}

function checkTier(action: string, where: string, tier: unknown): void {
  const table = {
    id: anyString,
    rank: integer(1),
    score: anyObject,
    gates: checkedLater,
    quota: anyObject,
    labels: anyObject,
  };
  checkFields(action, where, tier, table, ['id', 'rank']);
  const { score, gates, quota } = tier as { score?: unknown; gates?: unknown; quota?: unknown };
  if (score !== undefined)
    checkFields(action, `${where}.score`, score, { from: finite(), below: finite() }, []);
  checkList(action, `${where}.gates`, gates).forEach((gate, i) => {
    checkGate(action, `${where}.gates[${i}]`, gate);
  });
  if (quota !== undefined)
    checkFields(action, `${where}.quota`, quota, { share: checkedLater, accounts: checkedLater }, []);
}

/**
 * Refuse a scheme of another shape: an unknown or misspelt field would silently switch a gate, a veto or a cap off. Written by hand, as it stands
 * on the way of every classification; `parseTierScheme` does the same for JSON.
 */
export function checkShape(action: string, scheme: unknown): asserts scheme is TierScheme {
  const found = scheme as { kind?: unknown; version?: unknown } | null | undefined;
  if (found?.kind !== 'tier-scheme' || found.version !== 1)
    throw new TypeError(
      `Cannot ${action} as the scheme must be a tier scheme of version 1: its "kind" is ${show(found?.kind)}, its "version" ${show(found?.version)}`,
    );
  const table = {
    kind: checkedLater,
    version: checkedLater,
    id: anyString,
    mode: oneOf('score', 'definition', 'both'),
    scoreField: anyString,
    tiers: checkedLater,
    entry: checkedLater,
    vetoes: checkedLater,
    coverage: anyObject,
    protection: anyObject,
    ties: oneOf('out', 'in'),
  };
  checkFields(action, '', scheme, table, ['id', 'mode', 'tiers']);
  const { tiers, entry, vetoes, coverage, protection } = scheme as Partial<TierScheme>;
  checkList(action, 'tiers', tiers ?? null, ' of tiers').forEach((tier, t) => {
    checkTier(action, `tiers[${t}]`, tier);
  });
  checkList(action, 'entry', entry).forEach((condition, i) => {
    checkCondition(action, `entry[${i}]`, condition);
  });
  checkList(action, 'vetoes', vetoes).forEach((veto, i) => {
    const where = `vetoes[${i}]`;
    checkFields(action, where, veto, { id: anyString, when: checkedLater, cap: anyString }, ['id', 'when']);
    checkCondition(action, `${where}.when`, (veto as { when?: unknown }).when);
  });
  if (coverage !== undefined)
    checkFields(
      action,
      'coverage',
      coverage,
      { least: numberIn(0, 1, 'a share from 0 to 1'), cap: anyString },
      ['least', 'cap'],
    );
  if (protection !== undefined)
    checkFields(
      action,
      'protection',
      protection,
      { field: anyString, days: numberIn(0, 36_525, 'a number of days from 0 to 36525'), floor: anyString },
      ['field', 'days', 'floor'],
    );
}
