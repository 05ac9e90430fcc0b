// Made by "npm run sheets" from src/sheets/functions.ts: change that instead.
// The file to use is dist/account-scoring.excel.js: the library with this below it.

/**
 * Sums up orders: one row per account with recency, frequency and monetary.
 *
 * @param {any[][]} orders Orders with a header row: account, order date, amount
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction ACCOUNTS ACCOUNTS
 */
function ACCOUNTS(orders, asOf, options) {
  return AccountScoring.spillAccounts(orders, asOf, options);
}
CustomFunctions.associate('ACCOUNTS', ACCOUNTS);

/**
 * Scores accounts by recency, frequency and monetary.
 *
 * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction RFM RFM
 */
function RFM(table, asOf, options) {
  return AccountScoring.spillRfm(table, asOf, options);
}
CustomFunctions.associate('RFM', RFM);

/**
 * Puts accounts into segments and says why.
 *
 * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {string} [map] Segment map: kam11 (default), zh8, rf10, classic125, value3
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction SEGMENTS SEGMENTS
 */
function SEGMENTS(table, asOf, map, options) {
  return AccountScoring.spillSegments(table, asOf, map, options);
}
CustomFunctions.associate('SEGMENTS', SEGMENTS);

/**
 * Accounts, orders and revenue of each segment.
 *
 * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {string} [map] Segment map: kam11 (default), zh8, rf10, classic125, value3
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction SEGMENT_SUMMARY SEGMENT_SUMMARY
 */
function SEGMENT_SUMMARY(table, asOf, map, options) {
  return AccountScoring.spillSegmentSummary(table, asOf, map, options);
}
CustomFunctions.associate('SEGMENT_SUMMARY', SEGMENT_SUMMARY);

/**
 * Ranks accounts by revenue with shares, cumulative shares and ABC classes.
 *
 * @param {any[][]} table A table with a header row that has an account and an amount
 * @param {any} [asOf] Orders after this day do not count
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction PARETO PARETO
 */
function PARETO(table, asOf, options) {
  return AccountScoring.spillPareto(table, asOf, options);
}
CustomFunctions.associate('PARETO', PARETO);

/**
 * Gini coefficient of revenue: 0 all equal, towards 1 one account has it all.
 *
 * @param {any[][]} table A table with a header row that has an account and an amount
 * @param {any} [asOf] Orders after this day do not count
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} One figure, with notes below where rows were left out
 * @customfunction GINI GINI
 */
function GINI(table, asOf, options) {
  return AccountScoring.spillGini(table, asOf, options);
}
CustomFunctions.associate('GINI', GINI);

/**
 * Herfindahl index of revenue: the sum of squared shares.
 *
 * @param {any[][]} table A table with a header row that has an account and an amount
 * @param {any} [asOf] Orders after this day do not count
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} One figure, with notes below where rows were left out
 * @customfunction HHI HHI
 */
function HHI(table, asOf, options) {
  return AccountScoring.spillHhi(table, asOf, options);
}
CustomFunctions.associate('HHI', HHI);

/**
 * Share of revenue that the largest accounts hold.
 *
 * @param {any[][]} table A table with a header row that has an account and an amount
 * @param {any} [asOf] Orders after this day do not count
 * @param {number} [top] Which part of the accounts: 0.2 (default) for the largest 20%
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} One figure, with notes below where rows were left out
 * @customfunction TOPSHARE TOPSHARE
 */
function TOPSHARE(table, asOf, top, options) {
  return AccountScoring.spillTopShare(table, asOf, top, options);
}
CustomFunctions.associate('TOPSHARE', TOPSHARE);

/**
 * Scores accounts over several criteria and puts them into tiers.
 *
 * @param {any[][]} table Orders, or accounts with columns for criteria; with a header row
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {string} [scheme] Tier scheme: abc_tiers (default), value_bands, class4, tiers5
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction TIERS TIERS
 */
function TIERS(table, asOf, scheme, options) {
  return AccountScoring.spillTiers(table, asOf, scheme, options);
}
CustomFunctions.associate('TIERS', TIERS);

/**
 * Groups accounts that are alike in recency, frequency and monetary.
 *
 * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {number} [k] How many clusters, 1 to 100; default 5
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction CLUSTERS CLUSTERS
 */
function CLUSTERS(table, asOf, k, options) {
  return AccountScoring.spillClusters(table, asOf, k, options);
}
CustomFunctions.associate('CLUSTERS', CLUSTERS);

/**
 * Warns of accounts that drift away, with the value at risk and what to do.
 *
 * @param {any[][]} orders Orders with a header row: account, order date, amount
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction WARNINGS WARNINGS
 */
function WARNINGS(orders, asOf, options) {
  return AccountScoring.spillWarnings(orders, asOf, options);
}
CustomFunctions.associate('WARNINGS', WARNINGS);

/**
 * The whole book on one page: size, concentration, segments, warnings.
 *
 * @param {any[][]} orders Orders with a header row: account, order date, amount
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {string} [map] Segment map: kam11 (default), zh8, rf10, classic125, value3
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction REVIEW REVIEW
 */
function REVIEW(orders, asOf, map, options) {
  return AccountScoring.spillReview(orders, asOf, map, options);
}
CustomFunctions.associate('REVIEW', REVIEW);

/**
 * Learns an RFM model and puts it into one cell, for RFM_APPLY.
 *
 * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} One cell of text
 * @customfunction RFM_MODEL RFM_MODEL
 */
function RFM_MODEL(table, asOf, options) {
  return AccountScoring.spillRfmModel(table, asOf, options);
}
CustomFunctions.associate('RFM_MODEL', RFM_MODEL);

/**
 * Scores accounts with the model of RFM_MODEL, so that months can be compared.
 *
 * @param {any[][]} table Orders, or accounts with recency, frequency and monetary; with a header row
 * @param {string} model The cell that RFM_MODEL filled
 * @param {any} [asOf] The day to look from; default: the day of the last order
 * @param {any[][]} [options] Such as "locale=en; customer=Buyer; origin=B5", or a range of names and values
 * @returns {any[][]} A table with a header that spills out, with notes below
 * @customfunction RFM_APPLY RFM_APPLY
 */
function RFM_APPLY(table, model, asOf, options) {
  return AccountScoring.spillRfmApply(table, model, asOf, options);
}
CustomFunctions.associate('RFM_APPLY', RFM_APPLY);
