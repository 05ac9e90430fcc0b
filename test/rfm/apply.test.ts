import { describe, expect, test } from 'vitest';
import {
  applyRfm,
  type FitRfmOptions,
  fitRfm,
  parseRfmModel,
  type RfmScore,
  scoreRfm,
} from '../../src/index.ts';
import { bookOf, errorOf, type FullRow, type Row, rowsOf } from './support.ts';

const CUTS = { recency: [30, 90, 180, 365], frequency: [1, 3, 6, 12], monetary: [100, 500, 2000, 9000] };
const PROSPECT: Row = { accountId: 'P', recency: null, frequency: 0, monetary: 0 };

function rfmOf(row: Row, options: FitRfmOptions<Row>): RfmScore {
  return applyRfm([row], fitRfm<Row>([], options))[0]?.rfm as RfmScore;
}

describe('a score', () => {
  const acme = { accountId: 'Acme', recency: 12, frequency: 9, monetary: 700, owner: 'Kim' };

  test('has this form', () => {
    expect(applyRfm([acme], fitRfm([], { cuts: CUTS }))).toStrictEqual([
      {
        accountId: 'Acme',
        recency: 12,
        frequency: 9,
        monetary: 700,
        owner: 'Kim',
        rfm: {
          recency: 5,
          frequency: 4,
          monetary: 3,
          code: '543',
          score: 4,
          reasons: [
            {
              code: 'rfm.band',
              field: 'recency',
              value: 12,
              op: 'in',
              threshold: [null, 30],
              ends: '(]',
              score: 5,
              of: 5,
              weight: 1 / 3,
            },
            {
              code: 'rfm.band',
              field: 'frequency',
              value: 9,
              op: 'in',
              threshold: [6, 12],
              ends: '(]',
              score: 4,
              of: 5,
              weight: 1 / 3,
            },
            {
              code: 'rfm.band',
              field: 'monetary',
              value: 700,
              op: 'in',
              threshold: [500, 2000],
              ends: '(]',
              score: 3,
              of: 5,
              weight: 1 / 3,
            },
          ],
        },
      },
    ]);
  });

  test('is the same by scoreRfm', () => {
    const book = [acme, { ...acme, accountId: 'Blue', frequency: 30 }];
    for (const options of [{ bins: 3 }, { method: 'ntile' }, { cuts: CUTS }] as const)
      expect(scoreRfm(book, options)).toStrictEqual(applyRfm(book, fitRfm(book, options)));
    expect(scoreRfm(book)).toStrictEqual(applyRfm(book, fitRfm(book)));
  });

  test('replaces one that is there', () => {
    const stale = { ...acme, rfm: { ...rfmOf(acme, { cuts: CUTS }), code: '111', recency: 1 } };
    expect(applyRfm([stale], fitRfm([], { cuts: CUTS }))[0]?.rfm.code).toBe('543');
  });

  test('no accounts give no rows', () => {
    expect(applyRfm([], fitRfm([]))).toEqual([]);
    expect(scoreRfm([])).toEqual([]);
  });
});

describe('code', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8];
  const ten = [...nine, 9];

  test('has no separator up to nine bins', () => {
    const cuts = { recency: [1], frequency: nine, monetary: nine };
    expect(rfmOf({ accountId: 'A', recency: 0, frequency: 99, monetary: 0 }, { cuts }).code).toBe('291');
  });

  test.each(['recency', 'frequency', 'monetary'] as const)('has one where %s has ten', (field) => {
    const cuts = { recency: [1], frequency: [1], monetary: [1], [field]: ten };
    expect(rfmOf({ accountId: 'A', recency: 99, frequency: 0, monetary: 0 }, { cuts }).code).toBe('1-1-1');
    const best = rfmOf({ accountId: 'A', recency: 0, frequency: 99, monetary: 99 }, { cuts });
    expect(best.code).toBe(
      ['recency', 'frequency', 'monetary'].map((name) => (name === field ? 10 : 2)).join('-'),
    );
  });

  test('does not look at further dimensions', () => {
    const options = {
      cuts: { recency: [1], frequency: [1], monetary: [1], length: ten },
      values: { length: 'recency' },
    } as const;
    const rfm = rfmOf({ accountId: 'A', recency: 99, frequency: 0, monetary: 0 }, options);
    expect([rfm.code, rfm.more]).toEqual(['111', { length: 10 }]);
  });

  test('is right for every combination of scores, in any order of rows', () => {
    const cuts = { recency: ten, frequency: ten, monetary: ten };
    const rows = rowsOf(
      ...[10, 1, 5].flatMap((r) =>
        [1, 10, 3].flatMap((f) => [2, 10, 9].map((m) => [10 - r, f, m] as [number, number, number])),
      ),
    );
    for (const { rfm } of [...scoreRfm(rows, { cuts }), ...scoreRfm([...rows].reverse(), { cuts })])
      expect(rfm.code).toBe(`${rfm.recency}-${rfm.frequency}-${rfm.monetary}`);
  });
});

