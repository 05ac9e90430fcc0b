import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { review, temporaryFile } from './run.ts';

/** Rows as a file; the first is the header. */
function csv(...rows: string[]): string {
  return temporaryFile(`${rows.join('\n')}\n`);
}

const HEADER = 'customer_id,order_date,amount';

/** `GB18030` bytes of text, which Node can read but not write. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from([...text].flatMap((char) => known.get(char) ?? [char.charCodeAt(0)]));
}

const UNUSABLE: ReadonlyArray<
  readonly [what: string, file: () => string, code: number, en: RegExp, zh: RegExp]
> = [
  ['is not there', () => 'no/such/file.csv', 1, /there is no file/, /找不到文件/],
  ['is empty', () => temporaryFile(''), 1, /is empty/, /是空文件/],
  ['has blank lines only', () => temporaryFile('\n\n  \n'), 1, /is empty/, /是空文件/],
  ['has a header only', () => csv(HEADER), 1, /has a header and no rows/, /只有表头/],
  [
    'is a workbook',
    () => temporaryFile('PK\u0003\u0004...'),
    1,
    /workbook: save the sheet as CSV/,
    /另存为 CSV/,
  ],
  [
    'is compressed',
    () => temporaryFile(Buffer.from([0x1f, 0x8b, 8, 0])),
    1,
    /compressed one: unpack/,
    /压缩文件/,
  ],
  [
    'is binary',
    () => temporaryFile(Buffer.from(Array.from({ length: 999 }, (_, i) => i % 256))),
    1,
    /not a text file/,
    /不是文本文件/,
  ],
  [
    'has an endless line',
    () => csv(HEADER, 'A,2025-01-01,1', 'x'.repeat(3_000_000)),
    1,
    /line 3: a row begins here that does not end/,
    /第 3 行/,
  ],
  [
    'has a quote that is not closed',
    () => csv(HEADER, '"a\nb",2025-01-01,1', 'B,"2025-01-02,2', 'C,2025-01-03,3'),
    1,
    /line 4: a row begins here/,
    /第 4 行/,
  ],
  [
    'has returns only',
    () => csv(HEADER, 'A,2025-01-01,-5'),
    1,
    /no account had an order by 2025-01-01; 0 rows later, 1 return/,
    /退货（负金额）1 行/,
  ],
];

describe('a file that cannot be used', () => {
  test.each(UNUSABLE)('%s', async (_, file, code, en, zh) => {
    const path = file();
    const english = await review(path);
    expect(english).toMatchObject({ code, out: '' });
    expect(english.err).toMatch(en);
    const chinese = await review(path, '--locale', 'zh-CN');
    expect(chinese).toMatchObject({ code, out: '' });
    expect(chinese.err).toMatch(zh);
  });

  test('is a folder', async () => {
    const folder = join(temporaryFile('x'), '..', 'folder');
    mkdirSync(folder, { recursive: true });
    expect(await review(folder)).toMatchObject({ code: 1, err: expect.stringContaining('is a folder') });
    expect(await review('/dev/null')).toMatchObject({ code: 1, err: expect.stringContaining('not a file') });
  });

  test('has no good row: every row is told with its line, column and value', async () => {
    const path = csv(
      HEADER,
      'A,2025-02-30,12.5',
      '',
      ',2025-01-01,x',
      'B,,',
      'C,2025-01-01',
      'D,2025-01-01,1,2',
    );
    const run = await review(path);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err.split('\n')).toEqual([
      'Error: nothing can be used: 5 rows, and not one is good',
      'Rows left out: 5 of 5',
      '  no date: 2 | no account: 1 | no amount: 2 | wrong number of values: 2',
      '',
      '  line 2: order_date is "2025-02-30", not a date such as 2026-01-31',
      '  line 4: customer_id is blank; amount is "x", not a number such as 1234.56',
      '  line 5: order_date is blank; amount is blank',
      '  line 6: 2 values where the header has 3 columns',
      '  line 7: 4 values where the header has 3 columns',
      '',
    ]);
    const chinese = await review(path, '--locale', 'zh-CN');
    expect(chinese.code).toBe(1);
    expect(chinese.err).toContain('第 4 行：customer_id 为空；amount 为 “x”，不是数字（如 1234.56）');
    expect(chinese.err).toContain('第 6 行：有 2 个值，而表头有 3 列');
  });

  test('has dates of two-digit years, or day numbers of a spreadsheet: says what to do', async () => {
    const short = csv(HEADER, 'A,31/01/25,1', 'B,05/02/25,2');
    expect((await review(short)).err).toContain('say how they are written, such as --date-format dd/MM/yy');
    const { code, out } = await review(short, '--date-format', 'DD/MM/YY');
    expect(code).toBe(0);
    expect(await review(short, '--date-format', 'dd/MM/yyyy')).toMatchObject({ code: 1, out: '' });
    expect(out).toContain('As of     2025-02-05');
    const serial = await review(csv(HEADER, 'A,45658,1'));
    expect(serial).toMatchObject({ code: 1, err: expect.stringContaining('day numbers of a spreadsheet') });
  });
});

describe('columns', () => {
  test.each([
    [
      'master_id,customer_id,date,quantity,amount',
      '1,A,2025-01-01,3,9',
      'account = customer_id, date = date, amount = amount\n',
    ],
    [
      'Order ID,Account Name,Account ID,Order Date,Total',
      '1,Acme,7,2025-01-01,9',
      'account = Account ID, name = Account Name, date = Order Date, amount = Total, order id = Order ID\n',
    ],
    [
      '客户名称,客户编号,下单日期,实付金额,订单编号',
      '甲,7,2025-01-01,9,1',
      'account = 客户编号, name = 客户名称, date = 下单日期, amount = 实付金额, order id = 订单编号\n',
    ],
    [
      '买家昵称,订单付款时间,买家实际支付金额',
      '甲,2025-01-01 10:00:00,9',
      'account = 买家昵称, date = 订单付款时间, amount = 买家实际支付金额\n',
    ],
    [
      'client,ordered_at,revenue,invoice_no',
      'A,2025-01-01T08:00:00Z,9,1',
      'account = client, date = ordered_at, amount = revenue, order id = invoice_no\n',
    ],
    [
      'InvoiceNo,Quantity,InvoiceDate,CustomerID,Amount',
      '1,2,12/13/2010 8:26,17850,15.3',
      'account = CustomerID, date = InvoiceDate, amount = Amount, order id = InvoiceNo\n',
    ],
    [
      'Email,Created at,Total,Currency',
      'a@b.c,2025-01-05 08:30:00 -0500,9,USD',
      'account = Email, date = Created at, amount = Total, currency = Currency\n',
    ],
    [
      '客户（全称）ID,日期,金额(元)',
      '7,2025年1月5日,9',
      'account = 客户（全称）ID, date = 日期, amount = 金额(元)\n',
    ],
  ])('of %s are guessed, and said', async (header, row, said) => {
    const { code, out } = await review(csv(header, row));
    expect(code).toBe(0);
    expect(out).toContain(said);
    expect(out).toContain('guessed from their names: account, date, amount');
  });

  test.each([
    [
      'id,when,qty',
      /no column looks like the account: name it with --account\n.*3 columns:\n {2}"id", such as "x"\n {2}"when"/,
    ],
    [
      'customer_id,client_id,date,amount',
      /"customer_id" and "client_id" could each be the account: name one with --account/,
    ],
    [
      'customer_id,order_date,net_amount,order_total',
      /"net_amount" and "order_total" could each be the amount: name one with --amount/,
    ],
    ['customer_id,amount', /no column looks like the date: name it with --date/],
    ['K1,2025-01-01,20', /The first line must hold the names of the columns; here it looks like data/],
    ['customer_id:order_date:amount', /The file has 1 column:.*\n.*\n.*--delimiter/],
  ])('of %s are not guessed', async (header, message) => {
    const run = await review(csv(header, header.replace(/[^,]+/g, 'x')));
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(message);
  });

  test('are judged even when there are no rows', async () => {
    expect(await review(csv('a,b,c'))).toMatchObject({ code: 2, err: expect.stringContaining('--account') });
  });

  test('that are named are taken, whatever their case, and a column that is there twice is not', async () => {
    const path = csv('Who,When,How Much,Extra', 'A,2025-01-01,5,x', 'B,2025-01-02,6,y');
    const { code, out } = await review(path, '--account', 'who', '--date', 'When', '--amount', 'how_much');
    expect(code).toBe(0);
    expect(out).toContain('account = Who, date = When, amount = How Much\n');
    expect(out).not.toContain('guessed');
    const twice = await review(
      csv('customer_id,amount,date,amount', 'A,1,2025-01-01,2'),
      '--amount',
      'amount',
    );
    expect(twice).toMatchObject({ code: 2, err: expect.stringContaining('2 columns are called "amount"') });
  });
});

describe('how a file is written', () => {
  const rows = [
    ['客户编号', '客户名称', '日期', '金额'],
    ['K1', '华东 “汽配” 有限公司', '2025-01-05', '12.50'],
    ['K2', '北方机电', '2025-02-07', '100'],
    ['K3', '南海', '2025-02-31', '7'],
  ];
  const text = (delimiter: string, end: string): string =>
    rows.map((row) => row.join(delimiter) + end).join('');
  const utf16 = (content: string, big: boolean): Buffer => {
    const bytes = Buffer.from(content, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  /** UTF-16 is told by the zero bytes of letters that ASCII has. */
  const asciiNames = (content: string): string => content.replace('\n', `,${'note '.repeat(50)}\n`);
  test.each([
    ['UTF-8', Buffer.from(text(',', '\n')), 'UTF-8, delimiter comma'],
    [
      'UTF-8 with BOM, CRLF, semicolons',
      Buffer.from(`\ufeff${text(';', '\r\n')}`),
      'UTF-8, delimiter semicolon',
    ],
    ['old line ends, bars', Buffer.from(text('|', '\r')), 'UTF-8, delimiter bar'],
    ['UTF-16 LE with BOM, tabs', utf16(`\ufeff${text('\t', '\r\n')}`, false), 'UTF-16LE, delimiter tab'],
    ['UTF-16 BE with BOM', utf16(`\ufeff${text(',', '\n')}`, true), 'UTF-16BE, delimiter comma'],
    [
      'UTF-16 LE without BOM',
      utf16(asciiNames(text(',', '\n')), false),
      'UTF-16LE (by the look of it; --encoding if not)',
    ],
    [
      'UTF-16 BE without BOM',
      utf16(asciiNames(text(',', '\n')), true),
      'UTF-16BE (by the look of it; --encoding if not)',
    ],
    ['GBK', gb18030(text(',', '\n')), 'GB18030 (by the look of it; --encoding if not), delimiter comma'],
    ['sep= in the first line', Buffer.from(`sep=^\n${text('^', '\n')}`), 'UTF-8, delimiter "^"'],
  ])('%s', async (name, bytes, said) => {
    const { code, out } = await review(temporaryFile(bytes));
    expect(code).toBe(0);
    expect(out).toContain(`File      ${said}`);
    expect(out).toContain('2 accounts, 2 orders, revenue 112.50'.replace('112.50', '113'));
    expect(out).toContain(`line ${name.startsWith('sep') ? 5 : 4}: 日期 is "2025-02-31"`);
    expect(out).toContain('account = 客户编号, name = 客户名称');
    expect(out).toContain('K2 北方机电');
  });

  test('Windows-1252 is told from GBK, and --encoding decides', async () => {
    const latin = Buffer.from(
      'Kundennr;Kunde;Bestelldatum;Betrag\n1;Müller & Söhne;31.01.2025;1.234,56\n2;Gärtner;05.02.2025;99,90\n',
      'latin1',
    );
    const { out } = await review(temporaryFile(latin));
    expect(out).toContain('WINDOWS-1252 (by the look of it');
    expect(out).toContain('1 Müller & Söhne');
    const forced = await review(temporaryFile(latin), '--encoding', 'latin2');
    expect(forced.out).toContain('File      ISO-8859-2, delimiter semicolon');
  });

  test('quotes, line breaks in quotes, blank lines and trailing delimiters keep the line numbers', async () => {
    const path = temporaryFile(
      `customer_id,note,order_date,amount\r\nA,"one\r\ntwo, ""three""",2025-01-01,1\r\n\r\n,,,\r\nB,x,2025-02-30,2\r\nC,"y\nz",2025-01-03,abc\r\nD,5" pipe,2025-01-04,5,\r\n="007",x,2025-01-05,6\r\n`,
    );
    const { code, out } = await review(path);
    expect(code).toBe(0);
    expect(out).toContain('5 rows read = 3 good + 2 left out');
    expect(out).toContain('line 6: order_date is "2025-02-30"');
    expect(out).toContain('line 7: amount is "abc"');
    expect(out).toContain('without the largest account: 50.0% less (6)');
    expect(out).toContain('the largest account is 007 with');
  });

  test('control characters do not reach the terminal', async () => {
    const path = temporaryFile(
      `${HEADER}\n\u001b[31mA,2025-01-05,"1\u0007x"\n\u001b[31mA,2025-01-05,3\n${'B,2025-01-01,2\n'.repeat(20)}`,
    );
    const { out } = await review(path);
    expect(out).toContain('amount is "1 x"');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('dates', () => {
  test.each([
    ['2025/1/5', '2025-01-05'],
    ['2025.1.5 8:05', '2025-01-05'],
    ['20250105', '2025-01-05'],
    ['20250105083000', '2025-01-05'],
    ['2025年1月5日', '2025-01-05'],
    ['2025年01月05日 08:30:00', '2025-01-05'],
    ['2025-1-5', '2025-01-05'],
    ['2025-01-05 08:30:00 UTC', '2025-01-05'],
    ['2025-01-05T23:30:00-05:00', '2025-01-06'],
    ['1736060400000', '2025-01-05'],
    ['1736060400', '2025-01-05'],
    ['5 Jan 2025', '2025-01-05'],
    ['5-January-2025', '2025-01-05'],
    ['Jan. 5, 2025', '2025-01-05'],
    ['31/12/2024', '2024-12-31'],
    ['12/31/2024 11:59 PM', '2024-12-31'],
    ['31.12.2024', '2024-12-31'],
    ['05/05/2025', '2025-05-05'],
  ])('%s is %s', async (written, day) => {
    const { code, out } = await review(csv('customer_id;order_date;amount', `A;${written};1`));
    expect(code).toBe(0);
    expect(out).toContain(`As of     ${day}, the last day in the file`);
  });

  test.each([
    '31/02/2025',
    '2025-02-29',
    '2025/13/01',
    '20251301',
    '2025年2月30日',
    '30 Feb 2025',
    '32/13/2025',
    'soon',
    '5 Foo 2025',
    '01/2025',
  ])('%s is none', async (written) => {
    const run = await review(csv(HEADER, 'A,2025-01-01,1', `B,${written},2`));
    expect(run.out).toContain(`line 3: order_date is "${written}", not a date`);
  });

  test('are read day first or month first as the file shows, and not at all where it does not', async () => {
    const dayFirst = await review(csv(HEADER, 'A,05/01/2025,1', 'B,25/01/2025,1', 'C,31/02/2025,1'));
    expect(dayFirst.out).toContain('dates are day/month/year');
    expect(dayFirst.out).toContain('As of     2025-01-25');
    expect(dayFirst.out).toContain('line 4: order_date is "31/02/2025"');
    const monthFirst = await review(csv(HEADER, 'A,05/01/2025,1', 'B,01/25/2025,1'));
    expect(monthFirst.out).toContain('dates are month/day/year');
    expect(monthFirst.out).toContain('As of     2025-05-01');
    const open = csv(HEADER, 'A,05/01/2025,1', 'B,06/07/2025,1');
    const undecided = await review(open);
    expect(undecided).toMatchObject({ code: 2, out: '' });
    expect(undecided.err).toContain('dates such as "05/01/2025" (line 2) can be day/month or month/day');
    expect((await review(open, '--date-format', 'dd/MM/yyyy')).out).toContain('As of     2025-07-06');
    expect((await review(open, '--date-format', 'MM/dd/yyyy')).out).toContain('As of     2025-06-07');
    const both = await review(csv(HEADER, 'A,25/01/2025,1', 'B,06/17/2025,1', 'C,17/06/2025,1'));
    expect(both).toMatchObject({ code: 2, out: '' });
    expect(both.err).toContain(
      '"25/01/2025" (line 2) has the day in front, as in 2 rows; "06/17/2025" (line 3) the month, as in 1 row',
    );
  });

  test('with an offset belong to the day of --time-zone', async () => {
    const path = csv(HEADER, 'A,2025-01-05T20:00:00Z,1');
    expect((await review(path)).out).toContain('As of     2025-01-05');
    expect((await review(path, '--time-zone', 'Asia/Shanghai')).out).toContain('As of     2025-01-06');
  });

  test('a lonely last day is worth a word', async () => {
    const { code, out } = await review(csv(HEADER, 'A,2025-01-05,1', 'B,2052-01-06,1'));
    expect(code).toBe(0);
    expect(out).toMatch(/As of {5}2052-01-06.*\n.*days after the day before it in the file/);
  });

  test('of rows that cannot be used do not count as the last', async () => {
    const path = csv(
      'customer_id,order_date,amount,order_no',
      'A,2025-01-05,1,1',
      'B,2025-03-01,x,2',
      ',2025-03-02,1,3',
      'C,2025-03-03,1,',
    );
    const { out } = await review(path);
    expect(out).toContain('As of     2025-01-05');
    expect(out).toContain('line 5: order_no is blank');
  });
});

describe('amounts', () => {
  const total = async (...amounts: string[]): Promise<string | undefined> => {
    const rows = amounts.map((amount, i) => `K${i};2025-01-0${i + 1};${amount}`);
    const { out, err } = await review(csv('customer_id;order_date;amount', ...rows));
    return /revenue (.*)/.exec(out)?.[1] ?? err;
  };
  test.each([
    [['1,234.56', '0.44'], '1,235'],
    [['1.234,56', '0,44'], '1,235'],
    [["1'234.50", '1'], '1,236'],
    [['1 234,50', '1\u00a0000'], '2,235'],
    [['1,234', '2,000'], '3,234'],
    [['1.234.567', '1'], '1,234,568'],
    [['1,23,456.00', '1'], '123,457'],
    [['0,500', '1,250'], '1.75'],
    [['¥1,234', '￥66', '100元'], '¥1,400'],
    [['$12.50', '-$2.50', '$ 5'], '$15'],
    [['EUR 1.234,50', '5,50 EUR'], '1,240 EUR'],
    [['(50.25)', '100.25', '25-', '+5'], '30'],
    [['−50', '80'], '30'],
    [['1.5E+03', '2'], '1,502'],
    [['12.5', '12,5'], '25'],
    [['１００', '0'], '100'],
  ])('%j add up to %s', async (amounts, sum) => {
    expect(await total(...amounts)).toBe(sum);
  });

  test.each(['', 'n/a', '-', '12,34,5', '1.2.3', '12%', '--5', '1e', '()', '1,,000', 'TBD'])(
    '"%s" is none',
    async (written) => {
      const { out } = await review(
        csv('customer_id;order_date;amount', 'A;2025-01-01;1.5', `B;2025-01-01;${written}`),
      );
      expect(out).toMatch(/2 rows read = 1 good \+ 1 left out/);
      expect(out).toContain('line 3: amount is ');
    },
  );

  test('that can be thousands or decimals are not guessed', async () => {
    const dots = csv('customer_id;order_date;amount', 'A;2025-01-01;1.250', 'B;2025-01-02;3.400');
    expect(await review(dots)).toMatchObject({
      code: 2,
      err: expect.stringContaining('amounts such as "1.250" (line 2) can be thousands or three decimals'),
    });
    expect((await review(dots, '--decimal', ',')).out).toContain('revenue 4,650');
    expect((await review(dots, '--decimal', '.')).out).toContain('revenue 4.65');
    const both = csv(
      'customer_id;order_date;amount',
      'A;2025-01-01;1.50',
      'B;2025-01-02;3,40',
      'C;2025-01-02;3,400',
    );
    expect(await review(both)).toMatchObject({
      code: 2,
      err: expect.stringContaining('and "3,400" (line 4) can be either'),
    });
    const decided = await review(both, '--decimal', '.');
    expect(decided.out).toContain('line 3: amount is "3,40", not a number');
    expect(decided.out).toContain('revenue 3,402');
  });

  test('in several currencies are not added up', async () => {
    const header = 'customer_id,order_date,amount,currency';
    const path = csv(
      header,
      'A,2025-01-01,1,EUR',
      'B,2025-01-02,2,USD',
      'C,2025-01-03,3,EUR',
      'D,2025-01-03,4,',
    );
    const mixed = await review(path);
    expect(mixed).toMatchObject({ code: 2, out: '' });
    expect(mixed.err).toContain(
      'several currencies (EUR in 2 rows, USD in 1 row), which do not add up: choose one with --only EUR',
    );
    const { code, out } = await review(path, '--only', 'EUR');
    expect(code).toBe(0);
    expect(out).toContain('2 accounts, 2 orders, revenue 4 EUR');
    expect(out).toContain('2 rows not in EUR: passed over');
    expect((await review(path, '--only', 'USD')).out).toContain('As of     2025-01-02');
    expect(await review(path, '--only', 'CNY')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is EUR, USD'),
    });
    const signs = csv(HEADER, 'A,2025-01-01,$1', 'B,2025-01-02,€2', 'C,2025-01-02,3');
    expect(await review(signs)).toMatchObject({
      code: 2,
      err: expect.stringContaining('$ in 1 row, € in 1 row'),
    });
    expect((await review(signs, '--only', '$')).out).toContain('revenue $1');
  });
});

describe('books of any size', () => {
  test('one row', async () => {
    const { code, out } = await review(csv(HEADER, 'A,2025-01-05,12.5'));
    expect(code).toBe(0);
    expect(out).toContain('1 account, 1 order, revenue 12.50');
    expect(out).toContain('No account is worth money and quiet.');
    expect(out).toContain('the largest account is A with 100.0%');
    expect(out).not.toContain('without the');
    expect(out).not.toMatch(/undefined|NaN|null/);
  });

  test('a small book is told to use fixed cuts, and does so when they are given', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `K${i},2025-0${1 + (i % 9)}-05,${10 * i + 5}`);
    const path = csv(HEADER, ...rows);
    const en = await review(path);
    expect(en.out).toMatch(/learned from 20 accounts, fewer than 50: use fixed cuts/);
    expect(en.out).toContain('--recency-cuts --frequency-cuts --monetary-cuts');
    expect((await review(path, '--locale', 'zh-CN')).out).toContain('请改用固定切点');
    const cuts = [
      '--recency-cuts',
      '30,60,120,240',
      '--frequency-cuts',
      '1,2,4,8',
      '--monetary-cuts',
      '50,100,150,180',
    ];
    expect((await review(path, ...cuts)).out).not.toContain('use fixed cuts');
  });

  test('a large file shows how far it is, line by line or on one line of a terminal', async () => {
    const rows = 30_000;
    const note = 'n'.repeat(160);
    const path = csv(
      `${HEADER},note`,
      ...Array.from({ length: rows }, (_, i) => `K${i % 500},2025-0${1 + (i % 9)}-05,${i % 97}.25,${note}`),
    );
    const { code, out, err } = await review(path);
    expect(code).toBe(0);
    expect(out).toContain(`500 accounts, ${rows.toLocaleString('en')} orders`);
    expect(err.trim().split('\n').length).toBe(8);
    expect(err).toMatch(/^reading 1 of 2: 25%, [\d,]+ rows\n/);
    expect(err).toMatch(/reading 2 of 2: 100%, [\d,]+ rows\n$/);
  });
});
