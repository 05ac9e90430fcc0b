import type { ColumnExample } from '../guess-columns.ts';
import { whole } from '../numbers.ts';
import type { Role } from '../settings.ts';
import type { Words } from './words.ts';

const ROLES: Readonly<Record<Role, string>> = {
  account: '客户',
  name: '客户名称',
  date: '日期',
  amount: '金额',
  'order-id': '订单号',
  currency: '币种',
};

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': '逗号',
  ';': '分号',
  '\t': '制表符',
  '|': '竖线',
};

const quote = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

function columnList(columns: readonly ColumnExample[]): string {
  const lines = columns.slice(0, 40).map(({ name, example }) => `  ${quote(name)}，例如 ${quote(example)}`);
  if (columns.length > 40) lines.push(`  ……以及另外 ${columns.length - 40} 列`);
  return `文件共有 ${columns.length} 列：\n${lines.join('\n')}`;
}

/** Everything that the review says in Simplified Chinese. */
export const zhCn: Words = {
  error: (text) => `错误：${text}`,
  unknownFlag: (flag) => `没有 ${flag} 这个参数；可用 --help 查看全部参数`,
  missingValue: (flag) => `--${flag} 缺少取值；以“-”开头的值请写成 --${flag}=值`,
  wrongValue: (flag, value, expected) => `--${flag} 的取值为 ${quote(value)}，应为 ${expected}`,
  severalFiles: (files) =>
    `一次只能读取一个文件，这里有 ${files.length} 个：${files.map(quote).join(' ')}。文件名含空格时请加引号`,

  isMissing: (path) => `找不到文件 ${quote(path)}`,
  isFolder: (path) => `${quote(path)} 是文件夹，请指定文件`,
  isNoFile: (path) => `${quote(path)} 不是普通文件：需要读取两遍，管道无法做到`,
  isEmpty: (path) => `${quote(path)} 是空文件`,
  cannotRead: (path, code) => `无法读取 ${quote(path)}（${code}）`,
  notText: (path, what) =>
    `${quote(path)} 不是文本文件${
      what === 'excel'
        ? '，而是工作簿：请先将工作表另存为 CSV'
        : what === 'archive'
          ? '，而是压缩文件：请先解压'
          : ''
    }`,
  unknownEncoding: (path) =>
    `${quote(path)} 不是 UTF-8、UTF-16、GB18030 或 Windows-1252 编码：请用 --encoding 指定`,
  endlessRow: (path, line) =>
    `${quote(path)} 第 ${line} 行：从这里开始的一行没有结尾。是引号没有闭合，还是文件并非 CSV？`,
  onlyHeader: (path) => `${quote(path)} 只有表头，没有数据行`,

  role: (role) => ROLES[role],
  missingColumn: (role, columns, hint) =>
    `找不到像是${ROLES[role]}的列：请用 --${role} 指定\n${columnList(columns)}${
      hint === 'data'
        ? '\n第一行应为列名，这里看起来像是数据。'
        : hint === 'delimiter'
          ? '\n如果实际不止一列，请用 --delimiter 指定分隔符。'
          : ''
    }`,
  ambiguousColumn: (role, found, columns) =>
    `${found.map(quote).join('和')}都可能是${ROLES[role]}：请用 --${role} 指定其一\n${columnList(columns)}`,
  noSuchColumn: (role, name, columns) => `--${role} 指定的列 ${quote(name)} 不存在\n${columnList(columns)}`,
  repeatedColumn: (role, name, times, columns) =>
    `--${role} 指定的列 ${quote(name)} 有 ${times} 个同名列：请改名，只留一个\n${columnList(columns)}`,

  undecidedDates: ({ text, line }) =>
    `${quote(text)}（第 ${line} 行）这样的日期既可读作日/月，也可读作月/日，而文件中没有日期能说明是哪一种：请用 --date-format dd/MM/yyyy 或 --date-format MM/dd/yyyy 指定`,
  contradictoryDates: (day, month) =>
    `${quote(day.text)}（第 ${day.line} 行）日在前，共 ${whole(day.rows)} 行；${quote(month.text)}（第 ${month.line} 行）月在前，共 ${whole(month.rows)} 行：请用 --date-format dd/MM/yyyy 或 --date-format MM/dd/yyyy 指定`,
  undecidedAmounts: ({ text, line }) =>
    `${quote(text)}（第 ${line} 行）这样的金额既可能是千分位，也可能是三位小数，而文件中没有金额能说明是哪一种：请用 --decimal . 或 --decimal , 指定`,
  contradictoryAmounts: (point, comma, open) =>
    `${quote(point.text)}（第 ${point.line} 行）以点为小数点，${quote(comma.text)}（第 ${comma.line} 行）以逗号为小数点，而 ${quote(open.text)}（第 ${open.line} 行）两可：请用 --decimal . 或 --decimal , 指定`,
  mixedCurrencies: (currencies) =>
    `金额有多种币种（${currencies.map(([name, rows]) => `${name} ${whole(rows)} 行`).join('，')}），不能直接相加：请用 --only ${currencies[0]?.[0]} 选定一种`,
  noSuchCurrency: (only, currencies) =>
    currencies.length === 0
      ? `--only ${only}：文件中没有币种；可用 --currency 指定币种列`
      : `--only ${only}：没有这种币种的行；文件中有 ${currencies.join('、')}`,
  nothingUsable: (rows) => `没有可用的数据：共 ${whole(rows)} 行，没有一行可用`,
  nothingYet: (future, returns, asOf) =>
    `没有可用的数据：截至 ${asOf} 没有客户下过订单；之后有 ${whole(future)} 行，退货（负金额）${whole(returns)} 行`,

  dateHint: (kind) =>
    kind === 'serial'
      ? '45658 这样的数字是电子表格的日期序号：请先把该列设为日期格式，再另存为 CSV。'
      : '如果日期本身没错，请说明其写法，例如 --date-format dd/MM/yy',

  progress: (pass, percent, rows) => `第 ${pass}/2 遍读取：${Math.round(percent)}%，${whole(rows)} 行`,

  comma: '，',
  semicolon: '；',
  synthetic: (path) => `合成订单数据（SYNTHETIC）：${path}\n其中的公司、订单和数字均为虚构。`,
  title: (path) => `订单数据：${path}`,
  columnsUsed: (parts, guessed) =>
    `列        ${parts.join('，')}${
      guessed.length > 0
        ? `\n          按列名推断：${guessed.map((role) => ROLES[role]).join('、')}；可用 ${guessed.map((role) => `--${role}`).join(' ')} 另行指定`
        : ''
    }`,
  noOrderId: '没有订单号：每行算一笔订单',
  fileReadAs: (encoding, guessed, delimiter) =>
    `文件      ${encoding}${guessed ? '（按内容推断；如不对请用 --encoding 指定）' : ''}，分隔符为${DELIMITERS[delimiter] ?? quote(delimiter)}`,
  decimalMark: (mark) => (mark === '.' ? '小数点为“.”' : '小数点为“,”'),
  eachMark: '小数点以各金额自身写法为准',
  dateOrder: (order) => (order === 'day-first' ? '日期为日/月/年' : '日期为月/日/年'),
  dateFormat: (format) => `日期格式 ${format}`,
  asOf: (day, isDefault) =>
    `截止日    ${day}${isDefault ? '，即文件中的最后一天；可用 --as-of 另行指定' : ''}`,
  lonelyLastDay: (days) =>
    `          注意：该日比文件中的前一天晚 ${whole(days)} 天。如为笔误，请用 --as-of 指定`,
  window: (days) => `统计窗口  最近 ${whole(days)} 天；最近一次消费以全部订单计`,
  totals: (accounts, orders, revenue) =>
    `${whole(accounts)} 个客户，${whole(orders)} 笔订单，销售额 ${revenue}`,
  intake: (received, accepted, rejected) =>
    `读取 ${whole(received)} 行 = 可用 ${whole(accepted)} 行 + 剔除 ${whole(rejected)} 行`,
  returnRows: (rows, rule) =>
    `退货（负金额）${whole(rows)} 行：${
      rule === 'net'
        ? '已从销售额中扣除'
        : rule === 'count'
          ? '已从销售额中扣除，并计为订单'
          : '未从销售额中扣除'
    }`,
  futureRows: (rows) => `截止日之后 ${whole(rows)} 行：不计入`,
  otherCurrency: (rows, only) => `非 ${only} 的 ${whole(rows)} 行：跳过`,
  withoutOrders: (accounts) => `${whole(accounts)} 个客户没有订单（只有退货）`,

  segments: (map, label) => `客户分群（${map}：${label}；得分 1 至 5，5 为最好）`,
  segmentHead: ['分群', '客户数', '客户占比', '销售额', '销售占比', '客单价', '未下单天数中位数'],
  notices: '关于评分（可用 --recency-cuts、--frequency-cuts、--monetary-cuts 设定固定切点）',

  concentration: '销售额集中度',
  topShare: (top, share, interval) =>
    `最大的 ${top} 客户占 ${share}${interval === null ? '' : `（95% 区间 ${interval}）`}`,
  interval: (lower, upper) => `${lower} 至 ${upper}`,
  accountsFor: (share, accounts, shareOfAccounts) =>
    `${share} 的销售额来自 ${whole(accounts)} 个客户（占客户数 ${shareOfAccounts}）`,
  jointRatio: (accounts, share) => `实际的“二八比”：${accounts} 的客户带来 ${share} 的销售额`,
  measures: (gini, hhi, effective) =>
    `基尼系数 ${gini}${hhi === null ? '' : `，赫芬达尔指数 ${hhi}：集中程度相当于 ${effective} 个同等规模的客户`}`,
  largest: (name, share) => `最大客户为 ${name}，占 ${share}`,
  exposure: (lost, share, amount) =>
    `失去${lost === 1 ? '最大客户' : `最大的 ${lost} 个客户`}：减少 ${share}（${amount}）`,
  levels: (level, names) => `单个占比达到 ${level}：${names.join('、')}`,
  topFive: (share, level) => `前五大客户合计 ${share}，超过 ${level} 参考线`,

  lookFirst: (top) => `优先关注的 ${whole(top)} 个客户`,
  lookFirstWhy: (segments, recencyUpTo) =>
    `有价值但趋于沉默：${segments.join('、')}${recencyUpTo === null ? '' : `，且最近一次消费得分不高于 ${recencyUpTo}`}。按销售额从大到小，即可能失去的金额。`,
  lookFirstOf: (accounts, share) => `共 ${whole(accounts)} 个，占销售额 ${share}。`,
  lookFirstNone: '没有有价值且趋于沉默的客户。',
  lookFirstHead: ['', '客户', 'RFM', '分群', '销售额', '占比', '最后订单', '未下单天数'],
  usualGap: (days, times) => `平均每 ${days} 天下单一次，现已沉默该间隔的 ${times} 倍`,

  badRows: (rows, of) => `剔除的行：${whole(of)} 行中的 ${whole(rows)} 行`,
  badRowsNone: '剔除的行：无',
  badKind: (code, times) => {
    const kinds: Readonly<Record<string, string>> = {
      'order.invalid_account_id': '客户无效',
      'order.invalid_date': '日期无效',
      'order.invalid_amount': '金额无效',
      'order.invalid_order_id': '订单号无效',
      'order.invalid_currency': '币种无效',
      'order.not_a_record': '值的个数不符',
    };
    return `${kinds[code] ?? code} ${whole(times)}`;
  },
  badLine: (line, faults) => `第 ${line} 行：${faults.join('；')}`,
  badShape: (values, columns) => `有 ${whole(values)} 个值，而表头有 ${whole(columns)} 列`,
  blank: (column) => `${column} 为空`,
  badCell: (code, column, value) => {
    const expected: Readonly<Record<string, string>> = {
      'order.invalid_date': '日期（如 2026-01-31）',
      'order.invalid_amount': '数字（如 1234.56）',
    };
    return `${column} 为 ${quote(value)}${expected[code] === undefined ? '' : `，不是${expected[code]}`}`;
  },
  tooLarge: (accounts: number) =>
    `共 ${whole(accounts)} 个客户，超出 node 默认内存能完成的完整盘点，以上为简要结果。`,
  cannotWrite: (path: string, code: string) => `无法写入 ${quote(path)}（${code}）`,
  pageWritten: (path: string) => `带图表的网页版：${path}（用浏览器打开）`,
  moreBadRows: (rows) => `……以及另外 ${whole(rows)} 行；可用 --bad-rows 设定显示行数`,
};