describe('the mean score', () => {
  const row = { accountId: 'A', recency: 12, frequency: 9, monetary: 700 };
  const withWeights = (weights: FitRfmOptions<Row>['weights']) => rfmOf(row, { cuts: CUTS, weights });

  test('is exactly the weighted mean', () => {
    expect(withWeights({}).score).toBe(4);
    expect(withWeights({ recency: 3, frequency: 2 }).score).toBe((3 * 5 + 2 * 4 + 3) / 6);
    expect(withWeights({ recency: 0.5, frequency: 0.25, monetary: 0.25 }).score).toBe(4.25);
    expect(withWeights({ recency: 0 }).score).toBe(3.5);
    expect(withWeights({ recency: 0, frequency: 0 }).score).toBe(3);
    expect(withWeights({ frequency: 0, monetary: 0, recency: 1e6 }).score).toBe(5);
    expect(rfmOf({ ...row, frequency: 1 }, { cuts: CUTS }).score).toBe((5 + 1 + 3) / 3);
  });

  test('its weights add up to 1 in the reasons', () => {
    const shares = (weights: FitRfmOptions<Row>['weights']) =>
      withWeights(weights).reasons.map(({ weight }) => weight);
    expect(shares({})).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(shares({ recency: 3, frequency: 2 })).toEqual([3 / 6, 2 / 6, 1 / 6]);
    expect(shares({ recency: 0 })).toEqual([0, 0.5, 0.5]);
  });
});

