import { describe, expect, test } from 'vitest';
import { applyRfm, fitRfm, parseRfmModel } from '../../src/index.ts';
import { bookOf, errorOf, FITS, rowsOf } from './support.ts';

const book = rowsOf(
  [1, 1, 5],
  [1, 2, 7],
  [1, 3, 1],
  [4, 4, 2],
  [9, 10, 100],
  [9, 20, -20],
  [9, 30, 3],
  [9, 40, 3],
  [2, 2, 2],
  [30, 1, 0],
  [31, 1, 0.5],
  [12, 5, 4.25],
);

/** A copy of a model with one place changed; the path is written as in the messages. */
function changed(model: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(model) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

describe('a stored model', () => {
  test.each(Object.keys(FITS))('%s: is plain JSON, and scores the same after a round trip', (name) => {
    const model = fitRfm(book, FITS[name]);
    const text = JSON.stringify(model);
    expect(JSON.parse(text)).toStrictEqual(model);
    expect(parseRfmModel(text)).toStrictEqual(model);
    expect(parseRfmModel(JSON.parse(text))).toStrictEqual(model);
    expect(JSON.stringify(parseRfmModel(text))).toBe(text);
    const scored = applyRfm(book, model, { values: FITS[name]?.values });
    expect(applyRfm(book, parseRfmModel(text), { values: FITS[name]?.values })).toStrictEqual(scored);
  });

  test('is small, whatever the number of accounts', () => {
    const sizeOf = (n: number) =>
      JSON.stringify(fitRfm(bookOf(Array.from({ length: n }, (_, i) => i % 997)))).length;
    expect(Math.abs(sizeOf(5000) - sizeOf(1000))).toBeLessThan(100);
  });

  test('holds no ids but those of ntile’s cuts', () => {
    const named = bookOf(
      [1, 2, 3, 4, 5, 6],
      ['secret1', 'secret2', 'secret3', 'secret4', 'secret5', 'secret6'],
    );
    for (const [name, options] of Object.entries(FITS)) {
      const ids = JSON.stringify(fitRfm(named, options)).match(/secret\d/g) ?? [];
      expect(ids.length > 0).toBe(/^(ntile|mixed|further)/.test(name));
    }
  });

  test('that is read is a copy', () => {
    const model = fitRfm(book);
    const read = parseRfmModel(model);
    expect(read).toStrictEqual(model);
    expect(read).not.toBe(model);
    expect(read.options).not.toBe(model.options);
  });

  test('may lack what is optional', () => {
    const model = fitRfm(book, { method: 'ntile' });
    const bare = changed(model, 'fitted.dimensions.0.bands', []);
    expect(parseRfmModel(bare)).toStrictEqual(bare);
    expect(parseRfmModel(changed(model, 'options.dimensions.0.field', null))).toBeDefined();
    expect(parseRfmModel(changed(model, 'trainedOn.asOf', '2026-01-31')).trainedOn.asOf).toBe('2026-01-31');
    expect(
      parseRfmModel(
        changed(model, 'fitted.notices', [{ code: 'x', field: 'y', value: null, threshold: null }]),
      ),
    ).toBeDefined();
    expect(
      parseRfmModel(
        changed(model, 'fitted.notices', [{ code: 'x', field: 'y', value: '2, 3', threshold: 'z' }]),
      ),
    ).toBeDefined();
  });
});

describe('damage', () => {
  const nestedOf = () => fitRfm(book, { method: 'nested', bins: 2 });
  const lrfmOf = () => fitRfm(book, { values: { length: 'recency', churn: 'recency' } });
  const cut = { value: 1, inclusive: true };

  test('text that is not JSON', () => {
    expect(errorOf(() => parseRfmModel('{ kind: rfm }'))).toBe(
      'SyntaxError: Cannot parse rfm as the text is not JSON: it starts with "{ kind: rfm }"',
    );
    expect(errorOf(() => parseRfmModel(`x${'y'.repeat(100)}`))).toBe(
      `SyntaxError: Cannot parse rfm as the text is not JSON: it starts with "x${'y'.repeat(39)}"`,
    );
    expect(errorOf(() => parseRfmModel(''))).toBe(
      'SyntaxError: Cannot parse rfm as the text is not JSON: it starts with ""',
    );
  });

  test.each([
    ['null', null, 'it must be an object: current value is null'],
    ['the text null', 'null', 'it must be an object: current value is null'],
    ['undefined', undefined, 'it must be an object: current value is undefined'],
    ['a number', 5, 'it must be an object: current value is 5'],
    ['the text "5"', '5', 'it must be an object: current value is 5'],
    ['an array', [{}], 'it must be an object: current value is an array of 1'],
    ['{}', {}, '"kind" must be "rfm": current value is undefined'],
    ['another kind', { kind: 'abc', version: 1 }, '"kind" must be "rfm": current value is "abc"'],
    ['no version', { kind: 'rfm' }, '"version" must be 1: current value is undefined'],
    ['another version', { kind: 'rfm', version: 2 }, '"version" must be 1: current value is 2'],
    ['version as text', { kind: 'rfm', version: '1' }, '"version" must be 1: current value is "1"'],
  ])('%s', (_, json, text) => {
    expect(errorOf(() => parseRfmModel(json))).toBe(`TypeError: Cannot parse rfm as ${text}`);
  });

  const METHODS = '"quantile", "rank", "ntile", "cuts", "naturalBreaks", "share", "r-rfm", "nested"';
  const ENDS = '"(]", "[)", "[]", "()"';
  const TEN = new Array(10).fill(cut);
  const RECENCY = { name: 'recency', field: 'recency', better: 'low', method: 'nested', bins: 2, weight: 1 };
  const TWO = [RECENCY, RECENCY];

  /** The place, what it must be, then values that it must not be with their names. */
  const PLACES: ReadonlyArray<readonly [string, string, ReadonlyArray<readonly [unknown, string]>]> = [
    [
      'options',
      'of type object',
      [
        [undefined, 'undefined'],
        [1, '1'],
        [[], 'an array of 0'],
      ],
    ],
    [
      'options.closed',
      'one of "right", "left"',
      [
        [undefined, 'undefined'],
        ['both', '"both"'],
      ],
    ],
    [
      'options.dimensions',
      'of type array',
      [
        [undefined, 'undefined'],
        [{}, 'an object'],
      ],
    ],
    [
      'options.dimensions',
      'at least 3 long',
      [
        [[], 'an array of 0'],
        [TWO, 'an array of 2'],
      ],
    ],
    [
      'options.dimensions.0.name',
      'of type string',
      [
        [undefined, 'undefined'],
        [1, '1'],
      ],
    ],
    [
      'options.dimensions.0.field',
      'of type string',
      [
        [undefined, 'undefined'],
        [1, '1'],
      ],
    ],
    [
      'options.dimensions.1.better',
      'one of "high", "low"',
      [
        [undefined, 'undefined'],
        ['up', '"up"'],
      ],
    ],
    [
      'options.dimensions.2.method',
      `one of ${METHODS}`,
      [
        [undefined, 'undefined'],
        ['mean', '"mean"'],
      ],
    ],
    [
      'options.dimensions.2.bins',
      'of type number',
      [
        [undefined, 'undefined'],
        ['5', '"5"'],
      ],
    ],
    ['options.dimensions.2.bins', 'of type int', [[2.5, '2.5']]],
    ['options.dimensions.2.bins', 'at least 2', [[1, '1']]],
    ['options.dimensions.2.bins', 'at most 10', [[11, '11']]],
    [
      'options.dimensions.2.weight',
      'of type number',
      [
        [undefined, 'undefined'],
        [null, 'null'],
        ['1', '"1"'],
      ],
    ],
    [
      'options.dimensions.2.weight',
      'of type number',
      [
        [Number.POSITIVE_INFINITY, 'Infinity'],
        [Number.NaN, 'NaN'],
      ],
    ],
    ['options.dimensions.2.weight', 'at least 0', [[-1, '-1']]],
    ['options.dimensions.2.weight', 'at most 1000000', [[1000001, '1000001']]],
    [
      'fitted',
      'of type object',
      [
        [undefined, 'undefined'],
        [null, 'null'],
      ],
    ],
    [
      'fitted.dimensions',
      'of type array',
      [
        [undefined, 'undefined'],
        [{}, 'an object'],
      ],
    ],
    [
      'fitted.dimensions.0.name',
      'of type string',
      [
        [undefined, 'undefined'],
        [5, '5'],
      ],
    ],
    [
      'fitted.dimensions.0.cuts',
      'of type array',
      [
        [undefined, 'undefined'],
        [5, '5'],
      ],
    ],
    ['fitted.dimensions.0.cuts', 'at most 9 long', [[TEN, 'an array of 10']]],
    ['fitted.dimensions.0.cuts.0', 'of type object', [[5, '5']]],
    [
      'fitted.dimensions.0.cuts.0.value',
      'of type number',
      [
        [undefined, 'undefined'],
        [null, 'null'],
        ['1', '"1"'],
      ],
    ],
    [
      'fitted.dimensions.0.cuts.0.value',
      'of type number',
      [
        [Number.POSITIVE_INFINITY, 'Infinity'],
        [Number.NaN, 'NaN'],
      ],
    ],
    [
      'fitted.dimensions.0.cuts.0.inclusive',
      'of type boolean',
      [
        [undefined, 'undefined'],
        [1, '1'],
      ],
    ],
    ['fitted.dimensions.0.cuts.0.accountId', 'of type string', [[5, '5']]],
    ['fitted.dimensions.1.groups', 'of type record', [[5, '5']]],
    ['fitted.dimensions.1.groups.2', 'of type array', [[5, '5']]],
    ['fitted.dimensions.1.groups.2', 'at most 9 long', [[TEN, 'an array of 10']]],
    [
      'fitted.dimensions.1.groups.2.0.value',
      'of type number',
      [
        [undefined, 'undefined'],
        ['x', '"x"'],
      ],
    ],
    [
      'fitted.dimensions.0.bands',
      'of type array',
      [
        [undefined, 'undefined'],
        [{}, 'an object'],
      ],
    ],
    ['fitted.dimensions.0.bands.0.score', 'of type number', [[undefined, 'undefined']]],
    ['fitted.dimensions.0.bands.0.score', 'of type int', [[1.5, '1.5']]],
    ['fitted.dimensions.0.bands.0.score', 'at least 1', [[0, '0']]],
    ['fitted.dimensions.0.bands.0.score', 'at most 10', [[11, '11']]],
    ['fitted.dimensions.0.bands.0.count', 'of type number', [[undefined, 'undefined']]],
    ['fitted.dimensions.0.bands.0.count', 'of type int', [[0.5, '0.5']]],
    ['fitted.dimensions.0.bands.0.count', 'at least 0', [[-1, '-1']]],
    ['fitted.dimensions.0.bands.0.threshold', 'of type tuple', [[null, 'null']]],
    ['fitted.dimensions.0.bands.0.threshold', 'at least 2 long', [[[1], 'an array of 1']]],
    ['fitted.dimensions.0.bands.0.threshold', 'at most 2 long', [[[1, 2, 3], 'an array of 3']]],
    ['fitted.dimensions.0.bands.0.threshold.0', 'of type number', [['x', '"x"']]],
    [
      'fitted.dimensions.0.bands.0.ends',
      `one of ${ENDS}`,
      [
        ['][', '"]["'],
        [null, 'null'],
      ],
    ],
    [
      'fitted.notices',
      'of type array',
      [
        [undefined, 'undefined'],
        [{}, 'an object'],
      ],
    ],
    [
      'fitted.notices.0.code',
      'of type string',
      [
        [undefined, 'undefined'],
        [1, '1'],
      ],
    ],
    [
      'fitted.notices.0.field',
      'of type string',
      [
        [undefined, 'undefined'],
        [1, '1'],
      ],
    ],
    [
      'fitted.notices.0.value',
      'as documented',
      [
        [undefined, 'undefined'],
        [true, 'true'],
      ],
    ],
    [
      'fitted.notices.0.threshold',
      'as documented',
      [
        [undefined, 'undefined'],
        [[], 'an array of 0'],
      ],
    ],
    [
      'trainedOn',
      'of type object',
      [
        [undefined, 'undefined'],
        [null, 'null'],
      ],
    ],
    ['trainedOn.accounts', 'of type number', [[undefined, 'undefined']]],
    ['trainedOn.accounts', 'of type int', [[0.5, '0.5']]],
    ['trainedOn.accounts', 'at least 0', [[-1, '-1']]],
    ['trainedOn.used', 'of type number', [[undefined, 'undefined']]],
    ['trainedOn.used', 'of type int', [[0.5, '0.5']]],
    ['trainedOn.used', 'at least 0', [[-1, '-1']]],
    [
      'trainedOn.asOf',
      'of type string',
      [
        [undefined, 'undefined'],
        [5, '5'],
      ],
    ],
  ];

  test.each(
    PLACES.flatMap(([path, wanted, values]) =>
      values.map(
        ([value, shown]) => [`"${path}" must be ${wanted}: current value is ${shown}`, path, value] as const,
      ),
    ),
  )('%s', (text, path, value) => {
    expect(errorOf(() => parseRfmModel(changed(nestedOf(), path, value)))).toBe(
      `TypeError: Cannot parse rfm as ${text}`,
    );
  });

  test.each([
    ['', 'note'],
    ['options.', 'cuts'],
    ['options.dimensions.0.', 'unit'],
    ['fitted.', 'rows'],
    ['fitted.dimensions.1.', 'mean'],
    ['fitted.dimensions.1.cuts.0.', 'id'],
    ['fitted.dimensions.1.groups.2.0.', 'id'],
    ['fitted.dimensions.0.bands.1.', 'label'],
    ['fitted.notices.0.', 'text'],
    ['trainedOn.', 'at'],
  ])('an unknown field: %s%s', (path, field) => {
    expect(errorOf(() => parseRfmModel(changed(nestedOf(), `${path}${field}`, 1)))).toBe(
      `TypeError: Cannot parse rfm as there is no field "${path}${field}"`,
    );
  });

  test('the bounds themselves are no damage', () => {
    for (const [path, value] of [
      ['options.dimensions.2.bins', 2],
      ['options.dimensions.2.bins', 10],
      ['options.dimensions.2.weight', 0],
      ['options.dimensions.2.weight', 1e6],
      ['fitted.dimensions.0.bands.0.score', 1],
      ['fitted.dimensions.0.bands.0.score', 10],
      ['fitted.dimensions.0.bands.0.count', 0],
      ['fitted.dimensions.0.bands.0.ends', '[]'],
      ['fitted.dimensions.0.cuts', [cut]],
      ['fitted.dimensions.0.cuts', []],
      ['fitted.dimensions.1.groups', {}],
      ['trainedOn.used', 0],
    ] as const)
      expect(errorOf(() => parseRfmModel(changed(nestedOf(), path, value)))).toBe('no error');
    const nine = changed(nestedOf(), 'fitted.dimensions.0.cuts', new Array(9).fill(cut));
    expect(errorOf(() => parseRfmModel(changed(nine, 'options.dimensions.0.bins', 10)))).toBe('no error');
  });

  test('dimensions must be those of RFM, in order, and further ones of other names', () => {
    const nested = nestedOf();
    const lrfm = lrfmOf();
    const text =
      'TypeError: Cannot parse rfm as the dimensions must be recency, frequency, monetary and further ones of other names';
    for (let d = 0; d < 3; d++) {
      const renamed = changed(nested, `options.dimensions.${d}.name`, 'x');
      expect(errorOf(() => parseRfmModel(changed(renamed, `fitted.dimensions.${d}.name`, 'x')))).toBe(text);
    }
    const twice = changed(
      changed(lrfm, 'options.dimensions.3.name', 'length'),
      'fitted.dimensions.3.name',
      'length',
    );
    expect(errorOf(() => parseRfmModel(twice))).toBe(text);
    expect(parseRfmModel(lrfm)).toStrictEqual(lrfm);
  });

  test('at least one weight must be > 0', () => {
    const nested = nestedOf();
    const weightless = [0, 1, 2].reduce<unknown>(
      (model, d) => changed(model, `options.dimensions.${d}.weight`, 0),
      nested,
    );
    expect(errorOf(() => parseRfmModel(weightless))).toBe(
      'TypeError: Cannot parse rfm as at least one weight must be > 0',
    );
    expect(errorOf(() => parseRfmModel(changed(weightless, 'options.dimensions.2.weight', 1e-9)))).toBe(
      'no error',
    );
  });

  test('what was fitted must fit the options', () => {
    const nested = nestedOf();
    const lrfm = lrfmOf();
    const text =
      'TypeError: Cannot parse rfm as the fitted dimensions must be those of the options, with fewer cuts than bins';
    const damages = [
      changed(nested, 'fitted.dimensions.2.name', 'x'),
      changed(nested, 'fitted.dimensions.0.cuts', [cut, cut]),
      changed(nested, 'fitted.dimensions.1.groups.2', [cut, cut]),
      changed(nested, 'fitted.dimensions', nested.fitted.dimensions.slice(0, 2)),
      changed(nested, 'fitted.dimensions', [...nested.fitted.dimensions, nested.fitted.dimensions[2]]),
      changed(lrfm, 'fitted.dimensions.4.name', 'tenure'),
      changed(lrfm, 'options.dimensions.4.bins', 4),
    ];
    for (const damage of damages) expect(errorOf(() => parseRfmModel(damage))).toBe(text);
  });
});
