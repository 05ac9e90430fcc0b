import { NO_DAY } from '../internal/day.ts';
import { checkRows } from '../internal/options.ts';
import { DATE_EXPECTED, type DayReader } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import { accountIdOf } from './field-values.ts';

/** One answer of one account to a survey. */
export interface SurveyAnswer {
  readonly accountId: string | number;
  /** ISO day, ISO timestamp, Date or epoch milliseconds. */
  readonly date: string | number | Date;
  /** What was asked about, such as `product`, `service` or `after_sales`; `overall` if it is not given. */
  readonly dimension?: string | null | undefined;
  /** The score on `scale`; missing if it was not answered. */
  readonly score?: number | null | undefined;
  /** The lowest and the highest score of this answer, if not those of the options. */
  readonly scale?: readonly [number, number] | null | undefined;
  /** How likely to recommend, 0 to 10. */
  readonly recommend?: number | null | undefined;
}

/** An answer that has been read. */
export interface Answer {
  readonly accountId: string;
  readonly day: number;
  readonly dimension: string;
  /** On the scale of the options; `null` if not answered. */
  readonly score: number | null;
  readonly recommend: number | null;
}

/** The dimension of answers that name none. */
export const OVERALL = 'overall';
/** How many problems a message spells out. */
const SHOWN = 5;

/** Whether a value is two ascending numbers. */
export function isScale(scale: unknown): scale is readonly [number, number] {
  return (
    Array.isArray(scale) &&
    scale.length === 2 &&
    scale.every((end) => typeof end === 'number' && Math.abs(end) <= 1e6) &&
    scale[0] < scale[1]
  );
}

function missing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** One row, or what is wrong with it: field, what it must be, what it is. */
function readAnswer(
  row: Readonly<Record<string, unknown>>,
  readDay: DayReader,
  scale: readonly [number, number],
): Answer | ReadonlyArray<readonly [field: string, expected: string, value: unknown]> {
  const problems: Array<readonly [string, string, unknown]> = [];
  const accountId = accountIdOf(row);
  if (accountId === null) problems.push(['accountId', 'a non-empty text or an integer', row.accountId]);
  const day = readDay(row.date);
  if (day === NO_DAY) problems.push(['date', DATE_EXPECTED, row.date]);
  const dimension = missing(row.dimension) ? OVERALL : row.dimension;
  if (typeof dimension !== 'string' || dimension === '')
    problems.push(['dimension', 'a non-empty text', row.dimension]);
  const own = missing(row.scale) ? scale : row.scale;
  let score: number | null = null;
  if (!isScale(own)) problems.push(['scale', 'two ascending numbers such as [1, 5]', row.scale]);
  else if (!missing(row.score)) {
    const [least, most] = own;
    if (typeof row.score !== 'number' || !(row.score >= least && row.score <= most))
      problems.push(['score', `a number from ${least} to ${most}`, row.score]);
    else if (own[0] === scale[0] && own[1] === scale[1]) score = row.score + 0;
    else score = scale[0] + ((row.score - least) / (most - least)) * (scale[1] - scale[0]) + 0;
  }
  const { recommend } = row;
  if (
    !missing(recommend) &&
    (typeof recommend !== 'number' || !Number.isInteger(recommend) || recommend < 0 || recommend > 10)
  )
    problems.push(['recommend', 'an integer from 0 to 10', recommend]);
  if (problems.length > 0) return problems;
  return {
    accountId: accountId as string,
    day,
    dimension: dimension as string,
    score,
    recommend: missing(recommend) ? null : (recommend as number) + 0,
  };
}

/**
 * Read all answers.
 *
 * @throws {TypeError} one error for all rows with problems: how many, and the first few by row, field and value
 */
export function readAnswers(
  action: string,
  surveys: readonly object[],
  readDay: DayReader,
  scale: readonly [number, number],
): Answer[] {
  checkRows(action, 'surveys', surveys);
  const answers: Answer[] = [];
  const lines: string[] = [];
  let rejected = 0;
  surveys.forEach((row, i) => {
    const read = readAnswer(row as Readonly<Record<string, unknown>>, readDay, scale);
    if (!Array.isArray(read)) {
      answers.push(read as Answer);
      return;
    }
    rejected++;
    const id = accountIdOf(row);
    for (const [field, expected, value] of read)
      lines.push(
        `  surveys[${i}].${field}${id === null ? '' : ` (account ${show(id)})`} must be ${expected}: received ${show(value)}`,
      );
  });
  if (rejected === 0) return answers;
  const more = lines.length > SHOWN ? '\n  …' : '';
  throw new TypeError(
    `Cannot ${action} as ${rejected} of ${surveys.length} surveys have problems:\n${lines.slice(0, SHOWN).join('\n')}${more}\nMend these rows, or leave them out.`,
  );
}
