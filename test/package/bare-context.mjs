/**
 * Runs the file for spreadsheets where there is nothing but the language of 2019: no console, no Intl, no timers, no eval, nothing that
 * came to the built-ins later. Prints what it left behind and what every function answers, as JSON.
 *
 *     node test/package/bare-context.mjs <the file> <a CSV of orders>
 */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const [file, csv] = process.argv.slice(2);
const rows = readFileSync(csv, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));

const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });

/** Everything that a host of 2019 may not have. Objects cannot be given back: what is deleted here is gone. */
const STRIP = `(function () {
  var keep = ('Object Function Array Number Boolean String Symbol Math JSON Date RegExp Error EvalError RangeError ReferenceError ' +
    'SyntaxError TypeError URIError Map Set WeakMap WeakSet Promise Proxy Reflect ArrayBuffer DataView Float32Array Float64Array ' +
    'Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array Uint32Array isFinite isNaN parseFloat parseInt ' +
    'decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Infinity NaN undefined').split(' ');
  Object.getOwnPropertyNames(this).forEach(function (name) {
    if (keep.indexOf(name) < 0) delete this[name];
  }, this);
  var later = {
    Object: ['hasOwn', 'groupBy'],
    Promise: ['any', 'allSettled', 'withResolvers', 'try'],
    Map: ['groupBy'],
    Array: ['fromAsync'],
  };
  Object.keys(later).forEach(function (name) {
    later[name].forEach(function (method) { delete this[name][method]; }, this);
  }, this);
  ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group'].forEach(function (method) {
    delete Array.prototype[method];
    delete Object.getPrototypeOf(Int8Array).prototype[method];
  });
  ['at', 'replaceAll', 'matchAll', 'isWellFormed', 'toWellFormed', 'toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare'].forEach(function (method) {
    delete String.prototype[method];
  });
  ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'].forEach(function (method) {
    delete Set.prototype[method];
  });
  ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].forEach(function (method) {
    delete Date.prototype[method];
  });
  delete Number.prototype.toLocaleString;
  delete Date.now;
  delete Math.random;
  return Object.getOwnPropertyNames(this).join();
}).call(this)`;

const before = runInContext(STRIP, context);
runInContext(readFileSync(file, 'utf8'), context);
const after = runInContext('Object.getOwnPropertyNames(this).join()', context);

// Values of this context's own realm, dates as a host makes them.
const script = `(function (rows) {
  var range = rows.map(function (row, i) {
    if (i === 0) return row;
    var day = /^(\\d{4})-(\\d{2})-(\\d{2})$/.exec(row[3]);
    var date = day === null ? row[3] : new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
    return [row[0], row[1], row[2], date, row[4] === '' ? '' : Number(row[4])];
  });
  var asOf = new Date(2025, 11, 31);
  var results = {};
  AccountScoring.SHEET_FUNCTIONS.forEach(function (one) {
    var spill = AccountScoring[one.export];
    if (one.name === 'RFM_APPLY') results[one.name] = spill(range, AccountScoring.spillRfmModel(range, asOf)[0][0], asOf);
    else results[one.name] = spill(range, asOf);
  });
  results.CHINESE = AccountScoring.spillReview(range, asOf, 'zh8', 'zh-CN');
  results.ERROR = AccountScoring.spillRfm([['foo', 'bar']], '', 'locale=zh-CN');
  return JSON.stringify(results);
})(JSON.parse(${JSON.stringify(JSON.stringify(rows))}))`;
const results = JSON.parse(runInContext(script, context));

const had = new Set(before.split(','));
const left = after.split(',').filter((name) => !had.has(name));
process.stdout.write(JSON.stringify({ left, results }));
