/**
 * A menu for the functions of AccountScoring.gs: each item reads the selected cells, or the whole sheet when only one is selected, and
 * writes the result into a new sheet. Nothing is ever overwritten.
 *
 * 为 AccountScoring.gs 的函数添加菜单：读取选中的区域（只选一个单元格时读取整张表），把结果写入新工作表，不覆盖任何内容。
 *
 * @OnlyCurrentDoc
 */
const ACCOUNT_SCORING = {
  /** The day to look from, such as '2025-12-31'; '' is the day of the last order. 统计截止日，留空为最后一笔订单的日期。 */
  asOf: '',
  /** Such as 'locale=en; customer=Buyer'. 选项，例如“locale=zh-CN; 客户=买家”。 */
  options: '',
};

/** Google Sheets calls this when the spreadsheet opens. */
function onOpen() {
  const isChinese = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale().indexOf('zh') === 0;
  SpreadsheetApp.getUi()
    .createMenu(isChinese ? '客户评分' : 'Account scoring')
    .addItem(isChinese ? '客户总览' : 'Review of all accounts', 'writeReview')
    .addSeparator()
    .addItem(isChinese ? 'RFM 评分' : 'RFM scores', 'writeRfm')
    .addItem(isChinese ? '客户分群' : 'Segments', 'writeSegments')
    .addItem(isChinese ? '帕累托与 ABC' : 'Pareto and ABC', 'writePareto')
    .addItem(isChinese ? '客户分级' : 'Tiers', 'writeTiers')
    .addItem(isChinese ? '流失预警' : 'Churn warnings', 'writeWarnings')
    .addToUi();
}

function writeReview() {
  writeTable_('Review', (range, options) => REVIEW(range, ACCOUNT_SCORING.asOf, '', options));
}

function writeRfm() {
  writeTable_('RFM', (range, options) => RFM(range, ACCOUNT_SCORING.asOf, options));
}

function writeSegments() {
  writeTable_('Segments', (range, options) => SEGMENTS(range, ACCOUNT_SCORING.asOf, '', options));
}

function writePareto() {
  writeTable_('Pareto', (range, options) => PARETO(range, ACCOUNT_SCORING.asOf, options));
}

function writeTiers() {
  writeTable_('Tiers', (range, options) => TIERS(range, ACCOUNT_SCORING.asOf, '', options));
}

function writeWarnings() {
  writeTable_('Warnings', (range, options) => WARNINGS(range, ACCOUNT_SCORING.asOf, options));
}

/** Compute a table from what is selected and write it into a new sheet; what cannot be computed is told in a dialog. */
function writeTable_(name, compute) {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const source = spreadsheet.getActiveSheet();
  const selected = source.getActiveRange();
  const range = selected !== null && selected.getNumRows() > 1 ? selected : source.getDataRange();
  // Where the range begins, so that messages name the rows of the sheet.
  const origin = `origin=${range.getA1Notation()}`;
  const table = compute(
    range.getValues(),
    ACCOUNT_SCORING.options === '' ? origin : `${origin}; ${ACCOUNT_SCORING.options}`,
  );
  if (table.length === 1) {
    SpreadsheetApp.getUi().alert(String(table[0][0]));
    return;
  }
  const sheet = spreadsheet.insertSheet(unusedName_(spreadsheet, name), source.getIndex());
  const target = sheet.getRange(1, 1, table.length, table[0].length);
  // Text is written as plain text, so that an account "00123" stays as it is.
  target.setNumberFormats(
    table.map((row) => row.map((cell) => (typeof cell === 'string' && cell !== '' ? '@' : 'General'))),
  );
  target.setValues(table);
  sheet.getRange(1, 1, 1, table[0].length).setFontWeight('bold');
  sheet.setFrozenRows(1);
  sheet.activate();
}

/** A name that no sheet has yet: RFM, RFM 2, RFM 3. */
function unusedName_(spreadsheet, name) {
  let unused = name;
  for (let number = 2; spreadsheet.getSheetByName(unused) !== null; number++) unused = `${name} ${number}`;
  return unused;
}