describe('further dimensions', () => {
  interface Account extends FullRow {
    readonly tenure: number | null;
    readonly churn: number | null;
  }
  const book: Account[] = bookOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).map((row, i) => ({
    ...row,
    tenure: 100 * (i + 1),
    churn: i,
  }));

  test('LRFM: one more score, not in the code, in the mean', () => {
    const model = fitRfm(book, { values: { length: 'tenure' } });
    expect(model.options.dimensions.map(({ name, field, better }) => [name, field, better])).toEqual([
      ['recency', 'recency', 'low'],
      ['frequency', 'frequency', 'high'],
      ['monetary', 'monetary', 'high'],
      ['length', 'tenure', 'high'],
    ]);
    const [worst, , , , , , , , , best] = applyRfm(book, model);
    expect(worst?.rfm).toMatchObject({ code: '511', more: { length: 1 }, score: 2 });
    expect(best?.rfm).toMatchObject({ code: '155', more: { length: 5 }, score: 4 });
    expect(best?.rfm.reasons.map(({ field, value, weight }) => [field, value, weight])).toEqual([
      ['recency', 10, 0.25],
      ['frequency', 10, 0.25],
      ['monetary', 10, 0.25],
      ['length', 1000, 0.25],
    ]);
  });

  test('without any, there is no `more`', () => {
    expect(scoreRfm(book).every(({ rfm }) => !('more' in rfm))).toBe(true);
  });

  test('come in order of their names', () => {
    const model = fitRfm(book, {
      values: { zeal: 'tenure', length: 'tenure', churn: { value: 'churn', better: 'low' } },
      bins: { zeal: 2, length: 3, churn: 4 },
    });
    expect(model.fitted.dimensions.map(({ name }) => name)).toEqual([
      'recency',
      'frequency',
      'monetary',
      'churn',
      'length',
      'zeal',
    ]);
    expect(Object.entries(applyRfm(book, model)[9]?.rfm.more ?? {})).toEqual([
      ['churn', 1],
      ['length', 3],
      ['zeal', 2],
    ]);
    expect(applyRfm(book, model)[0]?.rfm.more).toEqual({ churn: 4, length: 1, zeal: 1 });
  });

  test('better: low, high and the defaults', () => {
    const model = fitRfm(book, {
      values: {
        recency: { value: 'recency', better: 'high' },
        frequency: { value: 'frequency', better: 'low' },
        monetary: { value: 'tenure' },
        churn: { value: 'churn', better: undefined },
      },
    });
    expect(model.options.dimensions.map(({ field, better }) => `${field} ${better}`)).toEqual([
      'recency high',
      'frequency low',
      'tenure high',
      'churn high',
    ]);
    expect(applyRfm(book, model)[9]?.rfm).toMatchObject({ code: '515', more: { churn: 5 } });
  });

  test('a name with undefined is none', () => {
    const model = fitRfm(book, { values: { length: undefined, recency: undefined } });
    expect(model).toStrictEqual(fitRfm(book));
  });

  test('the name of a built-in property is a name like others', () => {
    const model = fitRfm(book, { values: JSON.parse('{ "constructor": "tenure" }') });
    expect(applyRfm(book, model)[9]?.rfm.more).toEqual({ constructor: 5 });
  });

  test('another field serves for a dimension of RFM, and is the one that is read', () => {
    const model = fitRfm(book, { values: { monetary: 'churn' } });
    const blind = book.map((row) => ({ ...row, monetary: Number.NaN }));
    expect(applyRfm(blind, model).map(({ rfm }) => rfm.monetary)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(errorOf(() => fitRfm(blind))).not.toBe('no error');
  });

  test('an account without a further value is not scored at all', () => {
    const model = fitRfm(book, { values: { length: 'tenure', churn: 'churn' } });
    const [row] = applyRfm([{ ...(book[0] as Account), tenure: null }], model);
    expect(row?.rfm).toStrictEqual({
      recency: null,
      frequency: null,
      monetary: null,
      code: null,
      score: null,
      more: { churn: null, length: null },
      reasons: [{ code: 'rfm.missing', field: 'length', value: null, op: 'missing', threshold: null }],
    });
  });
});

