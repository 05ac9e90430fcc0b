import type { CriteriaModel, FittedField } from '../tiers/criteria-model.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import { onGrid } from './arithmetic.ts';
import { anyOf, type Branch, caseWhen, least, number } from './expressions.ts';
import { knotLookup } from './knot-steps.ts';
import type { ModelRequest } from './model-options.ts';
import { pointsSql } from './scale-lines.ts';
import { type Column, checkColumnNames, columnName, columnSteps, type Step } from './statement.ts';
import { square } from './underflow.ts';

/** A field of a model, and where it is in the statement. */
interface Field extends FittedField {
  /** The column that it reads, that of its value as a number, and that of its points. */
  readonly column: string;
  readonly value: string;
  readonly points: string;
  /** The column of what it adds to its criterion, if that has parts. */
  readonly contribution: string;
}

/** A criterion; one that is no composite shares its points with its field. */
interface Criterion {
  readonly weight: number;
  readonly composite: boolean;
  readonly fields: readonly Field[];
  readonly points: string;
  readonly contribution: string;
}

/** Products of points and weights from here on have squares above 0. */
const TINY_WEIGHT = 1e-150;

/** The column of the points of a criterion, which conditions of tiers look at. */
export function criterionColumn(...path: readonly string[]): string {
  return columnName('criteria', ...path, 'normalized');
}

function criteriaOf(
  action: string,
  { fitted }: CriteriaModel,
  values: Readonly<Record<string, string>>,
): Criterion[] {
  const criteria = fitted.criteria.map(({ id, weight, composite, parts }): Criterion => {
    const fields = parts.map((part): Field => {
      const column = part.field ?? (Object.hasOwn(values, part.id) ? values[part.id] : undefined);
      if (column === undefined)
        throw new TypeError(
          `Cannot ${action} as "${part.id}" was fitted with a function: name the column that has its values with values: { ${part.id}: … }`,
        );
      const path = composite ? [id, part.id] : [id];
      return {
        ...part,
        column,
        value: columnName('criteria', ...path, 'value'),
        points: criterionColumn(...path),
        contribution: columnName('criteria', id, part.id, 'contribution'),
      };
    });
    const contribution = columnName('criteria', id, 'contribution');
    return { weight, composite, fields, points: criterionColumn(id), contribution };
  });
  checkColumnNames(action, [
    'criteriaScore',
    'criteriaCoverage',
    'criteriaReasons',
    ...criteria.flatMap(({ composite, fields, points, contribution }) => [
      points,
      contribution,
      ...fields.map((field) => field.value),
      ...(composite ? fields.flatMap((field) => [field.points, field.contribution]) : []),
    ]),
  ]);
  return criteria;
}

/**
 * Steps that add scores over criteria: values and points (`criteria<Id>Value`, `criteria<Id>Normalized`; of the parts of a composite `criteria<Id><Part>Value` and so on),
 * `criteriaScore`, `criteriaCoverage`, contributions (`criteria<Id>Contribution`; of the parts of a composite to its points `criteria<Id><Part>Contribution`), and `criteriaReasons` on request.
 */
