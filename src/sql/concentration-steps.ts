import { TOP } from '../concentration/exposure.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, caseWhen, number, onlyIf } from './expressions.ts';
import { valueName } from './fit-book.ts';
import type { Column, Step } from './statement.ts';

/** What {@link measureSteps} tells of all accounts: counts, and sums of doubles that the measures are made of. */
export const MEASURES = {
  counted: 'integer',
  positive: 'integer',
  negative: 'integer',
  repeated: 'integer',
  ranked: 'double',
  squares: 'double',
  deviations: 'double',
  places: 'double',
  shareLogs: 'double',
  ratioLogs: 'double',
  meanLogs: 'double',
  others: 'double',
} as const;

/** The step that has the row of {@link MEASURES}. */
export const MEASURED = 'fitMeasures';
/** The step that has the largest accounts. */
export const LARGEST = 'fitLargest';

/** Shares below are too small for their squares to be doubles, which is an error in Postgres; they add nothing. */
const LEAST_SHARE = 1e-150;
/** How far off sums of doubles in an engine may be, relatively: it only says where to look. */
const SLACK = 1e-9;

/** Accounts in order, and the sums of the measures that look at every account. */
export function measureSteps(dialect: Dialect, from: string): Step[] {
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const m = (name: string): string => `m.${dialect.identifier(name)}`;
  const value = s(valueName(0));
  const largestFirst = `OVER (ORDER BY ${value} DESC)`;
  const share = `(${m('value')} / ${m('net')})`;
  // In the order of operations that memory has, where equal values give 1 to the last bit.
  const toMean = `(${m('value')} * ${dialect.asDouble(m('n'))} / ${m('net')})`;
  const place = dialect.asDouble(m('place'));
  const fromMiddle = dialect.asDouble(`${m('n')} + 1 - 2 * ${m('place')}`);
  const isGain = `${m('value')} > 0`;
  const sum = (term: string, ...conditions: string[]): string =>
    `SUM(${onlyIf(allOf(`${m('net')} > 0`, ...conditions), term)})`;
  const others = sum(
    `${share} * ${share} * (2 - ${share})`,
    `${m('place')} > 1`,
    `${share} > ${number(dialect, LEAST_SHARE)}`,
  );
  return [
    {
      name: 'fitPlaces',
      note: 'Accounts from the largest down',
      query: {
        columns: [
          [value, 'value'],
          s('accountId'),
          [`ROW_NUMBER() ${largestFirst}`, 'place'],
          [`RANK() ${largestFirst}`, 'rank'],
          [`LAG(${value}) ${largestFirst}`, 'larger'],
          ['COUNT(*) OVER ()', 'n'],
          [`SUM(ABS(${value})) OVER ()`, 'gross'],
          [`SUM(${value}) OVER ()`, 'net'],
        ],
        from: [{ step: from }, 's'],
      },
    },
    {
      name: MEASURED,
      note: 'Measures before their last divisions',
      query: {
        columns: [
          ['COUNT(*)', 'counted'],
          [`COUNT(${onlyIf(isGain, '1')})`, 'positive'],
          [`COUNT(${onlyIf(`${m('value')} < 0`, '1')})`, 'negative'],
          [`COUNT(${m('accountId')}) - COUNT(DISTINCT ${m('accountId')})`, 'repeated'],
          [
            `SUM(${onlyIf(`${m('gross')} > 0`, `${fromMiddle} * (${m('value')} / ${m('gross')})`)})`,
            'ranked',
          ],
          [sum(`(${toMean} - 1) * (${toMean} - 1)`), 'squares'],
          [sum(`ABS(${toMean} - 1)`), 'deviations'],
          [sum(`${place} * ${toMean}`), 'places'],
          [sum(`${share} * ln(${share})`, isGain), 'shareLogs'],
          [sum(`${share} * ln(${toMean})`, isGain), 'ratioLogs'],
          [sum(`ln(${toMean})`, isGain), 'meanLogs'],
          [others, 'others'],
        ],
        from: [{ step: 'fitPlaces' }, 'm'],
      },
    },
  ];
}

/**
 * Steps to {@link LARGEST}: the largest accounts, those whose share reaches `level`, and one more, which tells that no other does.
 */
export function largestSteps(dialect: Dialect, level: number | undefined): Step[] {
  const m = (name: string): string => `m.${dialect.identifier(name)}`;
  const t = (name: string): string => `t.${dialect.identifier(name)}`;
  const slack = `${number(dialect, SLACK)} * ${m('gross')}`;
  const reaches = (value: string): string =>
    level === undefined
      ? '1 = 0'
      : allOf(`${m('net')} > -${slack}`, `${value} >= ${number(dialect, level)} * ${m('net')} - ${slack}`);
  const ofNone = caseWhen([[`${t('accountId')} IS NULL`, '1']], '0');
  const columns: Column[] = [
    m('accountId'),
    m('value'),
    [caseWhen([[reaches(m('value')), '1']], '0'), 'reaches'],
  ];
  return [
    {
      name: 'fitLarge',
      note: 'Accounts that may be among the largest, or reach a level',
      query: {
        columns,
        from: [{ step: 'fitPlaces' }, 'm'],
        where: anyOf(`${m('rank')} <= ${TOP + 1}`, reaches(m('larger'))),
      },
    },
    {
      name: 'fitRanked',
      note: 'Of equal ones, the first by id',
      query: {
        columns: [
          t('accountId'),
          t('value'),
          [`ROW_NUMBER() OVER (ORDER BY ${t('value')} DESC, ${ofNone}, ${t('accountId')})`, 'place'],
          [`SUM(${t('reaches')}) OVER ()`, 'reaching'],
        ],
        from: [{ step: 'fitLarge' }, 't'],
      },
    },
    {
      name: LARGEST,
      note: 'The largest accounts',
      query: {
        columns: [t('accountId'), t('value'), t('place')],
        from: [{ step: 'fitRanked' }, 't'],
        where: `${t('place')} <= ${t('reaching')} + ${TOP + 1}`,
      },
    },
  ];
}
