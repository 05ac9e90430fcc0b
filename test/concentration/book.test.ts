import { beforeEach, describe, expect, test } from 'vitest';
import { readBook } from '../../src/concentration/book.ts';
import { descendingOrder } from '../../src/concentration/order.ts';
import { accountIdOf, type ValueReader, valueReader } from '../../src/concentration/value-of.ts';
import { accountsOf, bookOf, shuffled, thrownBy } from './helpers.ts';

let monetary: ValueReader;

beforeEach(() => {
  monetary = valueReader('monetary');
});

describe('readBook', () => {
  test('sorts values from the largest down and totals them exactly', () => {
    const book = bookOf([0.1, 5, 0.2, -1, 0]);
    expect([...book.values]).toEqual([5, 0.2, 0.1, 0, -1]);
    expect(book.ids).toEqual(['K1', 'K2', 'K0', 'K4', 'K3']);
    expect([...book.positions]).toEqual([1, 2, 0, 4, 3]);
    expect([...book.cumulative]).toEqual([0, 5, 5.2, 5.3, 5.3, 4.3]);
    expect(book).toMatchObject({
      field: 'monetary',
      rows: 5,
      missing: 0,
      leftOut: 0,
      n: 5,
      positive: 3,
      negative: 1,
      total: 4.3,
      gross: 6.3,
      loss: 1,
      base: 4.3,
      repeated: 0,
    });
  });

  test('running totals are rounded once each: ten times 0.1 is 1', () => {
    expect(bookOf(Array(10).fill(0.1)).total).toBe(1);
    expect(bookOf([1e290, 1, -1e290]).total).toBe(1);
  });

  test('counts rows without a value apart', () => {
    const rows = [{ monetary: 3 }, { monetary: null }, {}, { monetary: undefined }, { monetary: 1 }];
    const book = readBook('test', rows, monetary, 'all');
    expect(book).toMatchObject({ rows: 5, missing: 3, leftOut: 0, n: 2, total: 4 });
    expect([...book.positions]).toEqual([0, 4]);
  });

  test('buyers are accounts above 0; the others are left out and counted', () => {
    const book = bookOf([3, 0, -2, null, 1e-300], 'buyers');
    expect(book).toMatchObject({ rows: 5, missing: 1, leftOut: 2, n: 2, positive: 2, negative: 0, loss: 0 });
    expect([...book.values]).toEqual([3, 1e-300]);
    expect(bookOf([3, 0, -2, null])).toMatchObject({ leftOut: 0, n: 3, positive: 1, negative: 1, loss: 2 });
  });

  test('has no base for shares unless the total is above 0', () => {
    expect(bookOf([]).base).toBe(null);
    expect(bookOf([0, 0]).base).toBe(null);
    expect(bookOf([1, -1]).base).toBe(null);
    expect(bookOf([1, -2]).base).toBe(null);
    expect(bookOf([2, -1]).base).toBe(1);
  });

  test('has no base when gains and losses cancel to next to nothing', () => {
    const book = bookOf([1e290, -1e290, 1e-300]);
    expect(book.total).toBe(1e-300);
    expect(book.base).toBe(null);
  });

  test('reads -0 as 0', () => {
    expect(Object.is(bookOf([-0]).values[0], 0)).toBe(true);
    expect(Object.is(bookOf([-0, 0, -0]).total, 0)).toBe(true);
  });

  test('counts rows that repeat an account id, but not rows without one', () => {
    const rows = ['a', 'b', 'a', 'a', 'b'].map((accountId) => ({ accountId, monetary: 1 }));
    expect(readBook('test', rows, monetary, 'all').repeated).toBe(3);
    expect(readBook('test', [{ monetary: 1 }, { monetary: 1 }], monetary, 'all').repeated).toBe(0);
  });

  test('reads with a function, which may see any field', () => {
    const reader = valueReader((row: { units: number; price: number }) => row.units * row.price);
    const book = readBook('test', [{ units: 2, price: 3 }], reader, 'all');
    expect(book).toMatchObject({ field: 'value', total: 6 });
  });

  test('a function may find no value in any row', () => {
    expect(
      readBook(
        'test',
        [{}],
        valueReader(() => undefined),
        'all',
      ),
    ).toMatchObject({ n: 0, missing: 1 });
  });

  test('a field that no row has is a mistake; one that is null everywhere is not', () => {
    expect(thrownBy(() => readBook('test', [{ monetery: 1 }, {}], monetary, 'all'))).toBe(
      'TypeError: Cannot test as no row has a field "monetary"',
    );
    expect(readBook('test', [{}, { monetary: null }], monetary, 'all')).toMatchObject({ n: 0, missing: 2 });
    expect(readBook('test', [{ monetary: null }, {}], monetary, 'all')).toMatchObject({ n: 0, missing: 2 });
    expect(readBook('test', [{ monetary: 1 }, {}], monetary, 'all')).toMatchObject({ n: 1, missing: 1 });
    expect(readBook('test', [], monetary, 'all')).toMatchObject({ n: 0, missing: 0, total: 0, gross: 0 });
  });

  test('refuses what is not an array of objects', () => {
    const read = (rows: unknown) => thrownBy(() => readBook('test', rows as object[], monetary, 'all'));
    expect(read('rows')).toBe('TypeError: Cannot test as the rows must be an array: current value is "rows"');
    expect(read({ length: 0 })).toBe(
      'TypeError: Cannot test as the rows must be an array: current value is an object',
    );
    expect(read([{ monetary: 1 }, null])).toBe(
      'TypeError: Cannot test as rows[1] must be an object: current value is null',
    );
    expect(read([5])).toBe('TypeError: Cannot test as rows[0] must be an object: current value is 5');
  });

  test('refuses values that are not finite numbers, and names row, account, field and value', () => {
    const read = (row: object) => thrownBy(() => readBook('test', [{ monetary: 1 }, row], monetary, 'all'));
    const must = 'must be a finite number within ±1e290, or null: current value is';
    expect(read({ accountId: 'Acme', monetary: '12' })).toBe(
      `TypeError: Cannot test as "monetary" of row 1 (account "Acme") ${must} "12"`,
    );
    expect(read({ accountId: 17850, monetary: Number.NaN })).toBe(
      `TypeError: Cannot test as "monetary" of row 1 (account "17850") ${must} NaN`,
    );
    expect(read({ monetary: Number.POSITIVE_INFINITY })).toBe(
      `TypeError: Cannot test as "monetary" of row 1 ${must} Infinity`,
    );
    expect(read({ monetary: -1.1e290 })).toBe(
      `TypeError: Cannot test as "monetary" of row 1 ${must} -1.1e+290`,
    );
    expect(read({ monetary: 5n })).toBe(`TypeError: Cannot test as "monetary" of row 1 ${must} 5n`);
    expect(read({ monetary: -1e290 })).toBe('nothing');
  });
});

