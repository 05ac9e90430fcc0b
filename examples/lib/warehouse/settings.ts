import { parseArgs } from 'node:util';

/** What the run is told. */
export interface WarehouseSettings {
  /** A folder of Parquet or CSV files; `null`: make one from the bundled book. */
  readonly orders: string | null;
  /** The Parquet file of the accounts. */
  readonly out: string;
  /** A JSON file for the models that were fitted; `null`: none. */
  readonly models: string | null;
  /** Whether the accounts get columns with the codes of the reasons. */
  readonly reasons: boolean;
  /** The day of the review; `null`: the last day of an order. */
  readonly asOf: string | null;
  readonly timeZone: string;
  readonly digits: number;
  /** How much memory DuckDB may take before it writes to disk, such as `4GB`. */
  readonly memory: string;
  readonly columns: Readonly<Record<'account' | 'date' | 'amount' | 'order', string | null>>;
}

export const HELP = `Scores the accounts of an order book that lies in Parquet or CSV files, with SQL in DuckDB.

  npx tsx examples/warehouse.ts --orders folder --out accounts.parquet

  --orders folder      Parquet or CSV files, all with the same columns (default: the bundled book)
  --out file           the accounts with scores, segments and ABC classes, as Parquet (default: accounts.parquet)
  --reasons            with columns of the reasons
  --models file        keep the fitted RFM and ABC models, as JSON: account-scoring scores single accounts with them
  --as-of 2026-01-31   the day of the review (default: the last day of an order)
  --account --date --amount --order   the names of the columns, where they are not found by themselves
  --time-zone zone     where a day begins, for timestamps with a zone (default: UTC)
  --digits 2           digits behind the point of amounts
  --memory 4GB         what DuckDB may take; beyond it, it writes to disk`;

/** Read the command line; `null` when help is wanted. */
export function readWarehouseSettings(argv: readonly string[]): WarehouseSettings | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      orders: text,
      out: text,
      models: text,
      reasons: { type: 'boolean' },
      'as-of': text,
      'time-zone': text,
      digits: text,
      memory: text,
      account: text,
      date: text,
      amount: text,
      order: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  return {
    orders: values.orders ?? null,
    out: values.out ?? 'accounts.parquet',
    models: values.models ?? null,
    reasons: values.reasons ?? false,
    asOf: values['as-of'] ?? null,
    timeZone: values['time-zone'] ?? 'UTC',
    digits: Number(values.digits ?? 2),
    memory: values.memory ?? '4GB',
    columns: {
      account: values.account ?? null,
      date: values.date ?? null,
      amount: values.amount ?? null,
      order: values.order ?? null,
    },
  };
}