export function criteriaSteps(action: string, model: CriteriaModel, request: ModelRequest): Step[] {
  const { dialect } = request;
  const criteria = criteriaOf(action, model, request.values);
  const fields = criteria.flatMap((criterion) => criterion.fields);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const value = (field: Field): string => own(field.value);
  const isInRange = (field: Field): string => `${value(field)} BETWEEN ${n(-MAX_VALUE)} AND ${n(MAX_VALUE)}`;
  // NaN and numbers out of range are an error in memory: such an account has no score here.
  const isOut = anyOf(
    ...fields.map((field) => `${value(field)} NOT BETWEEN ${n(-MAX_VALUE)} AND ${n(MAX_VALUE)}`),
  );

  type Weighed = { readonly points: string; readonly weight: number };
  const knownWeight = (parts: readonly Weighed[]): string =>
    `(${parts.map(({ points, weight }) => caseWhen([[`${own(points)} IS NULL`, '0']], n(weight))).join(' + ')})`;
  const weighted = ({ points, weight }: Weighed): string => `${n(weight)} * ${own(points)}`;
  const orZero = (x: string): string => `COALESCE(${x}, 0)`;
  const sum = (terms: readonly string[]): string => `(${terms.map(orZero).join(' + ')})`;
  const mean = (parts: readonly Weighed[]): string =>
    onGrid(dialect, `${sum(parts.map(weighted))} / ${knownWeight(parts)}`);
  const closeness = (parts: readonly Weighed[]): string => {
    const total = knownWeight(parts);
    const share = ({ weight }: Weighed): string => `${n(weight)} / ${dialect.asDouble(total)}`;
    const worst = sum(parts.map((part) => square(dialect, `${share(part)} * ${own(part.points)}`)));
    const best = sum(parts.map((part) => square(dialect, `${share(part)} * (100 - ${own(part.points)})`)));
    return onGrid(dialect, `100 * sqrt(${worst}) / (sqrt(${worst}) + sqrt(${best}))`);
  };
  const isUnknown = (parts: readonly Weighed[]): string => `${knownWeight(parts)} = 0`;

  const lookups = fields.map((field, i) => knotLookup(dialect, field.scale, value(field), i));
  const pointsStep: Column[] = fields.map((field, i): Column => {
    const points = lookups[i]?.points ?? pointsSql(dialect, field.scale, value(field));
    return [
      points === null ? dialect.asDouble('NULL') : caseWhen([[isInRange(field), onGrid(dialect, points)]]),
      field.points,
    ];
  });
  const composites = criteria.filter(({ composite }) => composite);
  const partsStep = composites.map(
    (criterion): Column => [
      caseWhen([[isUnknown(criterion.fields), 'NULL']], mean(criterion.fields)),
      criterion.points,
    ],
  );
  const byMean = model.options.aggregate === 'mean';
  const score = caseWhen(
    [[anyOf(isOut, isUnknown(criteria)), 'NULL']],
    byMean ? mean(criteria) : closeness(criteria),
  );

  const { steps, add } = columnSteps(request.from);
  for (const lookup of lookups) steps.push(...(lookup?.steps ?? []));
  add(
    'criteriaValues',
    'What the points are given for, as numbers',
    fields.map((field): Column => [dialect.asDouble(own(field.column)), field.value]),
  );
  add(
    'criteriaPoints',
    'Points of every field: straight lines between the knots of its scale',
    pointsStep,
    lookups.flatMap((lookup) => (lookup === null ? [] : [lookup.join])),
  );
  add('criteriaParts', 'Criteria made of parts: the mean of what is known, by weight', partsStep);
  add('criteriaScore', 'One score from all criteria, and the weight of what is known', [
    [score, 'criteriaScore'],
    [caseWhen([[isOut, 'NULL']], coverage()), 'criteriaCoverage'],
  ]);
  const last: Column[] = criteria.flatMap((criterion, i): Column[] => [
    [contribution(criteria, i, 'criteriaScore', byMean), criterion.contribution],
    ...(criterion.composite ? criterion.fields : []).map(
      (field, j): Column => [contribution(criterion.fields, j, criterion.points, true), field.contribution],
    ),
  ]);
  if (request.reasons) last.push([reasons(), 'criteriaReasons']);
  add('criteria', 'What every criterion adds to the score', last);
  return steps;

  function coverage(): string {
    const full = criteria.reduce((total, { weight }) => total + weight, 0);
    const terms = criteria.map(({ weight, composite, fields: parts, points }): string => {
      if (!composite) return caseWhen([[`${own(points)} IS NULL`, '0']], n(weight));
      const all = parts.reduce((total, part) => total + part.weight, 0);
      return `${n(weight)} * (${knownWeight(parts)} / ${dialect.double(all)})`;
    });
    const known = onGrid(dialect, terms.join(' + '));
    return full > 1 ? least([`(${known})`, '1']) : known;
  }

  /** Differences of a running total on the grid: they add up to the whole exactly, each within two units of the grid of the library's. */
  function contribution(parts: readonly Weighed[], at: number, whole: string, byMean: boolean): string {
    const terms = parts.map((part) => (byMean ? weighted(part) : square(dialect, weighted(part))));
    const total = sum(terms);
    const ratio = (count: number): string => {
      const upTo = sum(terms.slice(0, count));
      const quotient = `${upTo} / ${dialect.asDouble(total)}`;
      if (parts.every(({ weight }) => weight >= TINY_WEIGHT)) return quotient;
      // Squares of tiny weights are 0 in memory too, where what is known then shares the whole equally.
      const known = (some: readonly Weighed[]): string =>
        dialect.asDouble(
          some.map(({ points }) => caseWhen([[`${own(points)} IS NULL`, '0']], '1')).join(' + '),
        );
      return caseWhen(
        [
          [`${total} = 0`, `${known(parts.slice(0, count))} / ${known(parts)}`],
          [`${upTo} < ${n(1e-300)} AND ${total} > ${n(1e-20)}`, '0'],
        ],
        quotient,
      );
    };
    const upTo = (count: number): string => onGrid(dialect, `${ratio(count)} * ${own(whole)}`);
    const { points } = parts[at] as Weighed;
    return caseWhen(
      [[anyOf(`${own(whole)} IS NULL`, `${own(points)} IS NULL`, `${own(whole)} = 0`), dialect.double(0)]],
      at === 0 ? upTo(1) : `${upTo(at + 1)} - ${upTo(at)}`,
    );
  }

  function reasons(): string {
    const codes = fields.map((field): string =>
      caseWhen(
        [[`${own(field.column)} IS NULL`, "'criteria.missing '"] satisfies Branch],
        field.scale.knots.length === 0 ? "'criteria.no_scale '" : "'criteria.points '",
      ),
    );
    codes.push(caseWhen([[`${own('criteriaScore')} IS NULL`, "'criteria.no_score '"]], "''"));
    return caseWhen([[isOut, 'NULL']], `TRIM(${dialect.concat(...codes)})`);
  }
}
