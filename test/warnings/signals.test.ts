import { describe, expect, test } from 'vitest';
import { checkSignals, formatProblem, parseSignals, type Signals } from '../../src/index.ts';
import { indexSignals } from '../../src/warnings/signal-index.ts';
import { thrownBy } from '../concentration/helpers.ts';
import type { AllSignals } from './indicator-help.ts';

const a = { accountId: 'a' };
const D = '2026-01-05';

/** One good record of every list, with every field. */
const GOOD: AllSignals = {
  invoices: [{ ...a, invoiceDate: D, dueDate: D, amount: 80, paidDate: '2026-01-01' }],
  touches: [{ ...a, date: D, twoWay: true, contactId: 'x' }],
  contacts: [
    {
      ...a,
      contactId: 'x',
      role: 'buyer',
      keyContact: true,
      decisionMaker: false,
      since: D,
      leftDate: D,
      unreachableSince: D,
    },
  ],
  complaints: [{ ...a, date: D, urgent: true, closedDate: D }],
  surveys: [
    {
      ...a,
      date: D,
      answered: true,
      csat: 4.5,
      nps: 10,
      contactId: 'x',
      decisionMaker: true,
      answeredDate: D,
    },
  ],
  deliveries: [{ ...a, date: D, onTime: true, inFull: false, claim: 'minor' }],
  contracts: [{ ...a, endDate: '2026-12-31', startDate: D, signedDate: D, renewalStepDate: D }],
  events: [{ ...a, date: D, kind: 'competitor' }],
  wallet: [{ ...a, date: D, share: 0.4 }],
};

/** One of every way to be wrong: list, field, value, code. */
const BAD: ReadonlyArray<readonly [keyof Signals, string, unknown, string]> = [
  ['invoices', 'accountId', ' ', 'invalid_account_id'],
  ['invoices', 'accountId', 1.5, 'invalid_account_id'],
  ['touches', 'accountId', undefined, 'invalid_account_id'],
  ['invoices', 'invoiceDate', '2026-02-30', 'invalid_date'],
  ['invoices', 'dueDate', null, 'invalid_date'],
  ['invoices', 'dueDate', '2026-01-04', 'days_out_of_order'],
  ['invoices', 'paidDate', 'soon', 'invalid_date'],
  ['invoices', 'amount', 0, 'invalid_amount'],
  ['invoices', 'amount', '80', 'invalid_amount'],
  ['invoices', 'amount', Number.POSITIVE_INFINITY, 'invalid_amount'],
  ['touches', 'twoWay', 'yes', 'invalid_flag'],
  ['touches', 'contactId', '', 'invalid_text'],
  ['contacts', 'contactId', undefined, 'invalid_text'],
  ['contacts', 'leftDate', '2026-01-04', 'days_out_of_order'],
  ['complaints', 'closedDate', '2026-01-04', 'days_out_of_order'],
  ['complaints', 'urgent', 1, 'invalid_flag'],
  ['surveys', 'csat', 0.9, 'invalid_csat'],
  ['surveys', 'csat', 5.1, 'invalid_csat'],
  ['surveys', 'nps', 7.5, 'invalid_nps'],
  ['surveys', 'nps', 11, 'invalid_nps'],
  ['surveys', 'answeredDate', '2026-01-04', 'days_out_of_order'],
  ['deliveries', 'claim', 'huge', 'invalid_claim'],
  ['contracts', 'endDate', undefined, 'invalid_date'],
  ['contracts', 'endDate', '2026-01-04', 'days_out_of_order'],
  ['events', 'kind', 'party', 'invalid_event'],
  ['wallet', 'share', 1.1, 'invalid_share'],
  ['wallet', 'share', Number.NaN, 'invalid_share'],
];

/** Good signals with one field changed. */
function broken(list: keyof Signals, field: string, value: unknown): Signals {
  return { ...GOOD, [list]: [GOOD[list][0], { ...GOOD[list][0], [field]: value }] };
}

