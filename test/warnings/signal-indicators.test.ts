import { describe, expect, test } from 'vitest';
import { binomialAtLeast } from '../../src/internal/binomial.ts';
import { chanceOfHigher, chanceOfLower } from '../../src/internal/rank-test.ts';
import type {
  ComplaintRecord,
  ContactRecord,
  ContractRecord,
  DeliveryRecord,
  EventRecord,
  InvoiceRecord,
  SurveyRecord,
  TouchRecord,
  WalletRecord,
} from '../../src/warnings/signal-records.ts';
import { ago, indicatorOf } from './indicator-help.ts';

const a = { accountId: 'a' };

function invoice(
  days: number,
  amount: number,
  { terms = 30, paid }: { terms?: number; paid?: number } = {},
): InvoiceRecord {
  return {
    ...a,
    invoiceDate: ago(days),
    dueDate: ago(days - terms),
    amount,
    paidDate: paid === undefined ? null : ago(paid),
  };
}

test('a list that is not given is unknown; one without records of the account is unknown or zero, whichever is true', () => {
  const lists = {
    invoices: [],
    touches: [],
    contacts: [],
    complaints: [],
    surveys: [],
    deliveries: [],
    contracts: [],
    events: [],
    wallet: [],
  };
  const stand = (signals: object) =>
    (
      [
        'daysToPay',
        'pastDue',
        'dso',
        'complaints',
        'csat',
        'nps',
        'silence',
        'contactGap',
        'contactLeft',
        'contacts',
        'contractEnd',
        'wallet',
        'delivery',
      ] as const
    ).map((id) => {
      const { value, missing } = indicatorOf(id, { signals });
      return [id, value ?? missing.join()];
    });
  expect(Object.fromEntries(stand({}))).toEqual({
    daysToPay: 'invoices',
    pastDue: 'invoices',
    dso: 'invoices',
    complaints: 'complaints',
    csat: 'surveys',
    nps: 'surveys',
    silence: 'surveys',
    contactGap: 'touches',
    contactLeft: 'contacts,events',
    contacts: 'contacts',
    contractEnd: 'contracts',
    wallet: 'wallet',
    delivery: 'deliveries',
  });
  expect(Object.fromEntries(stand(lists))).toEqual({
    daysToPay: 'invoices',
    pastDue: 'invoices',
    dso: 'invoices',
    complaints: 0,
    csat: 'satisfaction_answers',
    nps: 'decision_maker_answers',
    silence: 'surveys',
    contactGap: 'two_way_touch',
    contactLeft: 0,
    contacts: 'contacts',
    contractEnd: 'contracts',
    wallet: 'wallet',
    delivery: 'deliveries',
  });
});

describe('daysToPay', () => {
  test('weighted by amount, against the 12 months before', () => {
    const invoices = [
      invoice(120, 300, { paid: 80 }), // 40 days, 10 late
      invoice(80, 100, { paid: 0 }), // 80 days, 50 late
      invoice(200, 100, { paid: 180 }), // 20
      invoice(250, 100, { paid: 220 }), // 30
      invoice(500, 100, { paid: 400 }), // 100: same window last year
      invoice(70, 100, { paid: -1 }), // paid after asOf
    ];
    const found = indicatorOf('daysToPay', { signals: { invoices } });
    expect(found).toMatchObject({ value: 50, baseline: 50, lastYear: 100, delta: 0, n: 2 });
    expect(found.measures).toEqual({
      daysLonger: 0,
      paid: 2,
      baselinePaid: 3,
      delayOfTerms: 20 / 30,
      terms: 30,
    });
    expect(found.probability).toBe(chanceOfHigher([40, 80], [20, 30, 100]));
  });

  test('window ends: paid 89 days ago is in it, 90 before it, 454 still, 455 no more', () => {
    const paidAt = (paid: number) => invoice(paid + 10, 1, { paid });
    expect(
      indicatorOf('daysToPay', { signals: { invoices: [89, 90, 454, 455].map(paidAt) } }).measures,
    ).toMatchObject({ paid: 1, baselinePaid: 2 });
  });

  test('prepaid is 0 days; terms of 0 days have no share; nothing paid is unknown', () => {
    const prepaid = [invoice(10, 5, { paid: 30, terms: 0 })];
    expect(indicatorOf('daysToPay', { signals: { invoices: prepaid } })).toMatchObject({
      value: 0,
      baseline: null,
      measures: { delayOfTerms: null, terms: 0 },
    });
    expect(indicatorOf('daysToPay', { signals: { invoices: [invoice(10, 5)] } }).missing).toEqual([
      'payments_90_days',
    ]);
    expect(indicatorOf('daysToPay', { signals: { invoices: [invoice(-1, 5)] } }).missing).toEqual([
      'invoices',
    ]);
  });
});

