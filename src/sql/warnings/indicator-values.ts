import type { IndicatorId } from '../../warnings/indicator.ts';
import type { Dialect } from '../dialects/dialect-record.ts';
import type { Query, Step } from '../statement.ts';
import { indicatorColumns, indicatorStep } from './indicator-step.ts';

/** The last step of an indicator, called `a`: all its columns in order, from expressions by name; what has none is NULL. */
export function indicatorValuesStep(
  dialect: Dialect,
  id: IndicatorId,
  note: string,
  from: string,
  leftJoins: NonNullable<Query['leftJoins']>,
  values: Readonly<Record<string, string>>,
): Step {
  return {
    name: indicatorStep(id),
    note,
    query: {
      columns: [
        // Named, as ClickHouse would call it "a.accountId" beside the steps that are looked up.
        [`a.${dialect.identifier('accountId')}`, 'accountId'],
        ...indicatorColumns(id).map(
          (name) =>
            [(name === 'n' ? dialect.asInteger : dialect.asDouble)(values[name] ?? 'NULL'), name] as const,
        ),
      ],
      from: [{ step: from }, 'a'],
      leftJoins,
    },
  };
}
