import { beforeEach, describe, expect, test } from 'vitest';
import type { AbcModel } from '../../src/concentration/abc-model.ts';
import { fitAbc } from '../../src/concentration/fit-abc.ts';
import { parseAbcModel } from '../../src/concentration/parse-abc.ts';
import { accountsOf, FIXTURE, thrownBy } from './helpers.ts';

let model: AbcModel;

beforeEach(() => {
  model = fitAbc(accountsOf(FIXTURE));
});

/** The model with one thing replaced, by path. */
function damaged(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(model));
  const steps = path.split('.');
  const last = steps.pop() as string;
  const place = steps.reduce((at, step) => at[step], copy);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

describe('parseAbcModel', () => {
  test('reads text and values', () => {
    expect(parseAbcModel(JSON.stringify(model))).toEqual(model);
    expect(parseAbcModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  test('reads every model that a fit can make', () => {
    for (const made of [
      fitAbc([]),
      fitAbc(accountsOf([5, 5, null]), { crossing: 'lower' }),
      fitAbc(accountsOf([90, 6, 4]), { crossing: 'lower' }),
      fitAbc(accountsOf([5, 5])),
      fitAbc(accountsOf([5e-324, 1e290])),
      fitAbc([{ n: 1 }], { value: (row) => row.n, cuts: [0.5, 1] }),
    ])
      expect(parseAbcModel(JSON.stringify(made))).toEqual(made);
  });

  test('refuses what is not JSON, not a model, another kind or version', () => {
    expect(thrownBy(() => parseAbcModel('{'))).toMatch(/^SyntaxError: .*not JSON/);
    expect(thrownBy(() => parseAbcModel(null))).toMatch(/^TypeError: .*must be an object/);
    expect(thrownBy(() => parseAbcModel(damaged('kind', 'rfm')))).toMatch(
      /^TypeError: .*"kind" must be "abc".*"rfm"/,
    );
    expect(thrownBy(() => parseAbcModel(damaged('version', 2)))).toMatch(
      /^TypeError: .*"version" must be 1.* 2/,
    );
  });

  test('names unknown fields at every level', () => {
    for (const path of ['extra', 'options.extra', 'fitted.extra', 'fitted.accounts.extra', 'trainedOn.extra'])
      expect(thrownBy(() => parseAbcModel(damaged(path, 1)))).toMatch(/^TypeError: .*extra"/);
    const notice = { code: 'a', field: 'b', value: 1, threshold: null, extra: 1 };
    expect(thrownBy(() => parseAbcModel(damaged('fitted.notices', [notice])))).toMatch(
      /^TypeError: .*fitted\.notices\.0.*extra"/,
    );
  });

  test('names fields that are wrong', () => {
    const wrong: Array<[string, unknown, string?]> = [
      ['options', undefined],
      ['options.value', 5],
      ['options.value', ''],
      ['options.cuts', [0.8]],
      ['options.cuts', ['a', 'b'], 'options.cuts.0'],
      ['options.crossing', 'up'],
      ['fitted.cuts', 'x'],
      ['fitted.cuts', [100]],
      ['fitted.cuts', [100, 0], 'fitted.cuts.1'],
      ['fitted.cuts', [-1, -2], 'fitted.cuts.0'],
      ['fitted.cuts', undefined],
      ['fitted.accounts.A', -1],
      ['fitted.accounts.B', 0.5],
      ['fitted.accounts.C', undefined],
      ['fitted.notices', {}],
      ['fitted.notices', [{ code: 5, field: 'b', value: 1, threshold: null }], 'fitted.notices.0.code'],
      ['fitted.notices', [{ code: 'a', field: 5, value: 1, threshold: null }], 'fitted.notices.0.field'],
      ['fitted.notices', [{ code: 'a', field: 'b', value: [], threshold: null }], 'fitted.notices.0.value'],
      ['fitted.notices', [{ code: 'a', field: 'b', value: 1, threshold: {} }], 'fitted.notices.0.threshold'],
      ['trainedOn.accounts', 'ten'],
      ['trainedOn.used', -3],
      ['trainedOn.asOf', '2026-01-31'],
    ];
    for (const [path, value, named = path] of wrong)
      expect(thrownBy(() => parseAbcModel(damaged(path, value)))).toContain(`"${named}"`);
  });

  test('takes notices of any shape that a notice may have', () => {
    const notices = [
      { code: 'a', field: 'b', value: 'text', threshold: 'text' },
      { code: 'a', field: 'b', value: null, threshold: 5 },
    ];
    expect(parseAbcModel(damaged('fitted.notices', notices)).fitted.notices).toEqual(notices);
    expect(parseAbcModel(damaged('options.value', null)).options.value).toBe(null);
  });

  test('refuses cuts that cannot be', () => {
    for (const cuts of [
      [0.9, 0.8],
      [0, 0.8],
      [0.8, 0.8],
      [0.8, 1.1],
    ])
      expect(thrownBy(() => parseAbcModel(damaged('options.cuts', cuts)))).toMatch(
        /"options\.cuts".*expected two ascending shares such as \[0\.8, 0\.95\]/,
      );
    for (const cuts of [
      [30, 100],
      [30, null],
    ])
      expect(thrownBy(() => parseAbcModel(damaged('fitted.cuts', cuts)))).toMatch(
        /"fitted\.cuts".*expected the cut of A, then that of B/,
      );
    expect(parseAbcModel(damaged('fitted.cuts', [30, 30])).fitted.cuts).toEqual([30, 30]);
    expect(parseAbcModel(damaged('fitted.cuts', [null, 30])).fitted.cuts).toEqual([null, 30]);
    expect(parseAbcModel(damaged('fitted.cuts', [null, null])).fitted.cuts).toEqual([null, null]);
    expect(parseAbcModel(damaged('options.cuts', [0.8, 1])).options.cuts).toEqual([0.8, 1]);
  });
});
