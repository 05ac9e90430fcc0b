import {
  anyObject,
  anyString,
  checkedLater,
  checkOption,
  checkOptions,
  integer,
  numberIn,
  type OptionCheck,
} from '../internal/options.ts';
import { LIFECYCLE_DEFAULTS, type LifecycleThresholds } from './lifecycle-model.ts';

/** The same fields, each of which may be left out. */
type Some<Group> = { readonly [Name in keyof Group]?: Group[Name] | undefined };

/** Thresholds to set; those left out keep their defaults. */
export type LifecycleThresholdOptions = {
  readonly [Name in keyof LifecycleThresholds]?:
    | (LifecycleThresholds[Name] extends number ? number : Some<LifecycleThresholds[Name]>)
    | undefined;
};

/** The options of `fitLifecycle`. */
export interface FitLifecycleOptions extends LifecycleThresholdOptions {
  /** The day that the fit looks back from; orders after it are ignored. ISO day, ISO timestamp, `Date` or epoch milliseconds. */
  readonly asOf: string | number | Date;
  /** IANA zone whose civil day an instant in `asOf` belongs to. Default `'UTC'`. */
  readonly timeZone?: string | undefined;
}

const MOST_DAYS = 36_525;

function checksOf(): Record<string, OptionCheck | Record<string, OptionCheck>> {
  const days = integer(1, MOST_DAYS);
  const orders = integer(1, 1_000_000);
  const ratio: OptionCheck = {
    expected: 'a number above 0, up to 1000',
    type: 'number',
    holds: (n: number) => n > 0 && n <= 1000,
  };
  const growth = numberIn(-1, 1000, 'a share from -1 to 1000, such as 0.15');
  const probability = numberIn(0.5, 0.9999, 'a probability from 0.5 to 0.9999');
  return {
    windowDays: days,
    ownMedianOrders: integer(2, 1_000_000),
    churned: { ratio, orders, idleDays: days, idleRatio: ratio },
    reactivated: { ratio, withinDays: days },
    decline: { orders, ratio, probability, growth },
    introduction: { orders, tenureDays: days, medians: ratio },
    growth: { growth, orders, tenureDays: days },
  };
}

/** Check every option but `asOf` and fill in the defaults; groups are named `churned.ratio`. */
export function resolveThresholds(action: string, options: FitLifecycleOptions): LifecycleThresholds {
  const checks = checksOf();
  const names = Object.fromEntries(Object.keys(checks).map((name) => [name, checkedLater]));
  checkOptions(action, options ?? null, { asOf: checkedLater, timeZone: anyString, ...names });
  const resolved = Object.entries(LIFECYCLE_DEFAULTS).map(([name, normal]) => {
    const given: unknown = (options as unknown as Record<string, unknown>)[name];
    const check = checks[name] as OptionCheck | Record<string, OptionCheck>;
    if (typeof normal === 'number') {
      checkOption(action, name, check as OptionCheck, given);
      return [name, given ?? normal];
    }
    checkOption(action, name, anyObject, given);
    const group = (given ?? {}) as Record<string, unknown>;
    for (const part of Object.keys(group)) {
      checkOptions(action, { [part]: undefined }, check as Record<string, OptionCheck>);
      checkOption(
        action,
        `${name}.${part}`,
        (check as Record<string, OptionCheck>)[part] as OptionCheck,
        group[part],
      );
    }
    return [
      name,
      Object.fromEntries(Object.entries(normal).map(([part, value]) => [part, group[part] ?? value])),
    ];
  });
  return Object.fromEntries(resolved) as LifecycleThresholds;
}
