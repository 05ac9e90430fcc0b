import { fieldsOf } from '../rfm/match.ts';
import type { SegmentBox, SegmentField, SegmentMap, SegmentRange } from '../rfm/segment-map.ts';
import { RFM_DIMENSIONS } from '../rfm/values.ts';
import { allOf, anyOf, type Branch, caseWhen, number } from './expressions.ts';
import type { ModelRequest } from './model-options.ts';
import { type Column, columnName, type Step } from './statement.ts';

/** A rule, or one box of it: when it matches, and the codes of the reasons. */
interface Match {
  readonly when: string;
  readonly segment: string;
  readonly codes: string;
}

/** Steps that add `segmentId` and `segmentRank` (and `segmentReasons`) to accounts that have RFM scores. */
export function segmentSteps(map: SegmentMap, { dialect, from, reasons }: ModelRequest): Step[] {
  const score = (field: string): string => `a.${dialect.identifier(columnName('rfm', field))}`;
  const valueSql = (field: SegmentField): string =>
    field === 'frequency+monetary' ? `(${score('frequency')} + ${score('monetary')})` : score(field);
  const isIn = (field: SegmentField, range: SegmentRange): string => {
    const value = valueSql(field);
    if (!('from' in range || 'below' in range)) {
      const [least, most] = range as readonly [number, number];
      return `${value} BETWEEN ${number(dialect, least)} AND ${number(dialect, most)}`;
    }
    return allOf(
      range.from === undefined ? null : `${value} >= ${number(dialect, range.from)}`,
      range.below === undefined ? null : `${value} < ${number(dialect, range.below)}`,
    );
  };
  const boxMatch = (segment: string, box: SegmentBox): Match => {
    const fields = fieldsOf(box);
    return {
      when: allOf(...fields.map((field) => isIn(field, box[field] as SegmentRange))),
      segment,
      codes: fields.map((field) => (field === 'score' ? 'segment.mean_score' : 'segment.range')).join(' '),
    };
  };
  const matches = map.rules.flatMap(({ segment, boxes = [], codes = [] }): Match[] => [
    ...boxes.map((box) => boxMatch(segment, box)),
    ...(codes.length === 0
      ? []
      : [
          {
            when: `${score('code')} IN (${codes.map(dialect.text).join(', ')})`,
            segment,
            codes: 'segment.code',
          },
        ]),
  ]);
  const isForeign = anyOf(
    ...RFM_DIMENSIONS.map((field) => `${score(field)} NOT BETWEEN 1 AND ${number(dialect, map.bins)}`),
  );
  const decide = (noScores: string, then: (match: Match) => string, noRule: string): string =>
    caseWhen(
      [
        [`${score('code')} IS NULL`, dialect.text(noScores)],
        // Scores of another number of bins have no segment in this map.
        [isForeign, 'NULL'],
        ...matches.map((match): Branch => [match.when, dialect.text(then(match))]),
      ],
      dialect.text(noRule),
    );
  const columns: Column[] = ['a.*', [decide('prospect', ({ segment }) => segment, 'other'), 'segmentId']];
  if (reasons)
    columns.push([decide('segment.no_scores', ({ codes }) => codes, 'segment.no_rule'), 'segmentReasons']);
  const id = `a.${dialect.identifier('segmentId')}`;
  const ranks = map.segments.map(
    ({ id: segment, rank }): Branch => [`${id} = ${dialect.text(segment)}`, number(dialect, rank)],
  );
  return [
    { name: 'segment', note: 'Segments: the first rule that matches', query: { columns, from: [from, 'a'] } },
    {
      name: 'segmentRank',
      note: '1 is the best segment; none for accounts without one',
      query: { columns: ['a.*', [caseWhen(ranks), 'segmentRank']], from: [{ step: 'segment' }, 'a'] },
    },
  ];
}
