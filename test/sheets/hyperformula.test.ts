/** A real engine computes with the functions: formulas in cells spill, feed each other, and follow their cells. */
import {
  analyzeConcentration,
  assignSegments,
  formatLabel,
  scoreRfm,
  summarizeOrders,
  zh8,
} from 'account-scoring';
import { expect, test } from 'vitest';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import { SHEET_FUNCTIONS } from '../../src/sheets/index.ts';
import { bodyOf, orderRange, spillNamed, written } from './help.ts';
import { workbook } from './hyperformula.ts';

const isIn = (id: unknown) => Number(/^K(\d+)$/.exec(String(id))?.[1] ?? 1) % 16 === 0;
const serial = (iso: string) => Date.parse(iso) / 86_400_000 + 25_569;
/** A sixteenth of the synthetic book with days as a spreadsheet has them: serial numbers, except those that are none. */
const range = orderRange()
  .filter((row, i) => i === 0 || isIn(row[1]))
  .map(([order, id, name, date, amount]) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(String(date)) && !String(date).endsWith('-02-30');
    return [order, id, name, isDay ? serial(String(date)) : date, amount === '' ? null : amount];
  });
const orders = syntheticBook().filter(({ accountId }) => isIn(accountId));
const CELLS = `Orders!A1:E${range.length}`;

type Sheets = Parameters<typeof workbook>[0];
/** The values that a formula in A1 spills, without the blank cells around them. */
function spilled(engine: ReturnType<typeof workbook>, sheet: string): unknown[][] {
  return engine
    .getSheetValues(engine.getSheetId(sheet) ?? -1)
    .map((row) => row.map((value) => value ?? ''))
    .filter((row) => row.some((value) => value !== ''));
}
const open = (formulas: Readonly<Record<string, string>>, others: Sheets = {}) =>
  workbook({
    Orders: range,
    ...others,
    ...Object.fromEntries(Object.entries(formulas).map(([name, formula]) => [name, [[formula]]])),
  });

test('every function spills in a cell what it answers in TypeScript', () => {
  const day = 'DATE(2025;12;31)';
  const formula = (name: string) =>
    name === 'RFM_APPLY' ? `=${name}(${CELLS}; RFM_MODEL!A1; ${day})` : `=${name}(${CELLS}; ${day})`;
  const engine = open(Object.fromEntries(SHEET_FUNCTIONS.map(({ name }) => [name, formula(name)])));
  const asOf = serial('2025-12-31');
  const model = spillNamed('spillRfmModel')(range, asOf)[0]?.[0];
  for (const { name, export: exported } of SHEET_FUNCTIONS) {
    const spill = spillNamed(exported);
    const expected = name === 'RFM_APPLY' ? spill(range, model, asOf) : spill(range, asOf);
    expect(spilled(engine, name), name).toEqual(expected);
    expect(String(expected[0]?.[0]), name).not.toMatch(/^Cannot/);
  }
});

test('scores, segments, shares and the Gini coefficient are those of the library, row by row', () => {
  const engine = open({
    RFM: `=RFM(${CELLS}; "2025-12-31")`,
    SEGMENTS: `=SEGMENTS(${CELLS}; "2025-12-31"; "zh8"; "zh-CN")`,
    PARETO: `=PARETO(${CELLS})`,
    GINI: `=GINI(${CELLS})`,
  });
  const scored = scoreRfm(summarizeOrders(orders, { asOf: '2025-12-31', columns: { orderId: 'orderId' } }));
  const rowsOf = (sheet: string, ...columns: number[]) =>
    bodyOf(spilled(engine, sheet) as string[][]).map((row) => columns.map((column) => row[column]));

  expect(rowsOf('RFM', 0, 2, 3, 4, 5, 6, 7, 8, 9)).toEqual(
    scored.map(({ accountId, recency, frequency, monetary, rfm }) =>
      [
        accountId,
        recency,
        frequency,
        monetary,
        rfm.recency,
        rfm.frequency,
        rfm.monetary,
        rfm.code,
        rfm.score,
      ].map(written),
    ),
  );
  expect(rowsOf('SEGMENTS', 0, 10)).toEqual(
    assignSegments(scored, zh8).map(({ accountId, segment }) => [
      accountId,
      formatLabel('segment', segment.id, { locale: 'zh-CN' }),
    ]),
  );
  const { accounts, gini } = analyzeConcentration(scored, { bootstrap: 0 });
  expect(rowsOf('PARETO', 0, 2, 3, 4, 5)).toEqual(
    accounts.map(({ accountId, value, rank, share, cumulativeShare }) =>
      [accountId, value, rank, share, cumulativeShare].map(written),
    ),
  );
  expect(spilled(engine, 'GINI')[0]).toEqual([gini.value]);
  expect(scored.length).toBeGreaterThan(20);
});

