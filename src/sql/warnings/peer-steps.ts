import { FEWEST_PEERS } from '../../warnings/threshold-peers.ts';
import type { Dialect } from '../dialects/dialect-record.ts';
import { allOf, caseWhen, number, onlyIf } from '../expressions.ts';
import { type Column, columnSteps, type Step } from '../statement.ts';

/** Percentiles of one measure among all accounts that have it. */
export interface PeerPercentiles {
  /** The measure as SQL. */
  readonly value: string;
  /** The percentiles that are asked for, 0 to 100, and the columns that they get. */
  readonly columns: ReadonlyMap<number, string>;
}

/** Steps that add percentiles (quantile type 7, as in memory) to every row of `from`: with window functions, so that what comes before is worked out once. */
export function peerSteps(dialect: Dialect, from: string, peers: readonly PeerPercentiles[]): Step[] {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const { steps, add } = columnSteps({ step: from });
  const place = (peer: number): string => `peer${peer}Place`;
  const count = (peer: number): string => `peer${peer}Count`;
  const end = (side: 'Low' | 'High', column: string): string => `${column}${side}`;
  const position = (peer: number, percentile: number): string =>
    `${dialect.double(percentile / 100)} * ${dialect.asDouble(`(${own(count(peer))} - 1)`)}`;
  add(
    'warningPeerPlaces',
    'Where accounts stand among those that have a measure, from 0 on',
    peers.flatMap(({ value }, peer): Column[] => [
      [
        `ROW_NUMBER() OVER (ORDER BY ${caseWhen([[`${value} IS NULL`, '1']], '0')}, ${value}) - 1`,
        place(peer),
      ],
      [`COUNT(${value}) OVER ()`, count(peer)],
    ]),
  );
  add(
    'warningPeerEnds',
    'The values on both sides of each percentile',
    peers.flatMap(({ value, columns }, peer) =>
      [...columns].flatMap(([percentile, column]): Column[] => {
        const at = position(peer, percentile);
        const valueAt = (where: string): string =>
          `MAX(${onlyIf(allOf(`${value} IS NOT NULL`, `${own(place(peer))} = ${where}`), value)}) OVER ()`;
        return [
          [valueAt(`floor(${at})`), end('Low', column)],
          [valueAt(`ceil(${at})`), end('High', column)],
        ];
      }),
    ),
  );
  add(
    'warningPeers',
    'Percentiles among the accounts, where enough have the measure',
    peers.flatMap(({ columns }, peer) =>
      [...columns].map(([percentile, column]): Column => {
        const at = position(peer, percentile);
        const [low, high] = [own(end('Low', column)), own(end('High', column))];
        const between = `${low} + (${at} - floor(${at})) * (${high} - ${low})`;
        return [onlyIf(`${own(count(peer))} >= ${number(dialect, FEWEST_PEERS)}`, between), column];
      }),
    ),
  );
  return steps;
}
