import { isIsoDay } from '../internal/day.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { RuleMemory, WarningMemory } from './alert.ts';

/** A row of the evaluation before: what {@link evaluateWarnings} returned, or as much of it. */
export interface WarningPrevious {
  readonly accountId: string;
  readonly warnings: { readonly memory: WarningMemory };
}

const STATES: readonly string[] = [
  'clear',
  'pending',
  'firing',
  'recovering',
  'resolved',
  'snoozed',
  'suppressed',
  'unknown',
];
const LEVELS: readonly unknown[] = ['medium', 'high', 'critical', null];

type Refuse = (field: string, expected: string, found: unknown) => never;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkRule(value: unknown, path: string, refuse: Refuse): void {
  if (!isRecord(value)) refuse(path, 'the memory of a rule', value);
  const { ruleId, state, level, since, overLevel, held, active } = value as unknown as RuleMemory;
  if (typeof ruleId !== 'string') refuse(`${path}.ruleId`, 'a string', ruleId);
  if (!STATES.includes(state)) refuse(`${path}.state`, 'the state of an alert', state);
  if (!LEVELS.includes(level)) refuse(`${path}.level`, 'a level or null', level);
  if (!isIsoDay(since)) refuse(`${path}.since`, 'an ISO day', since);
  if (typeof active !== 'boolean') refuse(`${path}.active`, 'true or false', active);
  if (!LEVELS.includes(overLevel)) refuse(`${path}.overLevel`, 'a level or null', overLevel);
  if (active && level === null) refuse(`${path}.level`, 'a level', level);
  for (const name of ['overSince', 'coolUntil', 'blindSince'] as const) {
    const day = value[name];
    if (day !== null && !isIsoDay(day)) refuse(`${path}.${name}`, 'an ISO day or null', day);
  }
  if (!isRecord(held)) refuse(`${path}.held`, 'an object', held);
  for (const [name, run] of Object.entries(held)) {
    if (!LEVELS.includes(name) || !isRecord(run) || !isIsoDay(run.since) || !Number.isInteger(run.count))
      refuse(`${path}.held.${name}`, 'the run of a level', run);
  }
}

function checkMemory(memory: unknown, refuse: Refuse): void {
  if (!isRecord(memory)) refuse('', 'a memory', memory);
  if (!isIsoDay(memory.asOf)) refuse('asOf', 'an ISO day', memory.asOf);
  if (!Array.isArray(memory.rules)) refuse('rules', 'an array', memory.rules);
  memory.rules.forEach((rule, at) => {
    checkRule(rule, `rules.${at}`, refuse);
  });
  if (!isRecord(memory.levels)) refuse('levels', 'an object', memory.levels);
  for (const [kind, level] of Object.entries(memory.levels)) {
    const isRight =
      isRecord(level) &&
      typeof level.id === 'string' &&
      (level.rank === null || Number.isFinite(level.rank)) &&
      isIsoDay(level.since);
    if (!isRight) refuse(`levels.${kind}`, 'a level of value', level);
  }
}

/** The memory of every account, by id. Two rows of an account must say the same; none may be of a day after `asOf`. */
export function readPrevious(action: string, previous: unknown, asOf: string): Map<string, WarningMemory> {
  const memories = new Map<string, WarningMemory>();
  if (previous === undefined) return memories;
  checkRows(action, 'previous', previous);
  (previous as readonly WarningPrevious[]).forEach(({ accountId, warnings }, at) => {
    if (typeof accountId !== 'string')
      throw new TypeError(
        `Cannot ${action} as "accountId" of previous[${at}] must be a string: current value is ${show(accountId)}`,
      );
    const where = `previous[${at}] (account ${show(accountId)})`;
    const memory = (warnings as { readonly memory?: unknown } | null | undefined)?.memory;
    checkMemory(memory, (field, expected, found) => {
      const name = ['warnings', 'memory', field].filter(Boolean).join('.');
      throw new TypeError(
        `Cannot ${action} as "${name}" of ${where} must be ${expected}: current value is ${show(found)}`,
      );
    });
    const known = memory as WarningMemory;
    if (known.asOf > asOf)
      throw new RangeError(
        `Cannot ${action} as ${where} is an evaluation of ${known.asOf}, which is after "asOf": ${asOf}`,
      );
    const other = memories.get(accountId);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(known))
      throw new TypeError(`Cannot ${action} as ${where} differs from an earlier row of the same account`);
    memories.set(accountId, known);
  });
  return memories;
}
