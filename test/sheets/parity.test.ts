/** What a sheet shows is what the library says, row by row. */
import {
  abcTiers,
  analyzeConcentration,
  applyAbc,
  applyRfm,
  assignSegments,
  buildHistories,
  classifyTiers,
  evaluateWarnings,
  fitAbc,
  fitRfm,
  formatCluster,
  formatLabel,
  formatReason,
  kamRules,
  parseRfmModel,
  scaleGrowthLoyalty,
  scoreClusters,
  scoreCriteria,
  scoreRfm,
  summarizeOrders,
  summarizePurchases,
  summarizeSegments,
  zh8,
} from 'account-scoring';
import { expect, test } from 'vitest';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import * as sheets from '../../src/sheets/index.ts';
import { bodyOf, notesOf, orderRange, written } from './help.ts';

const everything = orderRange();
const allOrders = syntheticBook();
/** A quarter of the book, with the rows that cannot be read: the suite runs three times. */
const isIn = (id: unknown) => !/^K\d+$/.test(String(id)) || Number(String(id).slice(1)) % 4 === 1;
const range = everything.filter((row, i) => i === 0 || isIn(row[1]));
const orders = allOrders.filter(({ accountId }) => isIn(accountId));
const asOf = '2025-12-31';
const columns = { orderId: 'orderId' } as const;
const accounts = summarizeOrders(orders, { asOf, columns });
const scored = scoreRfm(accounts);
const nameOf = new Map(orders.map(({ accountId, name }) => [accountId, name]));
/** The rows of a result without the name, which the library does not know. */
const unnamed = (rows: ReturnType<typeof bodyOf>) => rows.map((row) => row.filter((_, i) => i !== 1));
const rfmCells = ({ recency, frequency, monetary, rfm }: (typeof scored)[number]) =>
  [recency, frequency, monetary, rfm.recency, rfm.frequency, rfm.monetary, rfm.code, rfm.score].map(written);
const reasons = (list: ReadonlyArray<Parameters<typeof formatReason>[0]>) =>
  list.map((reason) => formatReason(reason)).join('; ');

test('accounts, with the name that most rows give', () => {
  const rows = bodyOf(sheets.spillAccounts(range, asOf));
  expect(unnamed(rows)).toEqual(
    accounts.map((a) =>
      [
        a.accountId,
        a.recency,
        a.frequency,
        a.monetary,
        a.tenure,
        a.firstOrderDate,
        a.lastOrderDate,
        a.purchaseDays,
        a.averageOrderValue,
        a.returns.count,
        a.returns.amount,
      ].map(written),
    ),
  );
  const wrong = rows.filter(([id, name]) => nameOf.get(String(id)) !== name);
  expect(wrong).toEqual([]);
});

test('scores, from orders and from the accounts that ACCOUNTS wrote', () => {
  const expected = scored.map((row) => [row.accountId, ...rfmCells(row)]);
  expect(unnamed(bodyOf(sheets.spillRfm(range, asOf)))).toEqual(expected);
  const written = sheets.spillAccounts(range, asOf);
  const again = sheets.spillRfm(written);
  expect(unnamed(bodyOf(again))).toEqual(expected);
  // The notes of the first result are no accounts, and the second says so.
  expect(notesOf(again)).toEqual([
    `${notesOf(written).length} rows with notes were passed over (first: row ${accounts.length + 2} of the range).`,
  ]);
  const inChinese = sheets.spillAccounts(range, asOf, 'zh-CN');
  expect(unnamed(bodyOf(sheets.spillRfm(inChinese)))).toEqual(expected);
});

test('segments, their reasons and their summary', () => {
  const segmented = assignSegments(scored);
  expect(unnamed(bodyOf(sheets.spillSegments(range, asOf)))).toEqual(
    segmented.map((row) => [
      row.accountId,
      ...rfmCells(row),
      formatLabel('segment', row.segment.id),
      reasons(row.segment.reasons),
    ]),
  );
  const summary = summarizeSegments(assignSegments(scored, zh8));
  expect(bodyOf(sheets.spillSegmentSummary(range, asOf, 'zh8', 'locale=zh-CN'))).toEqual(
    summary.map((s) =>
      [
        formatLabel('segment', s.id, { locale: 'zh-CN' }),
        s.accounts,
        s.shareOfAccounts,
        s.orders,
        s.shareOfOrders,
        s.revenue,
        s.shareOfRevenue,
        s.averageOrderValue,
        s.medianRecency,
        s.medianFrequency,
        s.medianMonetary,
      ].map(written),
    ),
  );
});

test('concentration: ranks and figures', () => {
  const found = analyzeConcentration(accounts, { bootstrap: 0, topShares: [0.05, 0.2] });
  const abc = new Map(applyAbc(accounts, fitAbc(accounts)).map((row) => [row.accountId, row.abc.class]));
  expect(unnamed(bodyOf(sheets.spillPareto(range)))).toEqual(
    found.accounts.map((a) =>
      [
        a.accountId,
        a.value,
        a.rank,
        a.share,
        a.cumulativeShare,
        formatLabel('abc', abc.get(a.accountId ?? '') ?? ''),
      ].map(written),
    ),
  );
  expect(sheets.spillGini(range)[0]).toEqual([found.gini.value]);
  expect(sheets.spillHhi(range)[0]).toEqual([found.hhi.value]);
  expect(sheets.spillTopShare(range)[0]).toEqual([found.topShares[1]?.share]);
  expect(sheets.spillTopShare(range, '', '5%')[0]).toEqual([found.topShares[0]?.share]);
  expect(sheets.spillTopShare(range, '', 5)[0]).toEqual([found.topShares[0]?.share]);
});