describe('pastDue', () => {
  test('the oldest, and amounts by age', () => {
    const due = (days: number, amount: number) => invoice(days + 30, amount);
    const invoices = [
      due(-5, 1),
      due(0, 2),
      due(1, 4),
      due(30, 8),
      due(31, 16),
      due(60, 32),
      due(61, 64),
      due(90, 128),
      due(91, 256),
    ];
    const found = indicatorOf('pastDue', {
      signals: { invoices: [...invoices, invoice(500, 999, { paid: 3 })] },
    });
    expect(found).toMatchObject({ value: 91, n: 9, probability: null, baseline: null });
    expect(found.measures).toEqual({
      notDue: 3,
      days1to30: 12,
      days31to60: 48,
      days61to90: 192,
      over90: 256,
      overdue: 508,
      open: 511,
      overdueInvoices: 7,
    });
  });

  test('nothing past due is 0; paid later is unpaid today', () => {
    expect(indicatorOf('pastDue', { signals: { invoices: [invoice(5, 1)] } }).value).toBe(0);
    expect(indicatorOf('pastDue', { signals: { invoices: [invoice(40, 1, { paid: 0 })] } }).value).toBe(0);
    expect(indicatorOf('pastDue', { signals: { invoices: [invoice(40, 1, { paid: -1 })] } }).value).toBe(10);
  });
});

describe('dso', () => {
  test('simple, count-back, delinquent', () => {
    const invoices = [
      invoice(80, 300, { paid: 60 }),
      invoice(50, 200, { terms: 10 }),
      invoice(10, 100),
      invoice(400, 900, { paid: 350 }),
    ];
    const found = indicatorOf('dso', { signals: { invoices } });
    // 300 of 600 are owed: 45 days. Count-back: 100 of the last 30 days, then all 200 of the 30 before.
    expect(found).toMatchObject({ value: 45, n: 3, delta: expect.anything() });
    expect(found.measures).toEqual({
      simple: 45,
      countBack: 60,
      delinquent: 30,
      receivables: 300,
      sales: 600,
    });
  });

  test('due today is not past due; invoiced 90 days ago is out of the window', () => {
    const invoices = [invoice(90, 100, { paid: 89 }), invoice(89, 30, { terms: 89 })];
    expect(indicatorOf('dso', { signals: { invoices } })).toMatchObject({
      value: 90,
      n: 1,
      measures: { delinquent: 0, sales: 30 },
    });
  });

  test('count-back takes a part of the last bucket that it needs', () => {
    const invoices = [invoice(100, 400, { paid: 90 }), invoice(95, 100), invoice(10, 50)];
    // 50 of 50 in the last 30 days, 30 days without sales, 30 more, then 100 of 500.
    expect(indicatorOf('dso', { signals: { invoices } }).measures.countBack).toBe(30 + 30 + 30 + 6);
  });

  test('baseline: the median of the quarters before; nothing invoiced lately: unknown, but for count-back', () => {
    const owed = (days: number) => [
      invoice(days + 45, 100, { paid: days - 20 }),
      invoice(days + 80, 100, { paid: days + 1 }),
    ];
    const invoices = [...owed(0), ...owed(90), ...owed(180), invoice(300, 100, { paid: 260 })];
    const found = indicatorOf('dso', { signals: { invoices: invoices.map((i) => ({ ...i })) } });
    expect(found.value).toBe(45);
    expect(found.baseline).toBe(45);
    expect(found.delta).toBe(0);
    const old = indicatorOf('dso', { signals: { invoices: [invoice(200, 100)] } });
    expect(old).toMatchObject({ value: null, missing: ['invoices_90_days'] });
    expect(old.measures).toMatchObject({ countBack: 210, receivables: 100, sales: 0 });
  });
});

