import type { RfmModel } from '../rfm/model.ts';
import { sheetError } from './sheet-error.ts';

/** The most characters that a cell of a spreadsheet holds (32,767 in Excel). */
export const MOST_CHARACTERS = 32_767;

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['quantile', 'rank', 'ntile', 'cuts', 'naturalBreaks', 'share', 'r-rfm', 'nested'];
const ENDS = ['(]', '[)', '[]', '()'];
const DIMENSIONS = ['recency', 'frequency', 'monetary'];

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isIn = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isBound = (value: unknown): boolean => value === null || isNumber(value);

function refuse(field: string): never {
  throw sheetError((words) => words.badModel(field));
}

function check(field: string, holds: boolean): void {
  if (!holds) refuse(field);
}

/** An object with these keys and no others; those that end in `?` may be absent. */
function record(field: string, value: unknown, keys: readonly string[]): Json {
  check(field, typeof value === 'object' && value !== null && !Array.isArray(value));
  const found = value as Json;
  const known = keys.map((key) => key.replace('?', ''));
  for (const key of Object.keys(found)) check(`${field}.${key}`, known.includes(key));
  for (const key of keys) check(`${field}.${key}`, key.endsWith('?') || Object.hasOwn(found, key));
  return found;
}

function list(field: string, value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(field);
}

function checkDimensionOptions(field: string, value: unknown): void {
  const {
    name,
    field: source,
    better,
    method,
    bins,
    weight,
  } = record(field, value, ['name', 'field', 'better', 'method', 'bins', 'weight']);
  check(`${field}.name`, isText(name));
  check(`${field}.field`, source === null || isText(source));
  check(`${field}.better`, better === 'high' || better === 'low');
  check(`${field}.method`, METHODS.includes(method as string));
  check(`${field}.bins`, isIn(bins, 2, 10));
  check(`${field}.weight`, isNumber(weight) && (weight as number) >= 0 && (weight as number) <= 1e6);
}

function checkCuts(field: string, value: unknown): void {
  const cuts = list(field, value);
  check(field, cuts.length <= 9);
  cuts.forEach((cut, i) => {
    const {
      value: at,
      inclusive,
      accountId,
    } = record(`${field}.${i}`, cut, ['value', 'inclusive', 'accountId?']);
    check(
      `${field}.${i}`,
      isNumber(at) && typeof inclusive === 'boolean' && (accountId === undefined || isText(accountId)),
    );
  });
}

function checkBand(field: string, value: unknown): void {
  const { score, count, threshold, ends } = record(field, value, ['score', 'count', 'threshold?', 'ends?']);
  check(field, isIn(score, 1, 10) && isCount(count));
  check(
    `${field}.threshold`,
    threshold === undefined ||
      (Array.isArray(threshold) && threshold.length === 2 && threshold.every(isBound)),
  );
  check(`${field}.ends`, ends === undefined || ENDS.includes(ends as string));
}

function checkFitted(field: string, value: unknown): void {
  const { name, cuts, groups, bands } = record(field, value, ['name', 'cuts', 'groups?', 'bands']);
  check(`${field}.name`, isText(name));
  checkCuts(`${field}.cuts`, cuts);
  if (groups !== undefined) {
    check(`${field}.groups`, typeof groups === 'object' && groups !== null && !Array.isArray(groups));
    for (const key of Object.keys(groups as Json)) checkCuts(`${field}.groups`, (groups as Json)[key]);
  }
  list(`${field}.bands`, bands).forEach((band, i) => {
    checkBand(`${field}.bands.${i}`, band);
  });
}

function checkOptions(value: unknown): readonly Json[] {
  const { dimensions, closed } = record('options', value, ['dimensions', 'closed']);
  check('options.closed', closed === 'right' || closed === 'left');
  const all = list('options.dimensions', dimensions);
  all.forEach((dimension, i) => {
    checkDimensionOptions(`options.dimensions.${i}`, dimension);
  });
  const found = all as readonly Json[];
  const names = found.map(({ name }) => name);
  check(
    'options.dimensions',
    DIMENSIONS.every((name, i) => names[i] === name) && new Set(names).size === names.length,
  );
  check(
    'options.dimensions',
    found.some(({ weight }) => (weight as number) > 0),
  );
  return found;
}

function checkFittedAll(value: unknown, options: readonly Json[]): void {
  const { dimensions, notices } = record('fitted', value, ['dimensions', 'notices']);
  const all = list('fitted.dimensions', dimensions);
  check('fitted.dimensions', all.length === options.length);
  all.forEach((dimension, i) => {
    const field = `fitted.dimensions.${i}`;
    checkFitted(field, dimension);
    const { name, cuts, groups } = dimension as Json;
    const { name: wanted, bins } = options[i] as Json;
    check(`${field}.name`, name === wanted);
    const lists = [cuts, ...Object.keys(groups ?? {}).map((key) => (groups as Json)[key])] as unknown[][];
    check(
      `${field}.cuts`,
      lists.every((one) => one.length < (bins as number)),
    );
  });
  list('fitted.notices', notices).forEach((notice, i) => {
    const at = `fitted.notices.${i}`;
    const found = record(at, notice, ['code', 'field', 'value', 'threshold']);
    check(at, isText(found.code) && isText(found.field));
    check(
      at,
      [found.value, found.threshold].every((one) => isBound(one) || isText(one)),
    );
  });
}

/**
 * Read the model that a cell holds. The same is accepted as by `parseRfmModel`, whose schemas would be a fifth of a bundle for sheets.
 */
export function readModelCell(text: unknown): RfmModel {
  if (typeof text !== 'string') return refuse('model');
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    refuse('model');
  }
  const { kind, version, options, fitted, trainedOn } = record('model', model, [
    'kind',
    'version',
    'options',
    'fitted',
    'trainedOn',
  ]);
  check('kind', kind === 'rfm');
  check('version', version === 1);
  checkFittedAll(fitted, checkOptions(options));
  const { accounts, used, asOf } = record('trainedOn', trainedOn, ['accounts', 'used', 'asOf']);
  check('trainedOn', isCount(accounts) && isCount(used) && (asOf === null || isText(asOf)));
  return model as RfmModel;
}
