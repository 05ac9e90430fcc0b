// Made by "npm run sheets" from src/sheets/functions.ts: change that instead.
// The file to use is dist/account-scoring.onlyoffice.js: the library with this below it.

(() => {
  /**
   * Sums up orders: one row per account with recency, frequency and monetary. / 汇总订单：每个客户一行，列出最近一次消费、消费频率和消费金额。
   *
   * @param {any[][]} orders Orders with a header row: account, order date, amount / 带表头的订单明细：客户、下单日期、金额
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function ACCOUNTS(orders, asOf, options) {
    return AccountScoring.spillAccounts(orders, asOf, options);
  }
  Api.AddCustomFunction(ACCOUNTS);

  /**
   * Scores accounts by recency, frequency and monetary. / 按最近一次消费、消费频率和消费金额为客户打分。
   *
   * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row / 带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function RFM(table, asOf, options) {
    return AccountScoring.spillRfm(table, asOf, options);
  }
  Api.AddCustomFunction(RFM);

  /**
   * Puts accounts into segments and says why. / 将客户分群，并说明依据。
   *
   * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row / 带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {string} [map] Segment map: kam11 (default), zh8, rf10, classic125, value3 / 分群方案：kam11（默认）、zh8、rf10、classic125、value3
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function SEGMENTS(table, asOf, map, options) {
    return AccountScoring.spillSegments(table, asOf, map, options);
  }
  Api.AddCustomFunction(SEGMENTS);

  /**
   * Accounts, orders and revenue of each segment. / 各分群的客户数、订单数和销售额。
   *
   * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row / 带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {string} [map] Segment map: kam11 (default), zh8, rf10, classic125, value3 / 分群方案：kam11（默认）、zh8、rf10、classic125、value3
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function SEGMENT_SUMMARY(table, asOf, map, options) {
    return AccountScoring.spillSegmentSummary(table, asOf, map, options);
  }
  Api.AddCustomFunction(SEGMENT_SUMMARY);

  /**
   * Ranks accounts by revenue with shares, cumulative shares and ABC classes. / 按销售额为客户排名，给出占比、累计占比和 ABC 类别。
   *
   * @param {any[][]} table A table with a header row that has an account and an amount / 带表头的表，含客户和金额
   * @param {any} [asOf] Orders after this day do not count / 此日之后的订单不计算在内
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function PARETO(table, asOf, options) {
    return AccountScoring.spillPareto(table, asOf, options);
  }
  Api.AddCustomFunction(PARETO);

  /**
   * Gini coefficient of revenue: 0 all equal, towards 1 one account has it all. / 销售额的基尼系数：0 为完全平均，越接近 1 越集中。
   *
   * @param {any[][]} table A table with a header row that has an account and an amount / 带表头的表，含客户和金额
   * @param {any} [asOf] Orders after this day do not count / 此日之后的订单不计算在内
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} One figure, with notes below where rows were left out / 一个数值；若有行被排除，下方为注释
   * @customfunction
   */
  function GINI(table, asOf, options) {
    return AccountScoring.spillGini(table, asOf, options);
  }
  Api.AddCustomFunction(GINI);

  /**
   * Herfindahl index of revenue: the sum of squared shares. / 销售额的赫芬达尔指数：各客户占比的平方和。
   *
   * @param {any[][]} table A table with a header row that has an account and an amount / 带表头的表，含客户和金额
   * @param {any} [asOf] Orders after this day do not count / 此日之后的订单不计算在内
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} One figure, with notes below where rows were left out / 一个数值；若有行被排除，下方为注释
   * @customfunction
   */
  function HHI(table, asOf, options) {
    return AccountScoring.spillHhi(table, asOf, options);
  }
  Api.AddCustomFunction(HHI);

  /**
   * Share of revenue that the largest accounts hold. / 头部客户的销售占比。
   *
   * @param {any[][]} table A table with a header row that has an account and an amount / 带表头的表，含客户和金额
   * @param {any} [asOf] Orders after this day do not count / 此日之后的订单不计算在内
   * @param {number} [top] Which part of the accounts: 0.2 (default) for the largest 20% / 头部客户的比例：默认 0.2，即前 20% 客户
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} One figure, with notes below where rows were left out / 一个数值；若有行被排除，下方为注释
   * @customfunction
   */
  function TOPSHARE(table, asOf, top, options) {
    return AccountScoring.spillTopShare(table, asOf, top, options);
  }
  Api.AddCustomFunction(TOPSHARE);

  /**
   * Scores accounts over several criteria and puts them into tiers. / 按多项指标为客户评分并评定层级。
   *
   * @param {any[][]} table Orders, or accounts with columns for criteria; with a header row / 带表头的订单明细，或含评价指标的客户表
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {string} [scheme] Tier scheme: abc_tiers (default), value_bands, class4, tiers5 / 分级方案：abc_tiers（默认）、value_bands、class4、tiers5
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function TIERS(table, asOf, scheme, options) {
    return AccountScoring.spillTiers(table, asOf, scheme, options);
  }
  Api.AddCustomFunction(TIERS);

  /**
   * Groups accounts that are alike in recency, frequency and monetary. / 将最近一次消费、消费频率和消费金额相近的客户聚为一类。
   *
   * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row / 带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {number} [k] How many clusters, 1 to 100; default 5 / 聚类数，1–100，默认 5
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function CLUSTERS(table, asOf, k, options) {
    return AccountScoring.spillClusters(table, asOf, k, options);
  }
  Api.AddCustomFunction(CLUSTERS);

  /**
   * Warns of accounts that drift away, with the value at risk and what to do. / 对有流失迹象的客户发出预警，给出风险金额和建议动作。
   *
   * @param {any[][]} orders Orders with a header row: account, order date, amount / 带表头的订单明细：客户、下单日期、金额
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function WARNINGS(orders, asOf, options) {
    return AccountScoring.spillWarnings(orders, asOf, options);
  }
  Api.AddCustomFunction(WARNINGS);

  /**
   * The whole book on one page: size, concentration, segments, warnings. / 客户总览：规模、集中度、分群与预警。
   *
   * @param {any[][]} orders Orders with a header row: account, order date, amount / 带表头的订单明细：客户、下单日期、金额
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {string} [map] Segment map: kam11 (default), zh8, rf10, classic125, value3 / 分群方案：kam11（默认）、zh8、rf10、classic125、value3
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function REVIEW(orders, asOf, map, options) {
    return AccountScoring.spillReview(orders, asOf, map, options);
  }
  Api.AddCustomFunction(REVIEW);

  /**
   * Learns an RFM model and puts it into one cell, for RFM_APPLY. / 学习 RFM 模型并存入一个单元格，供 RFM_APPLY 使用。
   *
   * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row / 带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} One cell of text / 一个文本单元格
   * @customfunction
   */
  function RFM_MODEL(table, asOf, options) {
    return AccountScoring.spillRfmModel(table, asOf, options);
  }
  Api.AddCustomFunction(RFM_MODEL);

  /**
   * Scores accounts with the model of RFM_MODEL, so that months can be compared. / 用 RFM_MODEL 的模型为客户打分，使各月得分可比。
   *
   * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row / 带表头的订单明细，或含最近一次消费、消费频率、消费金额的客户表
   * @param {string} model The cell that RFM_MODEL filled / RFM_MODEL 所在的单元格
   * @param {any} [asOf] The day to look from; default: the day of the last order / 统计截止日；默认为最后一笔订单的日期
   * @param {any} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values / 例如“locale=zh-CN; 客户=买家; origin=B5”，或两列的名称与取值区域
   * @returns {any[][]} A table with a header that spills out, with notes below / 带表头的溢出表格，下方为注释
   * @customfunction
   */
  function RFM_APPLY(table, model, asOf, options) {
    return AccountScoring.spillRfmApply(table, model, asOf, options);
  }
  Api.AddCustomFunction(RFM_APPLY);
})();