describe('complaints', () => {
  const at = (days: number, more: Partial<ComplaintRecord> = {}): ComplaintRecord => ({
    ...a,
    date: ago(days),
    ...more,
  });

  test('30 days against the 365 before', () => {
    const complaints = [
      at(0),
      at(29, { urgent: true }),
      at(30),
      at(394, { closedDate: ago(1), urgent: true }),
      at(395, { urgent: true }),
      at(-1),
    ];
    const found = indicatorOf('complaints', { signals: { complaints } });
    expect(found).toMatchObject({ value: 2, baseline: (2 * 30) / 365, lastYear: 1, n: 4 });
    expect(found.measures).toEqual({ openUrgent: 2, open: 4, urgent: 1 });
    expect(found.probability).toBeCloseTo(binomialAtLeast(2, 4, 30 / 395), 14);
  });

  test('closed after asOf is open', () => {
    const open = (closed: number) =>
      indicatorOf('complaints', {
        signals: { complaints: [at(50, { urgent: true, closedDate: ago(closed) })] },
      }).measures.openUrgent;
    expect([open(0), open(-1)]).toEqual([0, 1]);
  });
});

describe('csat', () => {
  const answer = (days: number, csat: number | null, more: Partial<SurveyRecord> = {}): SurveyRecord => ({
    ...a,
    date: ago(days),
    answered: true,
    csat,
    ...more,
  });

  test('mean, minimum, falls running', () => {
    const surveys = [
      answer(400, 5),
      answer(300, 4),
      answer(200, 5),
      answer(80, 4.5),
      answer(80, 4.5),
      answer(40, 4),
      answer(5, 2),
      answer(4, null),
      answer(3, null, { answered: false }),
    ];
    const found = indicatorOf('csat', { signals: { surveys } });
    expect(found).toMatchObject({ value: 3.75, baseline: 14 / 3, lastYear: 5, n: 4 });
    expect(found.delta).toBeCloseTo(3.75 - 14 / 3, 14);
    expect(found.measures).toEqual({ min: 2, falls: 3, baselineAnswers: 3 });
    expect(found.probability).toBe(chanceOfLower([4.5, 4.5, 4, 2], [5, 4, 5]));
  });

  test('an answer counts on the day on which it came', () => {
    const surveys = [answer(100, 3, { answeredDate: ago(10) }), answer(5, 1, { answeredDate: ago(-2) })];
    expect(indicatorOf('csat', { signals: { surveys } })).toMatchObject({
      value: 3,
      n: 1,
      measures: { min: 3, falls: 0 },
    });
  });

  test('falls end where it rose or stayed', () => {
    const falls = (scores: readonly number[]) =>
      indicatorOf('csat', { signals: { surveys: scores.map((csat, i) => answer(50 - i, csat)) } }).measures
        .falls;
    expect([falls([5, 4, 3, 2]), falls([5, 3, 3, 2]), falls([1, 2]), falls([5, 1, 4, 3])]).toEqual([
      3, 1, 0, 1,
    ]);
  });
});

describe('nps', () => {
  const answer = (days: number, nps: number, more: Partial<SurveyRecord> = {}): SurveyRecord => ({
    ...a,
    date: ago(days),
    answered: true,
    nps,
    decisionMaker: true,
    ...more,
  });

  test('the latest answer of a decision maker, and how far it fell', () => {
    const surveys = [answer(300, 9), answer(100, 5), answer(10, 10, { decisionMaker: false })];
    expect(indicatorOf('nps', { signals: { surveys } })).toMatchObject({
      value: 5,
      baseline: 9,
      delta: -4,
      n: 1,
      measures: { fellBy: 4, answerDays: 100 },
    });
  });

  test('of several decision makers the one who is least content', () => {
    const surveys = [
      answer(90, 2, { contactId: 'x' }),
      answer(50, 6, { contactId: 'x' }),
      answer(20, 9, { contactId: 'y' }),
      answer(400, 0, { contactId: 'z' }),
    ];
    expect(indicatorOf('nps', { signals: { surveys } })).toMatchObject({
      value: 6,
      baseline: 2,
      n: 2,
      measures: { fellBy: 0 },
    });
  });

  test('who decides may be told by the contact; not before the contact is known', () => {
    const surveys = [answer(10, 3, { decisionMaker: false, contactId: 'x' })];
    const contacts = (since: string | null): ContactRecord[] => [
      { ...a, contactId: 'x', decisionMaker: true, since },
    ];
    expect(indicatorOf('nps', { signals: { surveys, contacts: contacts(null) } })).toMatchObject({
      value: 3,
      baseline: null,
      measures: { fellBy: null },
    });
    expect(indicatorOf('nps', { signals: { surveys, contacts: contacts(ago(-1)) } }).missing).toEqual([
      'decision_maker_answers',
    ]);
  });
});

