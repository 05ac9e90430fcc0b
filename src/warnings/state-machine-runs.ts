import type { PreparedLevel, PreparedRule, Sight } from './evaluate-rule.ts';
import type { WarningLevel } from './rule.ts';
import { daysFrom } from './state-machine-days.ts';

/** Evaluations running at which a level, or a worse one, held. */
export interface Run {
  /** ISO day of the first. */
  readonly since: string;
  readonly count: number;
}

export type Runs = Readonly<Partial<Record<WarningLevel, Run>>>;

/**
 * The runs after this evaluation. A level that cannot be told neither goes on with its run nor breaks it; the same evaluation once more is
 * not counted again.
 */
export function runsOf(
  { levels }: PreparedRule,
  { holds }: Sight,
  before: Runs,
  { today, isAgain }: { readonly today: string; readonly isAgain: boolean },
): Runs {
  const runs: Partial<Record<WarningLevel, Run>> = {};
  let atLeast = 0;
  levels.forEach(({ level }, i) => {
    atLeast = Math.max(atLeast, holds[i] ?? 0);
    const run = before[level];
    if (atLeast === 1)
      runs[level] =
        run === undefined
          ? { since: today, count: 1 }
          : isAgain
            ? run
            : { since: run.since, count: run.count + 1 };
    else if (atLeast === 0.5 && run !== undefined) runs[level] = run;
  });
  return runs;
}

/** The worst level that holds now and has held for long enough: its index, or -1. */
export function readyLevel({ levels }: PreparedRule, { holds }: Sight, runs: Runs, today: string): number {
  let atLeast = 0;
  for (let i = 0; i < levels.length; i++) {
    atLeast = Math.max(atLeast, holds[i] ?? 0);
    const { level, forEvaluations, forDays } = levels[i] as PreparedLevel;
    const run = runs[level];
    if (
      atLeast === 1 &&
      run !== undefined &&
      run.count >= forEvaluations &&
      daysFrom(run.since, today) >= forDays
    )
      return i;
  }
  return -1;
}
