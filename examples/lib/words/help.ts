import type { Locale } from 'account-scoring';

const EN = `Review the accounts of an order book: whom to look at first, segments, concentration, tiers, clusters, lifecycle, warnings.

  npm start                              the bundled SYNTHETIC order book
  npm start -- FILE.csv [flags]          your own: one row per order, or per line of an order

Columns (guessed from their names, in English and Chinese, when not given)
  --account NAME       the account: id, number or name
  --date NAME          the day or time of the order
  --amount NAME        currency units; negative for a return
  --order-id NAME      lines with one id are one order; without it every row is one
  --name NAME          the account's name, for reading
  --currency NAME      the currency of the amount
  --only CODE          in a file with several currencies: the one to look at

What counts
  --as-of DAY          the day to look back from, such as 2026-01-31; default: the last day in the file
  --time-zone ZONE     whose days timestamps with an offset belong to, such as Asia/Shanghai; default UTC
  --window-days N      count orders and revenue over the last N days only
  --returns RULE       net (default): lower revenue; count: and count as orders; ignore
  --recency-cuts A,B,C,D    fixed borders between the five scores, in days; default: fifths of the accounts
  --frequency-cuts A,B,C,D  the same in orders
  --monetary-cuts A,B,C,D   the same in currency units

How the file is written (found out when not given)
  --delimiter CHAR     , ; tab |
  --encoding NAME      utf-8, utf-16le, gb18030, big5, windows-1252 …
  --date-format FORMAT such as dd/MM/yyyy or MM/dd/yyyy
  --decimal CHAR       . or ,

What is shown
  --map NAME           kam11 (default), classic125, rf10, zh8, value3
  --top N              accounts to look at first; default 10
  --brief              one screen: segments, concentration, whom to look at first
  --html FILE          write the review as a page with pictures, too (npm start writes review.html)
  --bad-rows N         rows left out to show; default 10
  --locale LOCALE      en (default), zh-CN
  --help

Exit code: 0 done, also with rows left out; 1 nothing usable; 2 the command is not right.
`;

const ZH = `盘点订单数据中的客户：优先关注、分群、集中度、等级、聚类、生命周期、预警。

  npm start                              使用自带的合成（SYNTHETIC）订单数据
  npm start -- 文件.csv [参数]           使用自己的文件：每行一笔订单，或订单中的一行明细

列（不指定时按中英文列名推断）
  --account 列名       客户：编号或名称
  --date 列名          下单日期或时间
  --amount 列名        金额；退货为负数
  --order-id 列名      订单号相同的行为同一订单；没有时每行算一笔订单
  --name 列名          客户名称，仅供阅读
  --currency 列名      金额的币种
  --only 币种          文件有多种币种时，只看这一种

统计口径
  --as-of 日期         截止日，如 2026-01-31；默认为文件中的最后一天
  --time-zone 时区     带时差的时间归属哪个时区的日期，如 Asia/Shanghai；默认 UTC
  --window-days N      订单数与销售额只统计最近 N 天
  --returns 规则       net（默认）：冲减销售额；count：冲减并计为订单；ignore：不计
  --recency-cuts A,B,C,D    五档得分之间的固定切点（天）；默认按客户五等分
  --frequency-cuts A,B,C,D  同上（订单数）
  --monetary-cuts A,B,C,D   同上（金额）

文件格式（不指定时自动判断）
  --delimiter 字符     , ; tab |
  --encoding 编码      utf-8、utf-16le、gb18030、big5、windows-1252 等
  --date-format 格式   如 dd/MM/yyyy 或 MM/dd/yyyy
  --decimal 字符       小数点：. 或 ,

显示内容
  --map 名称           kam11（默认）、classic125、rf10、zh8、value3
  --top N              优先关注的客户数；默认 10
  --brief              只看一屏：分群、集中度、优先关注的客户
  --html 文件          另存为带图表的网页（npm start 写入 review.html）
  --bad-rows N         显示多少条剔除的行；默认 10
  --locale 语言        en（默认）、zh-CN
  --help

退出码：0 完成（可有剔除的行）；1 没有可用的数据；2 命令有误。
`;

/** What `--help` prints. */
export function helpText(locale: Locale): string {
  return locale === 'zh-CN' ? ZH : EN;
}