const met = (...days: readonly number[]): TouchRecord[] =>
  days.map((day) => ({ ...a, date: ago(day), twoWay: true }));

describe('silence', () => {
  const survey = (days: number, answered: boolean, more: Partial<SurveyRecord> = {}): SurveyRecord => ({
    ...a,
    date: ago(days),
    answered,
    ...more,
  });

  test('unanswered in a row, against contact at the usual pace', () => {
    const surveys = [
      survey(200, true),
      survey(170, false),
      survey(140, true),
      survey(110, false),
      survey(80, false),
      survey(13, false),
    ];
    const touches = [...met(150, 120, 90, 60), { ...a, date: ago(5), twoWay: false }];
    const found = indicatorOf('silence', { signals: { surveys, touches } });
    // Before the run of two: one of three unanswered.
    expect(found).toMatchObject({
      value: 2,
      baseline: 1 / 3,
      n: 5,
      measures: { touchRatio: 2, touchDays: 60, cadence: 30 },
    });
    expect(found.probability).toBeCloseTo(0.4 ** 2, 14);
    expect(indicatorOf('silence', { signals: { surveys: [...surveys, survey(14, false)] } })).toMatchObject({
      value: 3,
      measures: { touchRatio: null },
    });
  });

  test('those of one day are one; an answer that came later ends the run, unless it comes after asOf', () => {
    const both = [survey(50, false, { contactId: 'x' }), survey(50, true, { contactId: 'y' })];
    expect(indicatorOf('silence', { signals: { surveys: both } })).toMatchObject({
      value: 0,
      baseline: 0,
      probability: 1,
      n: 1,
    });
    const later = (day: number) =>
      indicatorOf('silence', { signals: { surveys: [survey(50, true, { answeredDate: ago(day) })] } }).value;
    expect([later(0), later(-1)]).toEqual([0, 1]);
  });

  test('no survey: unknown, but for the contact', () => {
    expect(indicatorOf('silence', { signals: { touches: met(90, 60, 30) } })).toMatchObject({
      value: null,
      missing: ['surveys'],
      measures: { touchRatio: 1 },
    });
    expect(indicatorOf('silence', { signals: { touches: met(60, 30) } }).measures).toMatchObject({
      touchRatio: null,
      cadence: null,
      touchDays: 30,
    });
  });
});

describe('contactGap', () => {
  test('days since two-way contact, and its rhythm', () => {
    const found = indicatorOf('contactGap', {
      signals: {
        touches: [...met(1000, 140, 110, 100, 80, 80), { ...a, date: ago(2), twoWay: false }, ...met(-3)],
      },
    });
    expect(found).toMatchObject({
      value: 80,
      baseline: 20,
      delta: 3,
      probability: 1 / 16,
      n: 4,
      measures: { ratio: 4, unreachableDays: null },
    });
  });

  test('unreachable key contacts, who have not left', () => {
    const contact = (contactId: string, more: Partial<ContactRecord>): ContactRecord => ({
      ...a,
      contactId,
      keyContact: true,
      ...more,
    });
    const days = (contacts: readonly ContactRecord[]) =>
      indicatorOf('contactGap', { signals: { contacts } }).measures.unreachableDays;
    expect(days([contact('x', {}), contact('y', { unreachableSince: ago(16) })])).toBe(16);
    expect(days([contact('x', { unreachableSince: ago(-1) })])).toBe(0);
    expect(days([contact('x', { unreachableSince: ago(50), leftDate: ago(0) })])).toBe(null);
    expect(days([contact('x', { unreachableSince: ago(50), leftDate: ago(-1) })])).toBe(50);
    expect(days([contact('x', { unreachableSince: ago(50), keyContact: false })])).toBe(null);
  });
});

