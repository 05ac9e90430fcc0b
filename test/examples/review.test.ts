import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyzeConcentration, formatLabel, kam11, summarizeOrders } from 'account-scoring';
import { describe, expect, test } from 'vitest';
import { SYNTHETIC_ORDERS } from '../../examples/data/generate-orders.ts';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import { displayWidth } from '../../examples/lib/width.ts';
import { review, section, temporaryFile } from './run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [english, chinese] = await Promise.all([review(), review('--locale', 'zh-CN')]);
const accounts = summarizeOrders(syntheticBook(), { asOf: '2025-12-31', columns: { orderId: 'orderId' } });

const number = (text: string | undefined): number => Number(text?.replaceAll(',', ''));

describe('the bundled book', () => {
  test('is reviewed without complaint, and labelled synthetic', () => {
    for (const run of [english, chinese]) {
      expect(run).toMatchObject({ code: 0, err: '' });
      expect(run.out.split('\n')[0]).toMatch(/SYNTHETIC.*synthetic-orders\.csv/);
      expect(run.out).toContain('2025-12-31');
      expect(run.out).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
    }
  });

  test('adds up', () => {
    const [, received, accepted, rejected] =
      /([\d,]+) rows read = ([\d,]+) good \+ (\d+) left out/.exec(english.out) ?? [];
    expect(number(received)).toBe(number(accepted) + number(rejected));
    expect(number(accepted)).toBe(syntheticBook().length);
    const orders = accounts.reduce((sum, { frequency }) => sum + frequency, 0);
    const { total } = analyzeConcentration(accounts, { bootstrap: 0 });
    expect(english.out).toContain(
      `${accounts.length} accounts, ${orders.toLocaleString('en')} orders, revenue ${Math.round(total).toLocaleString('en')}\n`,
    );
  });

  test('has the same numbers in both languages', () => {
    const numbers = (text: string): string[] => text.match(/\d[\d,.]*\d%?/g)?.sort() ?? [];
    const left = numbers(chinese.out);
    for (const found of numbers(english.out.replace('80/20', ''))) {
      const at = left.indexOf(found.replace(/[.,]$/, ''));
      expect(at, found).toBeGreaterThanOrEqual(0);
      left.splice(at, 1);
    }
  });

  test('has every segment, in a table whose columns are aligned in a terminal', () => {
    for (const [{ out }, title, locale] of [
      [english, 'Segments (kam11', 'en'],
      [chinese, '客户分群（kam11', 'zh-CN'],
    ] as const) {
      const [, ...rows] = section(out, title);
      expect(rows.length).toBe(1 + kam11.segments.length);
      for (const { id } of kam11.segments)
        expect(rows.join('\n')).toContain(formatLabel('segment', id, { locale }));
      expect(new Set(rows.map(displayWidth)).size).toBe(1);
    }
    const counts = section(english.out, 'Segments')
      .slice(2)
      .map((row) => number(/ {2,}([\d,]+) /.exec(row)?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(accounts.length);
  });

  test('names the ten accounts to look at first, largest revenue first, with reasons', () => {
    const lines = section(english.out, 'Look at first: 10 accounts');
    const heads = lines.filter((line) => /^ {2}\d+\. /.test(line));
    expect(heads.length).toBe(10);
    const revenues = heads.map((line) => number(/ ([\d,]+) {2}\s*[\d.]+% {2}\d{4}-/.exec(line)?.[1]));
    expect(revenues).toEqual([...revenues].sort((a, b) => b - a));
    for (const line of heads)
      expect(line).toMatch(/ K\d{4} .* [1-5]{3} {2}(Can't lose|At risk|Need attention) /);
    expect(lines.filter((line) => /recency \d+ is .*: score [1-5] of 5; frequency/.test(line)).length).toBe(
      10,
    );
    expect(lines.filter((line) => /average, now quiet for/.test(line)).length).toBe(10);
    const reasons = section(chinese.out, '优先关注的 10 个客户').filter((line) =>
      /最近一次消费 \d+，.*得分 [1-5]\/5；/.test(line),
    );
    expect(reasons.length).toBe(10);
  });

  test('tells the lines of the rows that it left out', () => {
    const lines = readFileSync(SYNTHETIC_ORDERS, 'utf8').split('\n');
    const broken = lines.flatMap((line, i) => (line.startsWith('SO9') ? [i + 1] : []));
    expect(broken.length).toBe(9);
    const told = section(english.out, 'Rows left out: 9 of').flatMap(
      (line) => /^ {2}line (\d+):/.exec(line)?.[1] ?? [],
    );
    expect(told.map(Number)).toEqual(broken);
    for (const line of broken) expect(chinese.out).toContain(`第 ${line} 行：`);
    expect(english.out).toContain('order_date is "2023-02-30", not a date such as 2026-01-31');
    expect(english.out).toContain('amount is "#REF!", not a number such as 1234.56');
    expect(english.out).toContain('account_id is blank');
    expect(english.out).toContain('2 values where the header has 5 columns');
  });

  test('tells the concentration of the library', () => {
    const { jointRatio, gini, topShares } = analyzeConcentration(accounts, { bootstrap: 0 });
    const percent = (share: number | null | undefined): string => `${((share ?? 0) * 100).toFixed(1)}%`;
    const text = section(english.out, 'Concentration').join('\n');
    expect(text).toContain(
      `the largest 20% of the accounts hold ${percent(topShares[3]?.share)} (95% interval `,
    );
    expect(text).toContain(
      `${percent(jointRatio?.accounts)} of the accounts bring ${percent(jointRatio?.share)}`,
    );
    expect(text).toContain(`Gini ${gini.value?.toFixed(3)}`);
    expect(text).toMatch(/without the largest account: 21\.7% less/);
    expect(text).toMatch(/20% or more each: K\d{4} Northmark/);
  });
});

describe('flags', () => {
  /** The first half year of the bundled book. */
  const BEGINNING = temporaryFile(
    readFileSync(SYNTHETIC_ORDERS, 'utf8').split('\n').slice(0, 3000).join('\n'),
  );

  test.each([
    ['classic125', 'en', 'classic125: Classic list'],
    ['rf10', 'zh-CN', 'rf10：R×F'],
    ['zh8', 'zh-CN', 'zh8：八类价值分群'],
    ['value3', 'en', 'value3: Three value bands'],
  ])('--map %s --locale %s', async (map, locale, title) => {
    const { code, out } = await review(BEGINNING, '--map', map, '--locale', locale, '--top', '3');
    expect(code).toBe(0);
    expect(out).toContain(title);
    expect(out.match(/^ {2}\d\. /gm)?.length).toBe(3);
  });

  test('--as-of, --window-days, --returns and cuts go to the library', async () => {
    const { out } = await review('--as-of=2025-06-30', '--window-days', '365', '--returns', 'ignore');
    const expected = summarizeOrders(syntheticBook(), {
      asOf: '2025-06-30',
      windowDays: 365,
      returns: 'ignore',
      columns: { orderId: 'orderId' },
    });
    const orders = expected.reduce((sum, { frequency }) => sum + frequency, 0);
    expect(out).toContain(`${expected.length} accounts, ${orders.toLocaleString('en')} orders, `);
    expect(out).toContain('As of     2025-06-30\n');
    expect(out).toContain('Window    the last 365 days');
    expect(out).toMatch(/[\d,]+ rows after the as-of day: not counted/);
    expect(out).toContain('not taken off revenue');
    expect(out).not.toContain('on average, now quiet');
    const fixed = await review(BEGINNING, '--recency-cuts', '5,10,20,40', '--top', '1');
    expect(fixed.out).toMatch(/recency \d+ is > (10 and ≤ 20|20 and ≤ 40|40): score/);
  });

  test('--top and --bad-rows say how much is shown', async () => {
    const { out } = await review(BEGINNING, '--top', '0', '--bad-rows', '1');
    expect(out).not.toContain('Look at first');
    expect(section(out, 'Rows left out').slice(2)).toEqual([
      '  line 414: account_id is blank',
      '  … and 1 more; --bad-rows sets how many are shown',
    ]);
  });

  test('--help in both languages names every flag', async () => {
    const [en, zh] = [await review('--help'), await review('-h', '--locale', 'zh-CN')];
    expect([en.code, zh.code, en.err, zh.err]).toEqual([0, 0, '', '']);
    const flags = (text: string): string[] => [...new Set(text.match(/--[a-z-]+/g))].sort();
    expect(flags(en.out)).toEqual(flags(zh.out));
    expect(flags(en.out).length).toBeGreaterThan(20);
    expect(zh.out).toContain('退出码');
  });

  test.each([
    [['--colour'], /no flag --colour/, /没有 --colour/],
    [['--top'], /--top needs a value/, /--top 缺少取值/],
    [['--top', 'ten'], /--top is "ten"; expected >= 0/, /--top 的取值为 “ten”/],
    [['--map', 'kam12'], /expected kam11 \| classic125/, /应为 kam11/],
    [['--as-of', '2025-02-30'], /--as-of is "2025-02-30"/, /--as-of 的取值/],
    [['--as-of', '2025-02-03T10:00:00'], /expected YYYY-MM-DD/, /应为 YYYY/],
    [['--time-zone', 'Mars'], /--time-zone is "Mars"/, /--time-zone 的取值/],
    [['--window-days', '0'], /expected >= 1/, />= 1/],
    [['--returns', 'gross'], /expected net \| count \| ignore/, /net/],
    [['--date-format', 'MM/yyyy'], /--date-format is "MM\/yyyy"/, /--date-format/],
    [['--date-format', 'nope'], /--date-format is "nope"/, /--date-format/],
    [['--encoding', 'klingon'], /--encoding is "klingon"/, /--encoding/],
    [['--delimiter', '::'], /--delimiter is "::"/, /--delimiter/],
    [['--decimal', ';'], /expected \. \| ,/, /--decimal/],
    [['--recency-cuts', '90,30,10,5'], /--recency-cuts is "90,30,10,5"/, /--recency-cuts/],
    [['--monetary-cuts', '1,2'], /expected A,B,C,D/, /A,B,C,D/],
    [['--only', 'EUR', BEGINNING], /names no currency/, /没有币种/],
    [
      ['--account', 'kunde'],
      /no column "kunde".*\n.*5 columns:\n {2}"order_id", such as "SO100001"/,
      /列 “kunde” 不存在/,
    ],
    [['a.csv', 'b.csv'], /one file at a time/, /一次只能读取一个文件/],
  ])('%j is the wrong use: exit code 2, said in both languages', async (argv, en, zh) => {
    const run = await review(...argv);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(/^Error: /);
    expect(run.err).toMatch(en);
    const translated = await review(...argv, '--locale', 'zh-CN');
    expect(translated).toMatchObject({ code: 2, out: '' });
    expect(translated.err).toMatch(/^错误：/);
    expect(translated.err).toMatch(zh);
  });

  test('an unknown locale is said in English', async () => {
    expect(await review('--locale', 'fr')).toMatchObject({
      code: 2,
      err: expect.stringContaining('en | zh-CN'),
    });
  });
});

test('as a command: quiet when its reader goes away, exit code and all', () => {
  const script = 'examples/review-orders.ts';
  const run = (command: string) => spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
  const start = `"${process.execPath}" --import tsx ${script}`;
  const { stdout, stderr } = run(
    `${start} --top 1 | head -n 1; echo \${PIPESTATUS[0]}; ${start} nowhere.csv; echo $?`,
  );
  expect(stdout.split('\n')).toEqual([expect.stringContaining('SYNTHETIC'), '0', '1', '']);
  expect(stderr).toBe('Error: there is no file "nowhere.csv"\n');
});
