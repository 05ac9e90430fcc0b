import type { DateType } from '../../../src/sql/index.ts';
import type { ColumnType } from '../engines.ts';
import type { Order } from '../support.ts';
import type { ParityCase } from './case.ts';
import { midnights } from './messy-book.ts';
import { orderTable, summaryChecks } from './summary-cases.ts';

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
];

/** An account an instant: the summaries tell each day. */
function orders(): Order[] {
  return midnights().map((at, i) => ({
    accountId: `${i}`,
    date: new Date(at).toISOString(),
    amount: 1,
    orderId: null,
  }));
}

const COLUMNS: ReadonlyArray<readonly [DateType, ColumnType, (iso: string) => string | number]> = [
  ['instant', 'instant', (iso) => iso],
  ['utc', 'timestamp', (iso) => iso.slice(0, -1)],
  ['epochMillis', 'integer', (iso) => Date.parse(iso)],
];

/** Instants become the same days as in memory, whatever the zone of the session. */
export function dayCases(): ParityCase[] {
  return [
    ...COLUMNS.map(
      ([dateType, date, cell]): ParityCase => ({
        name: `dates as "${dateType}" around midnight, in ${ZONES.length} zones`,
        tables: () => [
          orderTable(
            'instants',
            orders().map((order) => ({ ...order, date: cell(String(order.date)) })),
            { date, amount: 'decimal(2)' },
          ),
        ],
        checks: (engine) =>
          ZONES.flatMap((timeZone) =>
            summaryChecks(engine, 'instants', orders(), { asOf: '2026-12-31', timeZone, dateType }),
          ),
      }),
    ),
    {
      name: 'milliseconds near to 1970 and beyond all days are faults',
      tables: () => [
        orderTable(
          'far',
          FAR.map((date) => ({ accountId: 'A', date, amount: 1, orderId: null })),
          { date: 'integer', amount: 'double' },
        ),
      ],
      checks: (engine) =>
        summaryChecks(
          engine,
          'far',
          FAR.map((at) => ({
            accountId: 'A',
            date: Math.abs(at) < 1e10 || Math.abs(at) > 1e14 ? null : new Date(at).toISOString(),
            amount: 1,
            orderId: null,
          })),
          { asOf: '2026-12-31', dateType: 'epochMillis' },
        ),
    },
  ];
}

const FAR = [
  8.64e15,
  -8.64e15,
  Number.MAX_SAFE_INTEGER,
  0,
  45_000,
  9_999_999_999,
  1e10,
  -1e10,
  -9_999_999_999,
];
