/** What a column of a sheet can hold. */
export type ColumnRole =
  | 'account'
  | 'name'
  | 'date'
  | 'amount'
  | 'orderId'
  | 'currency'
  | 'category'
  | 'recency'
  | 'frequency'
  | 'monetary'
  | 'tenure';

/**
 * Names that columns of exports go by, in English and Chinese, best first; names on one line are equally good. Written as
 * {@link plainName} leaves them: lower case, without spaces and signs.
 */
export const COLUMN_NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  account: [
    'accountid accountno accountnumber accountcode customerid customerno customernumber customercode custid custno clientid clientno clientcode buyerid companyid kundennummer kundennr 客户编号 客户id 客户代码 客户编码 客户号 账户编号 账号 会员编号 会员id 会员号 用户id 用户编号 买家id 购方编码',
    'account customer client buyer soldto soldtoparty kunde 客户 买家 会员 用户 购货单位 购买方',
    'accountname customername clientname buyername company companyname customeremail email 客户名称 客户名 客户姓名 客户全称 买家名称 买家昵称 买家会员名 公司 公司名称 单位名称 购方名称 会员名',
  ],
  name: [
    'accountname customername clientname buyername 客户名称 客户名 客户姓名 客户全称 买家名称 买家昵称 买家会员名 购方名称 会员名',
    'company companyname 公司 公司名称 单位名称',
    'account customer client buyer kunde 客户 买家 购货单位 购买方',
  ],
  date: [
    'orderdate orderedat orderdatetime ordertime orderedon ordertimestamp dateordered 下单日期 下单时间 订单日期 订单时间 订单创建时间',
    'purchasedate purchasedat transactiondate saledate salesdate soldat bestelldatum 销售日期 交易日期 交易时间 成交时间 成交日期 购买日期 购买时间',
    'invoicedate billingdate documentdate rechnungsdatum 开票日期 发票日期 单据日期 订单付款时间 付款时间 支付时间',
    'date datetime timestamp day time createdat datum 日期 时间 创建时间 业务日期',
  ],
  amount: [
    'amount orderamount amountpaid netamount totalamount ordertotal orderamt total lineamount linetotal revenue netrevenue sales salesamount salesvalue netsales turnover umsatz betrag 金额 订单金额 销售额 销售金额 实付 实付金额 实收金额 实收 成交金额 交易金额 买家实际支付金额 收入 营业额',
    'value price subtotal grossamount grandtotal 总金额 总价 合计 价税合计 含税金额 应付金额 买家应付货款',
  ],
  orderId: [
    'orderid orderno ordernumber ordercode ordernr salesorder bestellnummer 订单号 订单编号 订单id 单号 销售单号',
    'invoiceno invoiceid invoicenumber invoice receiptno receiptid transactionid documentno documentnumber 发票号 发票号码 单据编号 交易号 流水号',
    'order 订单',
  ],
  currency: ['currency currencycode ordercurrency ccy 币种 货币 币别 货币代码'],
  category: [
    'category productcategory productgroup productline 品类 类别 产品类别 商品类目 产品大类 商品分类',
  ],
  recency: [
    'recency recencydays dayssincelastorder dayssincelastpurchase r 最近一次消费 最近一次消费天数 未下单天数 未购买天数 距上次下单天数 距上次购买天数',
  ],
  frequency: [
    'frequency frequencyorders orders ordercount numberoforders f 消费频率 消费频次 下单次数 订单数 购买次数 消费次数',
  ],
  monetary: [
    'monetary monetaryvalue totalspend lifetimespend totalrevenue totalsales m 消费金额 累计消费金额 累计金额 累计销售额 总消费额',
  ],
  tenure: ['tenure tenuredays customerage 关系时长 合作时长 合作天数'],
};

/**
 * A name of a column as names are compared: without case, spaces, signs and what stands in brackets.
 *
 * @param name as the header has it
 * @returns letters and digits only
 * @example
 * ```ts
 * import { COLUMN_NAMES, plainName } from 'account-scoring/sheets';
 *
 * const name = plainName('Order Date (UTC)');
 * console.log(name, COLUMN_NAMES.date.some((names) => names.split(' ').includes(name)));
 * // → orderdate true
 * ```
 */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