test('a cell that changes changes what was spilled from it, and what was computed from that', () => {
  const table = [
    ['客户', '下单日期', '金额'],
    ['海川机电', serial('2025-12-20'), 52_000],
    ['蓝港贸易', serial('2025-06-11'), 91_000],
    ['海川机电', serial('2025-11-02'), 48_000],
    ['', '', ''],
  ];
  const engine = workbook({
    Orders: table,
    ACCOUNTS: [['=ACCOUNTS(Orders!A1:C5; DATE(2025;12;31))']],
    GINI: [['=GINI(Orders!A1:C5)']],
    SUM: [['=SUM(ACCOUNTS!D2:D9)', '=INDEX(ACCOUNTS!A1:D9; 3; 1)']],
  });
  const put = (row: number, values: unknown[]) =>
    engine.setCellContents({ sheet: engine.getSheetId('Orders') ?? -1, row, col: 0 }, [values as number[]]);
  const ids = () => spilled(engine, 'ACCOUNTS').map(([id]) => id);
  const gini = () => spilled(engine, 'GINI')[0]?.[0];

  expect(ids()).toEqual(['客户', '海川机电', '蓝港贸易']);
  expect(spilled(engine, 'SUM')).toEqual([[191_000, '蓝港贸易']]);
  expect(gini()).toBeCloseTo(9000 / 2 / 191_000, 15);

  put(2, ['蓝港贸易', serial('2025-06-11'), 100_000]);
  expect(spilled(engine, 'SUM')).toEqual([[200_000, '蓝港贸易']]);
  expect(gini()).toBe(0);

  put(4, ['安达', '2025年12月30日', 5]);
  expect(ids()).toEqual(['客户', '安达', '海川机电', '蓝港贸易']);
  put(4, ['', '', '']);
  expect(ids()).toEqual(['客户', '海川机电', '蓝港贸易']);
  engine.undo();
  expect(ids()).toEqual(['客户', '安达', '海川机电', '蓝港贸易']);
});

test('a model in a cell scores another month, and follows the month that it was learned from', () => {
  const table = (factor: number) => [
    ['Customer', 'R', 'F', 'M'],
    ...Array.from({ length: 30 }, (_, i) => [`A${i}`, 10 * i, 40 - i, factor * 100 * (40 - i)]),
  ];
  const formula = '=RFM_APPLY(May!A1:D31; RFM_MODEL!A1; ""; "notes=no")';
  const engine = workbook({
    April: table(1),
    May: table(0.5),
    RFM_MODEL: [['=RFM_MODEL(April!A1:D31)']],
    Scores: [[formula]],
  });
  const expected = () => {
    const model = spillNamed('spillRfmModel')(engine.getSheetValues(0))[0]?.[0];
    return spillNamed('spillRfmApply')(table(0.5), model, '', 'notes=no');
  };
  const before = spilled(engine, 'Scores');
  expect(before).toEqual(expected());
  expect(before.map((row) => row[6]).slice(1, 3)).toEqual([2, 2]);

  engine.setSheetContent(0, table(0.1));
  expect(spilled(engine, 'Scores')).toEqual(expected());
  expect(
    spilled(engine, 'Scores')
      .map((row) => row[6])
      .slice(1, 3),
  ).toEqual([5, 5]);
});

test('what is wrong is told as a sentence in the cell, and so are rows that were left out', () => {
  const engine = workbook({
    Orders: [
      ['Customer', 'Order date', 'Amount'],
      ['Acme', '=DATE(2025;1;5)', '=10*2'],
      ['Acme', '=DATE(2025;2;5)', '=1/0'],
      ['Blue', '=DATE(2025;2;7)', 7],
    ],
    Accounts: [['=ACCOUNTS(Orders!A1:C4; ; "origin=A1")']],
    Header: [['=RFM(Orders!A2:C4)']],
    Day: [['=RFM(Orders!A1:C4; "someday")']],
    Option: [['=PARETO(Orders!A1:C4; ; "locale=zh-CN; colour=red")']],
    Model: [['=RFM_APPLY(Orders!A1:C4; Orders!A1)']],
  });
  const first = (sheet: string) => spilled(engine, sheet)[0]?.[0];
  const accounts = spilled(engine, 'Accounts');
  expect(bodyOf(accounts as string[][]).map(([id, , count, sum]) => [id, count, sum])).toEqual([
    ['Acme', 1, 20],
    ['Blue', 1, 7],
  ]);
  expect(accounts.at(-1)?.[0]).toMatch(/^Note: 1 row was left out: .*row 3.*#DIV_BY_ZERO!/);
  expect(first('Header')).toMatch(/^Cannot find the header/);
  expect(first('Day')).toMatch(/^Cannot read the day "someday"/);
  expect(first('Option')).toMatch(/colour/);
  expect(first('Option')).toMatch(/[\u4e00-\u9fff]/);
  expect(first('Model')).toMatch(/model/);
});

test('a spill that would overwrite a cell is refused by the engine, as in every spreadsheet', () => {
  const engine = workbook({ Orders: range.slice(0, 20), Result: [['=RFM(Orders!A1:E20)'], ['taken']] });
  expect(engine.getCellValue({ sheet: 1, row: 0, col: 0 })).toMatchObject({ value: '#SPILL!' });
  expect(engine.getCellValue({ sheet: 1, row: 1, col: 0 })).toBe('taken');
});
