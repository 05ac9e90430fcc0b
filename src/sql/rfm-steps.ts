import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import type { Cut } from '../rfm/cuts.ts';
import type { FittedDimension, RfmModel } from '../rfm/model.ts';
import { allOf, anyOf, type Branch, caseWhen, number } from './expressions.ts';
import type { ModelRequest } from './model-options.ts';
import { type Column, checkColumnNames, columnName, type Relation, type Step } from './statement.ts';

/** A dimension of a model, and where it is in the statement. */
interface Part {
  readonly name: string;
  readonly better: 'high' | 'low';
  readonly weight: number;
  readonly fitted: FittedDimension;
  /** The column that it reads. */
  readonly column: string;
  /** The column of its score. */
  readonly score: string;
}

function partsOf(action: string, model: RfmModel, values: Readonly<Record<string, string>>): Part[] {
  return model.options.dimensions.map(({ name, field, better, weight }, d): Part => {
    const column = field ?? (Object.hasOwn(values, name) ? values[name] : undefined);
    if (column === undefined)
      throw new TypeError(
        `Cannot ${action} as "${name}" was fitted with a function: name the column that has its values with values: { ${name}: … }`,
      );
    return {
      name,
      better,
      weight,
      fitted: model.fitted.dimensions[d] as FittedDimension,
      column,
      score: d < 3 ? columnName('rfm', name) : columnName('rfm', 'more', name),
    };
  });
}

/** Steps that add `rfmRecency`, `rfmFrequency`, `rfmMonetary`, `rfmCode`, `rfmScore` (and `rfmMore…`, `rfmReasons`) to accounts. */
export function rfmSteps(action: string, model: RfmModel, request: ModelRequest): Step[] {
  const { dialect } = request;
  const parts = partsOf(action, model, request.values);
  checkColumnNames(action, ['rfmCode', 'rfmScore', 'rfmReasons', ...parts.map(({ score }) => score)]);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const isMissing = parts.map(({ column }) => `${own(column)} IS NULL`);
  const value = ({ column }: Part): string => dialect.asDouble(own(column));

  /** Whether a value is past a cut: what `isPast` of the library says. */
  const isPast = (part: Part, { value: border, inclusive, accountId }: Cut): string => {
    const at = number(dialect, border);
    const better = part.better === 'high' ? '>' : '<';
    if (inclusive) return `${value(part)} ${better}= ${at}`;
    if (accountId === undefined) return `${value(part)} ${better} ${at}`;
    const id = dialect.binary(dialect.asText(own('accountId')));
    return anyOf(
      `${value(part)} ${better} ${at}`,
      allOf(`${value(part)} = ${at}`, `${id} >= ${dialect.text(accountId)}`),
    );
  };
  /** The best score whose border a value is past. */
  const bestScore = (part: Part, cuts: readonly Cut[]): string =>
    caseWhen(cuts.map((cut, i): Branch => [isPast(part, cut), String(i + 2)]).reverse(), '1');
  /** The condition that an account has the better-ranked scores of a group, `"5-4"`. */
  const isGroup = (key: string): string =>
    allOf(
      ...key
        .split('-')
        .map((score, d) => `${own((parts[d] as Part).score)} = ${number(dialect, Number(score))}`),
    );
  const scoreOf = (part: Part): string => {
    const limit = number(dialect, MAX_SUMMAND);
    const isNoNumber = `${value(part)} NOT BETWEEN ${number(dialect, -MAX_SUMMAND)} AND ${limit}`;
    const isOut = anyOf(...isMissing, isNoNumber);
    const groups = Object.entries(part.fitted.groups ?? {});
    return caseWhen(
      [[isOut, 'NULL'], ...groups.map(([key, cuts]): Branch => [isGroup(key), bestScore(part, cuts)])],
      bestScore(part, part.fitted.cuts),
    );
  };

  // Scores within groups look at the scores before them, which are columns of an earlier step.
  const isNested = parts.some(({ fitted }) => fitted.groups !== undefined);
  const rounds = isNested ? parts.map((part) => [part]) : [parts];
  let from: Relation = request.from;
  const steps = rounds.map((round): Step => {
    const name = isNested ? columnName('score', (round[0] as Part).score) : 'rfmScores';
    const columns: Column[] = ['a.*', ...round.map((part): Column => [scoreOf(part), part.score])];
    const step: Step = {
      name,
      note: 'Scores: the best band whose border a value is past',
      query: { columns, from: [from, 'a'] },
    };
    from = { step: name };
    return step;
  });

  const columns: Column[] = ['a.*', [codeOf(), 'rfmCode'], [meanOf(), 'rfmScore']];
  if (request.reasons) columns.push([reasonsOf(), 'rfmReasons']);
  return [
    ...steps,
    {
      name: 'rfm',
      note: 'The code, and the weighted mean of the scores',
      query: { columns, from: [from, 'a'] },
    },
  ];

  function codeOf(): string {
    const separator =
      Math.max(...model.options.dimensions.slice(0, 3).map(({ bins }) => bins)) > 9 ? ["'-'"] : [];
    return dialect.concat(
      ...parts
        .slice(0, 3)
        .flatMap(({ score }, i) => [...(i === 0 ? [] : separator), dialect.asText(own(score))]),
    );
  }

  /** Term by term as in memory: sums of doubles follow their order. */
  function meanOf(): string {
    const terms = parts.map(
      ({ score, weight }) => `${dialect.asDouble(own(score))} * ${number(dialect, weight)}`,
    );
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    return `(${terms.join(' + ')}) / ${number(dialect, total)}`;
  }

  function reasonsOf(): string {
    const missing = isMissing.map((condition) => caseWhen([[condition, "'rfm.missing '"]], "''"));
    const bands = parts.flatMap((part) => ["'rfm.band '", ...tiesOf(part)]);
    const isScored = parts.map(({ score }) => `${own(score)} IS NOT NULL`);
    return `TRIM(${caseWhen([[allOf(...isScored), dialect.concat(...bands)]], dialect.concat(...missing))})`;
  }

  /** A tied value had its id compared: with the border behind it, with the one ahead, or with both. */
  function tiesOf(part: Part): string[] {
    const ties = part.fitted.cuts.flatMap(({ value: border, accountId }, i) =>
      accountId === undefined
        ? []
        : [{ border: `${value(part)} = ${number(dialect, border)}`, score: i + 1 }],
    );
    if (ties.length === 0) return [];
    return [1, 0].map((past) =>
      caseWhen(
        ties.map(
          ({ border, score }): Branch => [
            allOf(`${own(part.score)} = ${score + past}`, border),
            "'rfm.tie '",
          ],
        ),
        "''",
      ),
    );
  }
}
