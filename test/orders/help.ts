import type { OrderIntake, Problem } from '../../src/index.ts';

export { shuffled } from '../support.ts';

/** A Saturday; day 20,484 since 1970-01-01. */
export const AS_OF = '2026-01-31';

/** An order row as most tests need it; a date that does not matter is the day of `asOf`. */
export interface Row {
  accountId: string | number;
  date: string;
  amount: number;
  orderId?: string | number;
  currency?: string;
  category?: string;
}

export function order(accountId: string, date = AS_OF, amount = 1, orderId?: string | number): Row {
  return orderId === undefined ? { accountId, date, amount } : { accountId, date, amount, orderId };
}

/** What a call throws, as `Name: message`. */
export function failure(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : `not an Error: ${String(error)}`;
  }
  return 'nothing was thrown';
}

export async function failureAsync(promise: Promise<unknown>): Promise<string> {
  const settled = await promise.then(
    () => () => undefined,
    (error) => () => {
      throw error;
    },
  );
  return failure(settled);
}

/** A value that is made when it is first asked for: within a test, so that mutation testing sees which test runs what. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Collects what a call reports on the way. */
export function collector(): {
  problems: Problem[];
  intakes: OrderIntake[];
  options: { onProblem: (problem: Problem) => void; onIntake: (intake: OrderIntake) => void };
} {
  const problems: Problem[] = [];
  const intakes: OrderIntake[] = [];
  return {
    problems,
    intakes,
    options: { onProblem: (p) => void problems.push(p), onIntake: (i) => void intakes.push(i) },
  };
}

/** Every number in a result, however deep. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<number>)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** `NaN`, the infinities and `-0` have no place in a result. */
export function badNumbersIn(value: unknown): number[] {
  return numbersIn(value).filter((n) => !Number.isFinite(n) || Object.is(n, -0));
}