describe('accountIdOf', () => {
  test('is text, or a number as text; anything else is no id', () => {
    expect(accountIdOf({ accountId: 'a' })).toBe('a');
    expect(accountIdOf({ accountId: 17850 })).toBe('17850');
    expect(accountIdOf({ accountId: null })).toBe(null);
    expect(accountIdOf({ accountId: {} })).toBe(null);
    expect(accountIdOf({})).toBe(null);
  });
});

describe('descendingOrder', () => {
  test('equal values come in code-point order of their ids, whatever the order of the rows', () => {
    // U+1F600 is above U+FF5E, though its first UTF-16 unit is below.
    const ids = ['b', '～', 'a', '😀', 'B'];
    for (let seed = 1; seed < 20; seed++) {
      const mixed = shuffled(ids, seed);
      const order = descendingOrder(new Float64Array(5).fill(2), mixed);
      expect([...order].map((i) => mixed[i])).toEqual(['B', 'a', 'b', '～', '😀']);
    }
  });

  test('rows without an id come after those with one, in the order of the input', () => {
    expect([...descendingOrder(Float64Array.of(1, 1, 1, 1, 2), [null, 'b', null, 'a', null])]).toEqual([
      4, 3, 1, 0, 2,
    ]);
    expect([...descendingOrder(Float64Array.of(1, 1, 1), ['x', null, 'a'])]).toEqual([2, 0, 1]);
    expect([...descendingOrder(Float64Array.of(1, 1, 1, 1), ['x', 'x', 'x', 'x'])]).toEqual([0, 1, 2, 3]);
  });

  test('equals a sort with a comparator on many values with ties', () => {
    const values = Float64Array.from({ length: 500 }, (_, i) => ((i * 7919) % 37) - 18);
    const ids = Array.from(values, (_, i) => `K${(i * 31) % 500}`);
    const expected = [...values.keys()].sort(
      (i, j) => values[j]! - values[i]! || (ids[i]! < ids[j]! ? -1 : ids[i]! > ids[j]! ? 1 : 0),
    );
    expect([...descendingOrder(values, ids)]).toEqual(expected);
  });

  test('leaves the values alone and takes none', () => {
    const values = Float64Array.of(1, 3, 2);
    expect([...descendingOrder(values, [null, null, null])]).toEqual([1, 2, 0]);
    expect([...values]).toEqual([1, 3, 2]);
    expect([...descendingOrder(new Float64Array(0), [])]).toEqual([]);
  });
});

test('the helper makes one account per value', () => {
  expect(accountsOf([1, null])).toEqual([
    { accountId: 'K0', monetary: 1 },
    { accountId: 'K1', monetary: null },
  ]);
});