describe('functions as values', () => {
  const book = bookOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const perOrder = (account: Row) =>
    account.monetary === null || account.frequency === null ? null : account.monetary * account.frequency;
  const values = {
    monetary: perOrder,
    margin: { value: (account: Row) => account.monetary, better: 'low' },
  } as const;

  test('are read at fit and apply', () => {
    const model = fitRfm(book, { values });
    expect(model.options.dimensions.map(({ name, field }) => [name, field])).toEqual([
      ['recency', 'recency'],
      ['frequency', 'frequency'],
      ['monetary', null],
      ['margin', null],
    ]);
    const rows = applyRfm(book, model, { values });
    expect(rows.map(({ rfm }) => rfm.monetary)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(rows.map(({ rfm }) => rfm.more?.margin)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(rows[2]?.rfm.reasons[2]).toMatchObject({ field: 'monetary', value: 9 });
    expect(scoreRfm(book, { values })).toStrictEqual(rows);
  });

  test('survive a stored model, as long as they are given again', () => {
    const model = parseRfmModel(JSON.stringify(fitRfm(book, { values })));
    expect(applyRfm(book, model, { values })).toStrictEqual(scoreRfm(book, { values }));
    // The direction is the model's, and a field can take the place of a function.
    const again = { monetary: perOrder, margin: 'monetary' } as const;
    expect(applyRfm(book, model, { values: again })).toStrictEqual(scoreRfm(book, { values }));
  });

  test('are asked for where they are missing', () => {
    const model = fitRfm(book, { values });
    const text = (name: string) =>
      `TypeError: Cannot apply an RFM model as "${name}" was fitted with a function, which a model cannot hold: give it again with values: { ${name}: … }`;
    const errorWith = (given?: Parameters<typeof applyRfm<FullRow>>[2]) =>
      errorOf(() => applyRfm(book, model, given));
    expect(errorWith()).toBe(text('monetary'));
    expect(errorWith({})).toBe(text('monetary'));
    expect(errorWith({ values: undefined })).toBe(text('monetary'));
    expect(errorWith({ values: {} })).toBe(text('monetary'));
    expect(errorWith({ values: { recency: perOrder } })).toBe(text('monetary'));
    expect(errorWith({ values: { monetary: undefined, margin: perOrder } })).toBe(text('monetary'));
    expect(errorWith({ values: { monetary: perOrder } })).toBe(text('margin'));
    expect(errorWith({ values: { monetary: perOrder, margin: undefined } })).toBe(text('margin'));
  });

  test('where the model reads a field, it does so whatever is given', () => {
    const model = fitRfm(book);
    expect(applyRfm(book, model, { values: { monetary: () => 1, more: () => 2 } })).toStrictEqual(
      applyRfm(book, model),
    );
  });

  test('what they return is checked', () => {
    const wrong = { margin: () => Number.NaN };
    expect(errorOf(() => fitRfm(book, { values: wrong }))).toBe(
      'TypeError: Cannot fit RFM bands as accounts[0] ("A0") must have a finite number within ±1e+290 or null for "margin": current value is NaN',
    );
  });
});

describe('options of applyRfm', () => {
  const errorWith = (options: unknown) =>
    errorOf(() => applyRfm(bookOf([1]), fitRfm(bookOf([1, 2])), options as never));

  test.each([
    [5, 'the options must be an object: current value is 5'],
    [{ bins: 3 }, 'there is no option "bins": the options are values'],
    [{ values: 5 }, 'the options must be an object: current value is 5'],
    [
      { values: { monetary: 5 } },
      '"monetary" must be a field name, a function of the account, or { value, better }: current value is 5',
    ],
  ])('%j is refused', (options, text) => {
    expect(errorWith(options)).toBe(`TypeError: Cannot apply an RFM model as ${text}`);
  });

  test.each([
    [null, `the model's "kind" must be "rfm": current value is undefined`],
    [undefined, `the model's "kind" must be "rfm": current value is undefined`],
    [{ kind: 'abc', version: 1 }, `the model's "kind" must be "rfm": current value is "abc"`],
    [{ kind: 'rfm', version: 2 }, `the model's "version" must be 1: current value is 2`],
  ])('a model that is none is refused: %#', (wrong, text) => {
    expect(errorOf(() => applyRfm(bookOf([1]), wrong as never))).toBe(
      `TypeError: Cannot apply an RFM model as ${text}`,
    );
  });
});

describe('prospects', () => {
  test('have null scores and the reason', () => {
    const [row] = applyRfm([PROSPECT], fitRfm(bookOf([1, 2, 3])));
    expect(row).toStrictEqual({
      ...PROSPECT,
      rfm: {
        recency: null,
        frequency: null,
        monetary: null,
        code: null,
        score: null,
        reasons: [{ code: 'rfm.missing', field: 'recency', value: null, op: 'missing', threshold: null }],
      },
    });
  });

  test('every missing value is a reason', () => {
    const bare = { accountId: 'P', recency: null, frequency: undefined, monetary: null } as unknown as Row;
    const [row] = applyRfm([bare], fitRfm<Row>([]));
    expect(row?.rfm.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'rfm.missing recency',
      'rfm.missing frequency',
      'rfm.missing monetary',
    ]);
  });

  test('keep their place among others, and change no one', () => {
    const book = bookOf([1, 2, 3, 4]);
    const mixed: Row[] = [PROSPECT, ...book.slice(0, 2), PROSPECT, ...book.slice(2), PROSPECT];
    const scored = scoreRfm(mixed, { bins: 2 });
    expect(scored.map(({ accountId }) => accountId)).toEqual(['P', 'A0', 'A1', 'P', 'A2', 'A3', 'P']);
    expect(scored.map(({ rfm }) => rfm.code)).toEqual([null, '211', '211', null, '122', '122', null]);
    expect(scored.filter(({ rfm }) => rfm.code !== null)).toStrictEqual(scoreRfm(book, { bins: 2 }));
  });
});
