import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { refuse } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { WarningLevel } from './rule.ts';

/** How likely an account is to be lost within twelve months, by the level of its worst alert; each 0 to 1. */
export type SeverityProbabilities = Readonly<Partial<Record<WarningLevel, number>>>;

/** Proposals, without a source: take those of your own book from {@link backtestWarnings}. */
const SEVERITY: Readonly<Record<WarningLevel, number>> = { medium: 0.1, high: 0.25, critical: 0.5 };

const LEVELS: readonly WarningLevel[] = ['medium', 'high', 'critical'];

/** Read the `severity` option: a worse level is no less likely. */
export function readSeverity(
  action: string,
  severity: SeverityProbabilities | undefined,
): Readonly<Record<WarningLevel, number>> {
  if (severity === undefined) return SEVERITY;
  const expected = 'probabilities from 0 to 1 of medium, high and critical, none less than the one before';
  const check = { expected, type: 'object', holds: () => true } as const;
  if (typeof severity !== 'object' || severity === null) refuse(action, 'severity', check, severity);
  for (const name of Object.keys(severity))
    if (!LEVELS.includes(name as WarningLevel)) refuse(action, 'severity', check, severity);
  const { medium = SEVERITY.medium, high = SEVERITY.high, critical = SEVERITY.critical } = severity;
  const found = [0, medium, high, critical, 1];
  if (!found.every((p, i) => typeof p === 'number' && p >= (found[i - 1] ?? 0)))
    throw new RangeError(
      `Cannot ${action} as "severity" must be ${expected}: current values are ${[medium, high, critical].map(show).join(', ')}`,
    );
  return { medium, high, critical };
}

/** Where the value of the next twelve months is found: the name of a field, or a function of the row. `null`: not known. */
export type WarningValueOf<T> = (keyof T & string) | ((row: T) => number | null | undefined);

/** The value of one row: a finite number, or `null`. */
export function readValueOf<T>(action: string, value: WarningValueOf<T>, row: T, at: number): number | null {
  const raw: unknown = typeof value === 'function' ? value(row) : row[value];
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'number' && Math.abs(raw) <= MAX_SUMMAND) return raw + 0;
  const name = typeof value === 'function' ? 'value' : value;
  throw new TypeError(
    `Cannot ${action} as ${show(name)} of accounts[${at}] must be a finite number within ±1e290, or null: current value is ${show(raw)}`,
  );
}

/** Probability × value: what is at stake. A value below 0 is not at stake. */
export function valueAtRisk(
  worst: WarningLevel | null,
  value: number | null,
  severity: Readonly<Record<WarningLevel, number>>,
): number | null {
  if (value === null) return null;
  return worst === null ? 0 : severity[worst] * Math.max(0, value) + 0;
}