describe('checkSignals', () => {
  test('nothing is wrong with good records, whatever else they hold', () => {
    expect(checkSignals(GOOD)).toEqual([]);
    expect(checkSignals({})).toEqual([]);
    expect(
      checkSignals({
        wallet: [{ ...a, accountId: 17, date: new Date('2026-01-05'), share: 0, note: {} } as never],
      }),
    ).toEqual([]);
  });

  test('what is optional may be missing or null', () => {
    const records = {
      invoices: [{ ...a, invoiceDate: D, dueDate: D, amount: 1, paidDate: null }],
      contacts: [{ ...a, contactId: 'x', leftDate: undefined, role: null }],
      surveys: [{ ...a, date: D, answered: false, csat: null }],
      contracts: [{ ...a, endDate: D }],
    };
    expect(checkSignals(records)).toEqual([]);
    expect(parseSignals(records)).toEqual(records);
  });

  test.each(BAD)('%s.%s = %j is %s', (list, field, value, code) => {
    const [problem, ...more] = checkSignals(broken(list, field, value));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: `signal.${code}`, row: 1, field: `${list}[1].${field}` });
    const en = formatProblem(problem as never);
    expect(en).toBe(`${list}[1].${field} must be ${problem?.expected}: received ${problem?.received}`);
    const zh = formatProblem(problem as never, { locale: 'zh-CN' });
    expect(zh).toMatch(new RegExp(`^${list}\\[1\\] 的\\p{Script=Han}+（${field}）应为`, 'u'));
    expect(zh).not.toContain(problem?.expected);
    // What is a problem here is refused everywhere.
    expect(thrownBy(() => parseSignals(broken(list, field, value)))).toMatch(
      /^TypeError: Cannot parse signals as/,
    );
    expect(thrownBy(() => indexSignals('judge', broken(list, field, value), 'UTC'))).toContain(
      `  ${list}[1].${field}`,
    );
  });

  test('a survey that was not answered has no score', () => {
    const fields = checkSignals(broken('surveys', 'answered', false)).map(({ field, code }) => [field, code]);
    expect(fields).toEqual(
      ['csat', 'nps', 'answeredDate'].map((name) => [`surveys[1].${name}`, 'signal.not_answered']),
    );
  });

  test('lists and records', () => {
    const problems = checkSignals({ wallet: [null], touches: 'none', tickets: [] } as never);
    expect(problems.map(({ code, row, field }) => [code, row, field])).toEqual([
      ['signal.unknown_list', null, 'tickets'],
      ['signal.not_a_list', null, 'touches'],
      ['signal.not_a_record', 0, 'wallet[0]'],
    ]);
    expect(problems.map((problem) => formatProblem(problem))[1]).toBe(
      'touches must be an array: received "none"',
    );
    expect(problems.map((problem) => formatProblem(problem, { locale: 'zh-CN' }))[1]).toBe(
      'touches 应为一个数组：实际为 "none"',
    );
  });

  test('asOf: records of later days; the end of a contract lies ahead', () => {
    const codes = checkSignals(GOOD, { asOf: '2026-01-04' }).map(({ code, field }) => `${code} ${field}`);
    expect(codes).toHaveLength(8);
    expect(codes).toContain('signal.after_as_of contacts[0].since');
    expect(codes.join()).not.toContain('contracts');
    expect(checkSignals(GOOD, { asOf: D })).toEqual([]);
  });

  test('time zones: an instant belongs to the day of the zone', () => {
    const signals = { wallet: [{ ...a, date: '2026-01-04T20:00:00Z', share: 1 }] };
    expect(checkSignals(signals, { asOf: '2026-01-04' })).toEqual([]);
    expect(checkSignals(signals, { asOf: '2026-01-04', timeZone: 'Asia/Shanghai' })).toHaveLength(1);
  });

  test('refuses what are no signals, and options that there are not', () => {
    expect(thrownBy(() => checkSignals([] as never))).toBe(
      'TypeError: Cannot check signals as the signals must be an object of lists: current value is an array of 0',
    );
    expect(thrownBy(() => checkSignals({}, { asof: D } as never))).toMatch(/there is no option "asof"/);
    expect(thrownBy(() => checkSignals({}, { asOf: 'x' }))).toMatch(/"asOf" must be an ISO day/);
  });
});

describe('parseSignals', () => {
  test('JSON text and values', () => {
    expect(parseSignals(JSON.stringify(GOOD))).toEqual(GOOD);
    expect(parseSignals(GOOD)).toEqual(GOOD);
    expect(parseSignals('{}')).toEqual({});
    const own = { touches: [{ ...a, date: D, twoWay: false, note: 'called' }] };
    expect(parseSignals(own)).toEqual(own);
  });

  test('names the field at fault', () => {
    expect(thrownBy(() => parseSignals('{"wallet":[{"accountId":"a","date":"2026-01-05","share":2}]}'))).toBe(
      'TypeError: Cannot parse signals as "wallet.0.share" is wrong: expected a number from 0 to 1',
    );
    expect(thrownBy(() => parseSignals('{"tickets":[]}'))).toBe(
      'TypeError: Cannot parse signals as there is no field "tickets"',
    );
    expect(thrownBy(() => parseSignals('{'))).toMatch(/^SyntaxError: Cannot parse signals/);
    expect(thrownBy(() => parseSignals('[]'))).toMatch(/^TypeError/);
  });
});

describe('indexSignals', () => {
  test('by account, in days, in order; what was given', () => {
    const { of, given } = indexSignals(
      'test',
      {
        ...GOOD,
        wallet: [
          { ...a, date: '1970-01-03', share: 0.5 },
          { ...a, date: '1970-01-02', share: 0.7 },
          { ...a, accountId: 7, date: D, share: 1 },
        ],
      },
      'UTC',
    );
    expect(of('a').wallet).toEqual([
      { day: 1, share: 0.7 },
      { day: 2, share: 0.5 },
    ]);
    expect(of('7').wallet).toHaveLength(1);
    expect(of('nobody').wallet).toEqual([]);
    expect(Object.keys(of('nobody')).sort()).toEqual(Object.keys(GOOD).sort());
    expect(given.size).toBe(9);
    expect([...indexSignals('test', { wallet: [], events: undefined }, 'UTC').given]).toEqual(['wallet']);
    expect(indexSignals('test', undefined, 'UTC').given.size).toBe(0);
  });

  test('one error for all problems', () => {
    const wallet = Array.from({ length: 8 }, (_, i) => ({
      accountId: `a${i}`,
      date: D,
      share: i < 7 ? -1 : 1,
    }));
    expect(thrownBy(() => indexSignals('judge', { wallet }, 'UTC'))).toBe(
      `TypeError: Cannot judge as 7 of 8 signal records have problems:\n${[0, 1, 2, 3, 4].map((i) => `  wallet[${i}].share (account "a${i}") must be a number from 0 to 1: received -1`).join('\n')}\n  …\nMend these records, or leave them out: checkSignals finds all of them.`,
    );
    expect(thrownBy(() => indexSignals('judge', { tickets: [] } as never, 'UTC'))).toContain(
      'Cannot judge as the signals have problems:\n  tickets must be one of invoices,',
    );
  });
});