describe('contactLeft', () => {
  const event = (days: number, kind: EventRecord['kind']): EventRecord => ({ ...a, date: ago(days), kind });
  const left = (contactId: string, days: number, more: Partial<ContactRecord> = {}): ContactRecord => ({
    ...a,
    contactId,
    leftDate: ago(days),
    ...more,
  });

  test('from events and contacts; one leaving is not two', () => {
    const events = [
      event(10, 'key_contact_left'),
      event(60, 'key_contact_left'),
      event(5, 'other'),
      event(-1, 'decision_maker_left'),
    ];
    expect(indicatorOf('contactLeft', { signals: { events } })).toMatchObject({
      value: 1,
      n: 1,
      measures: { keyLeft: 1, decisionMakerLeft: 0, left: null, daysSince: 10 },
    });
    const contacts = [
      left('x', 9, { keyContact: true }),
      left('y', 59, { keyContact: true, decisionMaker: true }),
      left('z', 3),
      left('w', 60, { keyContact: true }),
    ];
    expect(indicatorOf('contactLeft', { signals: { events, contacts } })).toMatchObject({
      value: 2,
      measures: { keyLeft: 2, decisionMakerLeft: 1, left: 3, daysSince: 9 },
    });
  });

  test('leaves tomorrow: has not left', () => {
    expect(
      indicatorOf('contactLeft', { signals: { contacts: [left('x', -1, { keyContact: true })] } }),
    ).toMatchObject({ value: 0, measures: { daysSince: null } });
  });
});

test('who leaves today is no contact any more', () => {
  const contacts = [{ ...a, contactId: 'x', leftDate: ago(0) }];
  expect(indicatorOf('contacts', { signals: { contacts } })).toMatchObject({
    value: 0,
    baseline: 1,
    delta: -1,
  });
});

test('contacts: persons, roles, who decides and who can be reached', () => {
  const contacts: ContactRecord[] = [
    { ...a, contactId: 'x', role: 'buyer', keyContact: true },
    { ...a, contactId: 'x', role: 'user' },
    { ...a, contactId: 'y', role: 'buyer', decisionMaker: true, unreachableSince: ago(3), since: ago(89) },
    { ...a, contactId: 'z', role: 'boss', leftDate: ago(10) },
    { ...a, contactId: 'w', since: ago(-1) },
  ];
  const found = indicatorOf('contacts', { signals: { contacts } });
  expect(found).toMatchObject({ value: 2, baseline: 2, delta: 0, n: 2 });
  expect(found.measures).toEqual({ roles: 2, keyContacts: 1, decisionMakers: 1, reachable: 1 });
  expect(indicatorOf('contacts', { signals: { contacts: contacts.slice(0, 2) } })).toMatchObject({
    value: 1,
    baseline: 1,
  });
});

describe('contractEnd', () => {
  const contract = (end: number, more: Partial<ContractRecord> = {}): ContractRecord => ({
    ...a,
    endDate: ago(-end),
    ...more,
  });
  const found = (...contracts: readonly ContractRecord[]) =>
    indicatorOf('contractEnd', { signals: { contracts } });

  test('days to the end, and the last step', () => {
    expect(found(contract(45, { renewalStepDate: ago(10) }))).toMatchObject({
      value: 45,
      n: 1,
      measures: { renewalStepDays: 10, hasRenewalStep: 1, lapsed: 0 },
    });
    expect(found(contract(45, { renewalStepDate: ago(-1) }))).toMatchObject({
      measures: { renewalStepDays: null, hasRenewalStep: 0 },
    });
    expect(found(contract(0))).toMatchObject({ value: 0, measures: { lapsed: 0 } });
    expect(found(contract(-1))).toMatchObject({ value: -1, measures: { lapsed: 1 } });
    expect(found(contract(-365)).value).toBe(-365);
    expect(found(contract(-366)).missing).toEqual(['contracts']);
  });

  test('the one that ends last counts, once it is signed', () => {
    const next = { startDate: ago(-31), endDate: ago(-396) };
    expect(found(contract(30, { renewalStepDate: ago(5) }), contract(396, next)).value).toBe(30);
    expect(
      found(contract(30, { renewalStepDate: ago(5) }), contract(396, { ...next, signedDate: ago(1) })),
    ).toMatchObject({ value: 396, n: 2, measures: { hasRenewalStep: 0 } });
    expect(
      found(
        contract(30, { renewalStepDate: ago(5) }),
        contract(30, { renewalStepDate: ago(2) }),
        contract(30),
      ),
    ).toMatchObject({ measures: { renewalStepDays: 2 } });
  });
});