test('clusters', () => {
  expect(unnamed(bodyOf(sheets.spillClusters(range, asOf, 4)))).toEqual(
    scoreClusters(accounts, { k: 4 }).map((row) =>
      [
        row.accountId,
        row.recency,
        row.frequency,
        row.monetary,
        row.cluster.id,
        formatCluster(row.cluster),
      ].map(written),
    ),
  );
});

test('tiers', () => {
  const histories = buildHistories(orders, { asOf, columns });
  const rows = classifyTiers(
    scoreCriteria(summarizePurchases(histories, { asOf }), { criteria: scaleGrowthLoyalty }),
    abcTiers,
  );
  expect(unnamed(bodyOf(sheets.spillTiers(range, asOf)))).toEqual(
    rows.map((row) =>
      [
        row.accountId,
        row.criteria.score,
        row.criteria.coverage,
        formatLabel('tier', row.tier.id),
        row.tier.marginUp,
        row.tier.marginDown,
        reasons(row.tier.reasons),
      ].map(written),
    ),
  );
});

test('warnings', () => {
  const warned = evaluateWarnings(accounts, buildHistories(orders, { asOf, columns }), kamRules, { asOf });
  const expected = warned.map(({ accountId, warnings }) => {
    const told = warnings.alerts.filter(({ state }) => state !== 'unknown');
    const [worst] = told;
    const label = (kind: 'rule' | 'severity' | 'warningAction', id: string | null | undefined) =>
      typeof id === 'string' ? formatLabel(kind, id) : '';
    return [
      accountId,
      formatLabel('status', warnings.status),
      warnings.valueAtRisk,
      warnings.share,
      told.length,
      label('rule', worst?.ruleId),
      label('severity', worst?.level),
      worst?.since,
      reasons(worst?.reasons ?? warnings.reasons),
      label('warningAction', worst?.action),
    ].map(written);
  });
  expect(unnamed(bodyOf(sheets.spillWarnings(range, asOf)))).toEqual(expected);
  expect(expected.filter(([, , , , alerts]) => Number(alerts) > 0).length).toBeGreaterThan(10);
});

test('a model in a cell is the model, and scores next to it as the library does', () => {
  const early = orders.filter(({ date }) => date < '2025-07-01');
  const earlyRange = [range[0], ...range.slice(1).filter((row) => String(row?.[3]) < '2025-07-01')];
  const book = summarizeOrders(early, { asOf: '2025-06-30', columns });
  const cell = sheets.spillRfmModel(earlyRange, '2025-06-30')[0]?.[0];
  const model = parseRfmModel(cell);
  expect(model).toEqual(fitRfm(book));
  expect(unnamed(bodyOf(sheets.spillRfmApply(range, cell, asOf)))).toEqual(
    applyRfm(accounts, model).map((row) => [row.accountId, ...rfmCells(row)]),
  );
  // Not the scores of a new fit: a test that cannot tell the two apart would say nothing.
  expect(applyRfm(accounts, model).map((row) => row.rfm.code)).not.toEqual(scored.map((row) => row.rfm.code));
});

test('the overview is put together from the same figures', () => {
  const rows = bodyOf(sheets.spillReview(range, asOf, 'kam11'));
  const at = (section: string, item: string) => rows.find(([s, i]) => s === section && i === item)?.slice(2);
  const total = accounts.reduce((sum, { frequency }) => sum + frequency, 0);
  expect(at('Book', 'Accounts')?.[0]).toBe(accounts.length);
  expect(at('Book', 'Orders')?.[0]).toBe(total);
  expect(at('Book', 'Revenue')?.[0]).toBe(analyzeConcentration(accounts, { bootstrap: 0 }).total);
  expect(at('Concentration', 'Gini coefficient')?.[0]).toBe(
    analyzeConcentration(accounts, { bootstrap: 0 }).gini.value,
  );
  const segments = summarizeSegments(assignSegments(scored));
  expect(rows.filter(([section]) => section === 'Segments')).toEqual(
    segments.map((s) => [
      'Segments',
      formatLabel('segment', s.id),
      '',
      s.accounts,
      s.revenue,
      written(s.shareOfRevenue),
    ]),
  );
  const statuses = rows.filter(([section, , value]) => section === 'Warnings' && value === '');
  expect(statuses.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(accounts.length);
});

test('every row that is not in the result is told, with its cell', () => {
  const notes = notesOf(sheets.spillAccounts(everything));
  expect(notes[0]).toBe(
    'as of 2025-12-31, the day of the last order; give another day as the argument asOf.',
  );
  const last = notes[notes.length - 1] ?? '';
  const said = [...last.matchAll(/(\d+) (?:without|whose|with)/g)].reduce(
    (sum, match) => sum + Number(match[1]),
    0,
  );
  expect(everything.length - 1 - allOrders.length).toBe(said);
  expect(last.startsWith(`${said} rows were left out: `)).toBe(true);
});
