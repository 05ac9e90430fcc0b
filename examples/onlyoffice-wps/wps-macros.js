/**
 * Macros for WPS Spreadsheets (JS macros), beside dist/account-scoring.gs.js in the same workbook: each reads the used part of the active
 * sheet and writes the result into a new one. Nothing is ever overwritten.
 *
 * WPS 表格的 JS 宏，与 dist/account-scoring.gs.js 放在同一工作簿中：读取当前工作表的已用区域，把结果写入新工作表，不覆盖任何内容。
 */

/** 客户总览 */
function WriteReview() {
  writeNewSheet((range, options) => REVIEW(range, '', '', options), '客户总览');
}

/** RFM 评分 */
function WriteRfm() {
  writeNewSheet((range, options) => RFM(range, '', options), 'RFM 评分');
}

/** 客户分群 */
function WriteSegments() {
  writeNewSheet((range, options) => SEGMENTS(range, '', '', options), '客户分群');
}

/** 流失预警 */
function WriteWarnings() {
  writeNewSheet((range, options) => WARNINGS(range, '', options), '流失预警');
}

/** Compute a table from the used range of the active sheet and write it into a new sheet. */
function writeNewSheet(compute, name) {
  const source = Application.ActiveSheet;
  const used = source.UsedRange;
  const table = compute(used.Value2, `origin=${used.Address()}`);
  if (table.length === 1) {
    alert(String(table[0][0]));
    return;
  }
  const sheet = Application.Worksheets.Add(null, source);
  sheet.Name = unusedName(name);
  // A column of text alone is plain text, so that an account "00123" stays as it is.
  for (let column = 0; column < table[0].length; column++) {
    const cells = table.slice(1).map((row) => row[column]);
    if (cells.every((cell) => typeof cell === 'string'))
      sheet.Range('A1').Offset(0, column).Resize(table.length, 1).NumberFormat = '@';
  }
  sheet.Range('A1').Resize(table.length, table[0].length).Value2 = table;
}

/** A name that no sheet has yet: RFM 评分, RFM 评分 2. */
function unusedName(name) {
  const names = [];
  for (let i = 1; i <= Application.Worksheets.Count; i++) names.push(Application.Worksheets.Item(i).Name);
  let unused = name;
  for (let number = 2; names.includes(unused); number++) unused = `${name} ${number}`;
  return unused;
}
