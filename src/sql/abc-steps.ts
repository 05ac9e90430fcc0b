import type { AbcModel } from '../concentration/abc-model.ts';
import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { type Branch, caseWhen, number } from './expressions.ts';
import type { ModelRequest } from './model-options.ts';
import type { Column, Step } from './statement.ts';

/** The step that adds `abcClass` (and `abcReasons`) to accounts: what `applyAbc` says. */
export function abcSteps(action: string, model: AbcModel, request: ModelRequest): Step[] {
  const { dialect, from, reasons } = request;
  const column =
    model.options.value ?? (Object.hasOwn(request.values, 'value') ? request.values.value : null);
  if (column === null || column === undefined)
    throw new TypeError(
      `Cannot ${action} as the ABC model was fitted with a function: name the column that has its values with values: { value: … }`,
    );
  const value = dialect.asDouble(`a.${dialect.identifier(column)}`);
  const isNoNumber = `${value} NOT BETWEEN ${number(dialect, -MAX_SUMMAND)} AND ${number(dialect, MAX_SUMMAND)}`;
  const { cuts } = model.fitted;
  const [a, b] = cuts ?? [null, null];
  const past = (cut: number | null, then: string): Branch[] =>
    cut === null ? [] : [[`${value} >= ${number(dialect, cut)}`, then]];
  const classes: readonly Branch[] = [
    [`${value} IS NULL`, 'NULL'],
    [isNoNumber, 'NULL'],
    ...past(a, "'A'"),
    ...past(b, "'B'"),
  ];
  const letter = cuts === null ? dialect.asText('NULL') : caseWhen(classes, "'C'");
  const codes: readonly Branch[] = [
    [`${value} IS NULL`, "'abc.missing_value'"],
    [isNoNumber, 'NULL'],
    ...(cuts === null ? [] : [...past(a, "'abc.class'"), ...past(b, "'abc.class'")]),
  ];
  const lowest = cuts === null ? "'abc.no_cuts'" : b === null ? "'abc.no_higher_class'" : "'abc.class'";
  const columns: Column[] = ['a.*', [letter, 'abcClass']];
  if (reasons) columns.push([caseWhen(codes, lowest), 'abcReasons']);
  return [
    {
      name: 'abc',
      note: 'ABC classes: the smallest values of A and of B',
      query: { columns, from: [from, 'a'] },
    },
  ];
}
