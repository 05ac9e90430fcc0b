/**
 * What a formula costs: 50,000 rows of orders through RFM and REVIEW in the file for spreadsheets, against a plain loop that reads the
 * same range and adds up per account, as somebody would write it in the editor of a sheet. Apps Script gives a formula 30 seconds. `RFM()`
 * is the formula of the file for Google Sheets, which also asks what time it is in the zone of the spreadsheet: told is how often.
 *
 *     npm run build && node test/bench/sheets.mjs
 */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const ROWS = 50_000;
const RUNS = 5;
const LIMIT_SECONDS = 30;

const context = createContext({});
runInContext(readFileSync(new URL('../../dist/account-scoring.gs.js', import.meta.url), 'utf8'), context);

/** A spreadsheet in Shanghai. What Google takes for an answer is not known here; how often it is asked is. */
let asked = 0;
Object.assign(context, {
  SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSpreadsheetTimeZone: () => 'Asia/Shanghai' }) },
  Utilities: {
    formatDate: (date) => {
      asked++;
      return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    },
  },
});

/** A book of `accounts` accounts in a range; dates and amounts as a sheet has them, or all of it as text. */
const MAKE = `(function (rows, accounts, asText) {
  var seed = 7;
  var random = function () { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
  var range = [['Order no.', 'Customer', 'Customer name', 'Order date', 'Amount']];
  for (var i = 0; i < rows; i++) {
    var account = Math.floor(accounts * random() * random());
    var days = Math.floor(1000 * random());
    var amount = Math.round(100 * (20 + 4000 * random() * random())) / 100;
    var date = new Date(2023, 0, 2 + days);
    var text = date.getFullYear() + '/' + (date.getMonth() + 1) + '/' + date.getDate();
    range.push(['SO' + i, 'K' + account, 'Company ' + account, asText ? text : date, asText ? '¥' + amount.toFixed(2).replace(/\\\\B(?=(\\\\d{3})+\\\\.)/g, ',') : amount]);
  }
  return range;
})`;

/** What a formula by hand would do with numbers and dates that need no looking at. */
const LOOP = `(function (range) {
  var accounts = {};
  for (var i = 1; i < range.length; i++) {
    var row = range[i];
    var own = accounts[row[1]] || (accounts[row[1]] = { last: 0, orders: {}, count: 0, sum: 0 });
    var day = typeof row[3] === 'string' ? Date.parse(row[3]) : row[3].getTime();
    if (day > own.last) own.last = day;
    if (!own.orders[row[0]]) { own.orders[row[0]] = true; own.count++; }
    own.sum += typeof row[4] === 'string' ? Number(row[4].replace(/[¥,]/g, '')) : row[4];
  }
  return Object.keys(accounts).map(function (id) { return [id, accounts[id].last, accounts[id].count, accounts[id].sum]; });
})`;

const make = runInContext(MAKE, context);
const loop = runInContext(LOOP, context);
const sheets = runInContext('Object.assign({ "RFM()": RFM, "REVIEW()": REVIEW }, AccountScoring)', context);

/** The best of some runs, in milliseconds. */
function best(call) {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    call();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

console.log(`${ROWS} rows, best of ${RUNS} runs, node ${process.version}`);
for (const asText of [false, true]) {
  for (const accounts of [500, 5000]) {
    const range = make(ROWS, accounts, asText);
    const plain = best(() => loop(range));
    console.log(
      `\n${accounts} accounts, ${asText ? 'dates and amounts as text' : 'dates and numbers'}: plain loop ${plain.toFixed(0)} ms`,
    );
    for (const name of ['spillRfm', 'RFM()', 'spillReview', 'REVIEW()', 'spillWarnings', 'spillClusters']) {
      asked = 0;
      const first = sheets[name](range);
      const questions = asked > 0 ? `   ${asked} questions to the host` : '';
      if (first.length < 5) throw new Error(String(first[0]));
      const time = best(() => sheets[name](range));
      const share = ((100 * time) / (1000 * LIMIT_SECONDS)).toFixed(1);
      console.log(
        `  ${name.padEnd(14)} ${time.toFixed(0).padStart(6)} ms   ${(time / plain).toFixed(1).padStart(5)} × the loop   ${share.padStart(5)} % of ${LIMIT_SECONDS} s${questions}`,
      );
    }
  }
}