describe('wallet', () => {
  const share = (days: number, value: number): WalletRecord => ({ ...a, date: ago(days), share: value });
  const found = (...wallet: readonly WalletRecord[]) => indicatorOf('wallet', { signals: { wallet } });

  test('against a year before, else against the earliest of at least 90 days before', () => {
    expect(
      found(share(500, 0.7), share(400, 0.6), share(200, 0.5), share(20, 0.4), share(-1, 0)),
    ).toMatchObject({
      value: 0.4,
      baseline: 0.6,
      lastYear: 0.6,
      n: 4,
      measures: { daysBetween: 380, shareDays: 20, competitorEvents: null },
    });
    expect(found(share(300, 0.7), share(200, 0.5), share(20, 0.4)).delta).toBeCloseTo(-0.3, 14);
    expect(found(share(109, 0.7), share(20, 0.4))).toMatchObject({
      baseline: null,
      delta: null,
      missing: [],
    });
    expect(found(share(110, 0.7), share(20, 0.4))).toMatchObject({ baseline: 0.7, lastYear: null });
    expect(found(share(365, 0.5)).missing).toEqual(['wallet']);
    expect(found(share(364, 0.5)).value).toBe(0.5);
  });

  test('competitors, known without a share', () => {
    const events: EventRecord[] = [89, 90, 5, -1].map((days) => ({
      ...a,
      date: ago(days),
      kind: 'competitor',
    }));
    expect(indicatorOf('wallet', { signals: { events } })).toMatchObject({
      value: null,
      measures: { competitorEvents: 2 },
    });
  });
});

describe('delivery', () => {
  const some = (count: number, days: number, more: Partial<DeliveryRecord> = {}): DeliveryRecord[] =>
    Array.from({ length: count }, () => ({ ...a, date: ago(days), onTime: true, inFull: true, ...more }));

  test('on time and in full, against the 12 months before', () => {
    const deliveries = [
      ...some(16, 10),
      ...some(2, 89, { onTime: false }),
      ...some(1, 3, { inFull: false, claim: 'serious' }),
      ...some(1, 2, { claim: 'minor' }),
      ...some(1, -1, { claim: 'serious' }),
      ...some(39, 90),
      ...some(1, 454, { onTime: false, inFull: false, claim: 'minor' }),
      ...some(5, 455, { onTime: false }),
    ];
    const found = indicatorOf('delivery', { signals: { deliveries } });
    expect(found).toMatchObject({ value: 0.85, baseline: 0.975, lastYear: 0, n: 20 });
    expect(found.delta).toBeCloseTo(-0.125, 14);
    expect(found.probability).toBeCloseTo(binomialAtLeast(3, 4, 20 / 60), 14);
    expect(found.measures).toMatchObject({
      onTime: 0.9,
      inFull: 0.95,
      claims: 2,
      baselineClaims: 0.5,
      seriousClaims: 1,
    });
    expect(found.measures.claimRatio).toBeCloseTo(0.1 / (1.5 / 41), 14);
    expect(found.measures.claimProbability).toBeCloseTo(binomialAtLeast(2, 3, 1 / 3), 14);
    expect(found.measures.chanceAt95).toBeCloseTo(binomialAtLeast(3, 20, 0.05), 14);
  });

  test('no delivery in the window is unknown', () => {
    expect(indicatorOf('delivery', { signals: { deliveries: some(3, 100) } })).toMatchObject({
      value: null,
      baseline: 1,
      missing: ['deliveries_90_days'],
    });
  });
});

test('contacts: all gone is zero, never known is unknown', () => {
  const known = (leftDate: string | null): ContactRecord[] => [{ accountId: 'a', contactId: '1', leftDate }];
  const of = (contacts: ContactRecord[]) => indicatorOf('contacts', { signals: { contacts } });
  expect(of(known(null))).toMatchObject({ value: 1, missing: [] });
  expect(of(known(ago(10)))).toMatchObject({ value: 0, baseline: 1, missing: [] });
  expect(of([])).toMatchObject({ value: null, missing: ['contacts'] });
  expect(of([{ accountId: 'a', contactId: '1', since: ago(-1) }])).toMatchObject({ value: null });
});
