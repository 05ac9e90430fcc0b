import type * as z from 'zod/mini';
import { show } from '../internal/show.ts';

/** What every model is: plain JSON, versioned, without training rows. */
export interface Model<Kind extends string, Options, Fitted> {
  readonly kind: Kind;
  readonly version: 1;
  /** The resolved options that it was fitted with. */
  readonly options: Options;
  /** What was learned. */
  readonly fitted: Fitted;
  /** What it was learned from. */
  readonly trainedOn: {
    /** Rows given. */
    readonly accounts: number;
    /** Rows that could be used. */
    readonly used: number;
    /** The day that the rows looked back from, where they tell. */
    readonly asOf: string | null;
  };
}

/** The value that a text holds, or the value itself. `kind` is what it is called in messages. */
export function fromText(json: unknown, kind: string): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch {
    throw new SyntaxError(
      `Cannot parse ${kind} as the text is not JSON: it starts with ${show(json.slice(0, 40))}`,
    );
  }
}

/** The value at a path. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}

/** What was wanted, by the kind of issue; zod/mini itself brings no texts. */
function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}${typeof issue.origin === 'string' && issue.origin !== 'number' && issue.origin !== 'int' ? ' long' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${typeof issue.origin === 'string' && issue.origin !== 'number' && issue.origin !== 'int' ? ' long' : ''}`;
    default:
      return issue.message === 'Invalid input' ? 'as documented' : issue.message;
  }
}

/** Name the field at fault, what it must be and what it is. */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `there is no field ${issue.keys.map((key) => `"${[path, key].filter(Boolean).join('.')}"`).join(', ')}`;
  if (issue.code === 'custom') return path === '' ? issue.message : `"${path}" is wrong: ${issue.message}`;
  return `"${path}" must be ${wanted(issue)}: current value is ${show(valueAt(value, issue.path))}`;
}

/**
 * Read untrusted JSON (text, or a value that came from it) as a record of one kind and version.
 *
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is another kind, an unknown version, or not of the kind's shape; the field is named
 */
export function parseModel<T>(json: unknown, kind: string, version: number, schema: z.ZodMiniType<T>): T {
  const value = fromText(json, kind);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`Cannot parse ${kind} as it must be an object: current value is ${show(value)}`);
  const found = value as { kind?: unknown; version?: unknown };
  if (found.kind !== kind)
    throw new TypeError(
      `Cannot parse ${kind} as "kind" must be "${kind}": current value is ${show(found.kind)}`,
    );
  if (found.version !== version)
    throw new TypeError(
      `Cannot parse ${kind} as "version" must be ${version}: current value is ${show(found.version)}`,
    );
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new TypeError(
    `Cannot parse ${kind} as ${describeIssue(result.error.issues[0] as z.core.$ZodIssue, value)}`,
  );
}

/** Refuse a value that was given as a model and is not one of this kind and version. */
export function checkModel(action: string, model: unknown, kind: string, version: number): void {
  const found = model as { kind?: unknown; version?: unknown } | null | undefined;
  if (found?.kind !== kind)
    throw new TypeError(
      `Cannot ${action} as the model's "kind" must be "${kind}": current value is ${show(found?.kind)}`,
    );
  if (found.version !== version)
    throw new TypeError(
      `Cannot ${action} as the model's "version" must be ${version}: current value is ${show(found.version)}`,
    );
}
