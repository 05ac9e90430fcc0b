import type { ClusterModel, FittedFeature } from '../clusters/cluster-model.ts';
import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { allOf, anyOf, type Branch, caseWhen, number } from './expressions.ts';
import type { ModelRequest } from './model-options.ts';
import { scaledSql } from './scaling-sql.ts';
import { type Column, checkColumnNames, columnName, columnSteps, type Step } from './statement.ts';
import { square } from './underflow.ts';

/** A feature, and where it is in the statement. */
interface Feature {
  readonly column: string;
  readonly scaled: string;
  readonly fitted: FittedFeature | undefined;
}

/** Steps that add `clusterId`, `clusterLabel`, `clusterDistance`, `clusterMargin`, `clusterNext`, and what they come from; `clusterReasons` on request. */
export function clusterSteps(
  action: string,
  { options, fitted }: ClusterModel,
  request: ModelRequest,
): Step[] {
  const { dialect, values } = request;
  const { clusters } = fitted;
  const features = options.features.map(({ name, field }, j): Feature => {
    const column = (Object.hasOwn(values, name) ? values[name] : undefined) ?? field;
    if (column === null)
      throw new TypeError(
        `Cannot ${action} as "${name}" was fitted with a function: name the column that has its values with values: { ${name}: … }`,
      );
    return { column, scaled: columnName('cluster', name, 'scaled'), fitted: fitted.features[j] };
  });
  const squared = (id: number): string => columnName('cluster', String(id), 'squared');
  checkColumnNames(action, [
    ...['clusterId', 'clusterLabel', 'clusterDistance', 'clusterMargin', 'clusterNext', 'clusterReasons'],
    ...features.map(({ scaled }) => scaled),
    ...clusters.map(({ id }) => squared(id)),
  ]);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const raw = ({ column }: Feature): string => dialect.asDouble(own(column));
  const isMissing = (feature: Feature): string => `${own(feature.column)} IS NULL`;
  const medianOf = (feature: Feature): number | null => feature.fitted?.median ?? null;
  const isOutside = anyOf(
    allOf(...features.map(isMissing)),
    ...features.filter((feature) => medianOf(feature) === null).map(isMissing),
  );
  // Beyond these it is an error in memory; such an account has no cluster here.
  const isOut = anyOf(
    ...features.map((feature) => `${raw(feature)} NOT BETWEEN ${n(-MAX_SUMMAND)} AND ${n(MAX_SUMMAND)}`),
  );

  const { steps, add } = columnSteps(request.from);
  add(
    'clusterScaled',
    'Features on the scale that they share',
    features.flatMap((feature): Column[] =>
      feature.fitted === undefined ? [] : [[scaled(feature, feature.fitted), feature.scaled]],
    ),
  );
  add(
    'clusterSquares',
    'Squared distances to the centres',
    clusters.map(({ id, scaled: centre }): Column => {
      const terms = features.map((feature, j) => {
        return square(dialect, `${own(feature.scaled)} - ${n(centre[j] as number)}`);
      });
      return [caseWhen([[isOutside, 'NULL']], terms.join(' + ')), squared(id)];
    }),
  );
  const ids = clusters.map(({ id }) => id);
  const nearer = (id: number, others: readonly number[]): string =>
    allOf(
      `${own(squared(id))} IS NOT NULL`,
      ...others
        .filter((other) => other !== id)
        .map((other) => `${own(squared(id))} <= ${own(squared(other))}`),
    );
  add('clusterNearest', 'The nearest centre; of equally near ones, the first', [
    [
      ids.length === 0
        ? dialect.asInteger('NULL')
        : caseWhen(ids.map((id): Branch => [nearer(id, ids), String(id)])),
      'clusterId',
    ],
  ]);
  const isOwn = (id: number): string => `${own('clusterId')} = ${id}`;
  const next = ids.map((id): Branch => {
    const others = ids
      .filter((other) => other !== id)
      .map((other) => anyOf(isOwn(other), `${own(squared(id))} <= ${own(squared(other))}`));
    return [allOf(`${own('clusterId')} <> ${id}`, ...others), String(id)];
  });
  add('clusterNext', 'Its name and distance, and the second nearest', [
    [
      caseWhen(
        clusters.map(({ id, label }): Branch => [isOwn(id), dialect.text(label)]),
        dialect.asText('NULL'),
      ),
      'clusterLabel',
    ],
    [distanceTo('clusterId'), 'clusterDistance'],
    [ids.length < 2 ? dialect.asInteger('NULL') : caseWhen(next), 'clusterNext'],
  ]);
  const nextDistance = distanceTo('clusterNext');
  const margin = caseWhen(
    [[`${nextDistance} > 0`, `1 - ${own('clusterDistance')} / ${nextDistance}`]],
    caseWhen([[`${own('clusterNext')} IS NOT NULL`, dialect.double(0)]]),
  );
  const last: Column[] = [[margin, 'clusterMargin']];
  if (request.reasons) last.push([reasons(), 'clusterReasons']);
  add('cluster', 'How clear it is: 0 is halfway between two clusters', last);
  return steps;

  function scaled(feature: Feature, { scaling }: FittedFeature): string {
    const median = medianOf(feature);
    const value = median === null ? raw(feature) : `COALESCE(${raw(feature)}, ${n(median)})`;
    return caseWhen([
      [`${value} BETWEEN ${n(-MAX_SUMMAND)} AND ${n(MAX_SUMMAND)}`, scaledSql(dialect, scaling, value)],
    ]);
  }

  function distanceTo(which: string): string {
    const branches = ids.map((id): Branch => [`${own(which)} = ${id}`, `sqrt(${own(squared(id))})`]);
    return branches.length === 0 ? dialect.asDouble('NULL') : caseWhen(branches);
  }

  function reasons(): string {
    const missing = features.map((feature) => caseWhen([[isMissing(feature), "'clusters.missing '"]], "''"));
    const imputed = features
      .filter((feature) => medianOf(feature) !== null)
      .map((feature) => caseWhen([[isMissing(feature), "'clusters.imputed '"]], "''"));
    const placed =
      ids.length === 0
        ? 'clusters.no_clusters '
        : ids.length === 1
          ? 'clusters.only '
          : `clusters.nearest ${'clusters.side '.repeat(features.length)}`;
    return `TRIM(${caseWhen(
      [
        [isOut, 'NULL'],
        [isOutside, dialect.concat(...missing)],
      ],
      dialect.concat(`'${placed}'`, ...(ids.length === 0 ? [] : imputed)),
    )})`;
  }
}
