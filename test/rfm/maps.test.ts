/** The shipped maps, cell by cell, against the published lists and closed forms. */
import { describe, expect, test } from 'vitest';
import {
  assignSegments,
  checkSegmentMap,
  classic125,
  formatLabel,
  kam11,
  parseSegmentMap,
  type RfmScore,
  rf10,
  type SegmentMap,
  value3,
  zh8,
} from '../../src/index.ts';
import { tests, vignette } from './r-rules.ts';
import { goldenJson } from './support.ts';

const SCORES = [1, 2, 3, 4, 5];
const CUBE = SCORES.flatMap((r) => SCORES.flatMap((f) => SCORES.map((m) => [r, f, m] as const)));

function scoreOf(r: number, f: number, m: number): { readonly rfm: RfmScore } {
  return {
    rfm: {
      recency: r,
      frequency: f,
      monetary: m,
      code: `${r}${f}${m}`,
      score: (r + f + m) / 3,
      reasons: [],
    },
  };
}

/** The segment of every cell. */
function cellsOf(map: SegmentMap): Record<string, string> {
  const rows = assignSegments(
    CUBE.map(([r, f, m]) => scoreOf(r, f, m)),
    map,
  );
  return Object.fromEntries(rows.map(({ rfm, segment }) => [rfm.code, segment.id]));
}

const GOLDEN_NAMES: Readonly<Record<string, string>> = {
  Lost: 'lost',
  Hibernating: 'hibernating',
  AboutToSleep: 'about_to_sleep',
  AtRisk: 'at_risk',
  CantLose: 'cannot_lose',
  New: 'new',
  NeedAttention: 'need_attention',
  PotLoyal: 'potential_loyal',
  Promising: 'promising',
  Loyal: 'loyal',
  Champions: 'champions',
};

function goldenCells(file: string, names: Readonly<Record<string, string>>): Record<string, string> {
  const golden = goldenJson<Record<string, string>>(`maps/${file}`);
  return Object.fromEntries(Object.entries(golden).map(([code, name]) => [code, names[name] as string]));
}

/** Steps of one score up that lead to a worse segment, found from the cells alone. */
function stepsDown(cells: Readonly<Record<string, string>>, order: Readonly<Record<string, number>>) {
  return CUBE.flatMap(([r, f, m]) =>
    [
      [r + 1, f, m],
      [r, f + 1, m],
      [r, f, m + 1],
    ]
      .map((better) => [`${r}${f}${m}`, better.join('')] as const)
      .filter(([, better]) => better in cells)
      .filter(
        ([cell, better]) =>
          (order[cells[better] as string] as number) > (order[cells[cell] as string] as number),
      ),
  );
}

function countsOf(cells: Readonly<Record<string, string>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const segment of Object.values(cells)) counts[segment] = (counts[segment] ?? 0) + 1;
  return counts;
}

describe.each([
  ['kam11', kam11],
  ['classic125', classic125],
  ['rf10', rf10],
  ['zh8', zh8],
  ['value3', value3],
] as const)('%s', (id, map) => {
  test('is plain JSON that parses back', () => {
    expect(parseSegmentMap(JSON.stringify(map))).toStrictEqual(map);
    expect(map).toMatchObject({ kind: 'segment-map', version: 1, id, bins: 5 });
  });

  test('ranks its segments from 1 without holes, in order', () => {
    const ranks = map.segments.map(({ rank }) => rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect([...new Set(ranks)]).toEqual(Array.from({ length: new Set(ranks).size }, (_, i) => i + 1));
  });

  test('has labels in both languages for all its segments, and for itself', () => {
    for (const name of map.segments.map((segment) => segment.id)) {
      expect(formatLabel('segment', name)).not.toBe(name);
      expect(formatLabel('segment', name, { locale: 'zh-CN' })).toMatch(/客户$/);
    }
    expect(formatLabel('map', id)).not.toBe(id);
    expect(formatLabel('map', id, { locale: 'zh-CN' })).toMatch(/分群$/);
  });

  test('uses all its segments', () => {
    expect(new Set(Object.values(cellsOf(map)))).toEqual(new Set(map.segments.map((segment) => segment.id)));
  });
});

describe('kam11', () => {
  const cells = () => cellsOf(kam11);

  test('has the golden cells', () => {
    expect(cells()).toEqual(goldenCells('kam11.json', { ...GOLDEN_NAMES, Promising: 'promising_big' }));
  });

  test('has the published number of cells in each segment', () => {
    expect(countsOf(cells())).toEqual({
      champions: 8,
      loyal: 20,
      promising_big: 8,
      potential_loyal: 12,
      new: 6,
      need_attention: 11,
      about_to_sleep: 10,
      cannot_lose: 14,
      at_risk: 16,
      hibernating: 10,
      lost: 10,
    });
  });

  test('has no fault', () => {
    expect(checkSegmentMap(kam11)).toEqual([]);
  });

  test('keeps the strict order of its description', () => {
    expect(kam11.segments.map(({ id }) => id).reverse()).toEqual([
      'lost',
      'hibernating',
      'about_to_sleep',
      'at_risk',
      'cannot_lose',
      'new',
      'need_attention',
      'potential_loyal',
      'promising_big',
      'loyal',
      'champions',
    ]);
    expect(kam11.segments.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('classic125', () => {
  const cells = () => cellsOf(classic125);

  test('has the golden cells', () => {
    expect(cells()).toEqual(goldenCells('classic125.json', GOLDEN_NAMES));
  });

  test('has the weak order that was published', () => {
    expect(Object.fromEntries(classic125.segments.map(({ id, rank }) => [id, rank]))).toEqual({
      champions: 1,
      loyal: 2,
      promising: 3,
      potential_loyal: 3,
      new: 4,
      need_attention: 4,
      about_to_sleep: 5,
      at_risk: 5,
      cannot_lose: 5,
      hibernating: 6,
      lost: 7,
    });
  });

  test('has 25 steps that lead down, and no other fault', () => {
    const faults = checkSegmentMap(classic125);
    const order = { champions: 1, loyal: 2, promising: 3, potential_loyal: 3, new: 4, need_attention: 4 };
    const down = stepsDown(cells(), {
      ...order,
      about_to_sleep: 5,
      at_risk: 5,
      cannot_lose: 5,
      hibernating: 6,
      lost: 7,
    });
    expect(down).toHaveLength(25);
    expect(faults.map(({ code }) => code)).toEqual(new Array(25).fill('not_monotone'));
    expect(faults.map((fault) => fault.cells.join()).sort()).toEqual(down.map((step) => step.join()).sort());
    expect(faults).toContainEqual({
      code: 'not_monotone',
      cells: ['435', '535'],
      segments: ['loyal', 'need_attention'],
      rules: [1, 5],
    });
  });

  test('agrees with kam11 on 63 cells', () => {
    const ours = cellsOf(kam11);
    const same = Object.entries(cells()).filter(([code, segment]) => {
      const other = ours[code] === 'promising_big' ? 'promising' : ours[code];
      return other === segment;
    });
    expect(same).toHaveLength(63);
  });
});

describe('rf10', () => {
  test('has no fault over the cube', () => {
    expect(checkSegmentMap(rf10)).toEqual([]);
  });

  test('is blind to monetary value', () => {
    const cells = cellsOf(rf10);
    for (const [r, f, m] of CUBE) expect(cells[`${r}${f}${m}`]).toBe(cells[`${r}${f}1`]);
  });

  test('has the published 25 cells', () => {
    const cells = cellsOf(rf10);
    const grid = SCORES.map((r) => SCORES.map((f) => cells[`${r}${f}3`]));
    const loyal = 'loyal';
    expect(grid).toEqual([
      ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cannot_lose'],
      ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cannot_lose'],
      ['about_to_sleep', 'about_to_sleep', 'need_attention', loyal, loyal],
      ['promising', 'potential_loyal', 'potential_loyal', loyal, loyal],
      ['new', 'potential_loyal', 'potential_loyal', 'champions', 'champions'],
    ]);
  });

  test('puts promising and new on one rank', () => {
    expect(rf10.segments.map(({ id, rank }) => `${id} ${rank}`)).toEqual([
      'champions 1',
      'loyal 2',
      'potential_loyal 3',
      'promising 4',
      'new 4',
      'need_attention 5',
      'cannot_lose 6',
      'at_risk 7',
      'about_to_sleep 8',
      'hibernating 9',
    ]);
  });
});

describe('zh8', () => {
  test('splits every score into high (4, 5) and low', () => {
    const names: Readonly<Record<string, string>> = {
      HHH: 'key_value',
      LHH: 'key_keep',
      HLH: 'key_develop',
      LLH: 'key_win_back',
      HHL: 'general_value',
      LHL: 'general_keep',
      HLL: 'general_develop',
      LLL: 'general_win_back',
    };
    const expected = CUBE.map(([r, f, m]) => [
      `${r}${f}${m}`,
      names[[r, f, m].map((score) => (score >= 4 ? 'H' : 'L')).join('')],
    ]);
    expect(cellsOf(zh8)).toEqual(Object.fromEntries(expected));
  });

  test('has no fault, and ranks by monetary, recency, frequency', () => {
    expect(checkSegmentMap(zh8)).toEqual([]);
    expect(zh8.segments.map(({ id }) => id)).toEqual([
      'key_value',
      'key_develop',
      'key_keep',
      'key_win_back',
      'general_value',
      'general_develop',
      'general_keep',
      'general_win_back',
    ]);
    expect(zh8.segments.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('value3', () => {
  test('has no fault', () => {
    expect(checkSegmentMap(value3)).toEqual([]);
    expect(value3.segments).toEqual([
      { id: 'high', rank: 1 },
      { id: 'medium', rank: 2 },
      { id: 'low', rank: 3 },
    ]);
  });

  test('goes by the mean score alone: from 3.67, from 2.33, below', () => {
    const at = (score: number) => {
      const { rfm } = scoreOf(1, 1, 1);
      return assignSegments([{ rfm: { ...rfm, score } }], value3)[0]?.segment.id;
    };
    expect([5, 3.67, 3.6699999999999995, 2.33, 2.3299999999999996, 1].map(at)).toEqual([
      'high',
      'high',
      'medium',
      'medium',
      'low',
      'low',
    ]);
  });

  test('by equal weights, sums of scores from 12 on are high, from 7 on medium', () => {
    const cells = cellsOf(value3);
    for (const [r, f, m] of CUBE) {
      const sum = r + f + m;
      expect(cells[`${r}${f}${m}`]).toBe(sum >= 12 ? 'high' : sum >= 7 ? 'medium' : 'low');
    }
  });
});

describe('the rules that R’s package rfm publishes', () => {
  const faultsOf = (map: SegmentMap, code: string) =>
    checkSegmentMap(map).filter((fault) => fault.code === code);

  /** How many rules match each cell, without the library. */
  const matches = (map: SegmentMap) =>
    CUBE.map(([r, f, m]) =>
      map.rules.flatMap(({ boxes }, i) => {
        const [recency, frequency, monetary] = Object.values(boxes?.[0] ?? {}) as Array<[number, number]>;
        const isIn = (range: [number, number] | undefined, score: number) =>
          range !== undefined && score >= range[0] && score <= range[1];
        return isIn(recency, r) && isIn(frequency, f) && isIn(monetary, m) ? [i] : [];
      }),
    );

  test.each([
    ['vignette', vignette, 10, 57, 58, 5],
    ['tests', tests, 36, 50, 39, 4],
  ] as const)('%s: cells without, with one, with several rules', (_, map, none, one, several, most) => {
    const uncovered = faultsOf(map, 'uncovered');
    const overlap = faultsOf(map, 'overlap');
    expect(uncovered).toHaveLength(none);
    expect(overlap).toHaveLength(several);
    expect(CUBE.length - uncovered.length - overlap.length).toBe(one);
    expect(Math.max(...overlap.map(({ rules }) => rules.length))).toBe(most);
    expect(overlap.map(({ rules }) => rules)).toEqual(matches(map).filter((rules) => rules.length > 1));
    expect(overlap.map(({ segments }) => segments)).toEqual(
      overlap.map(({ rules }) => rules.map((rule) => map.rules[rule]?.segment)),
    );
    expect(uncovered.every(({ rules, segments }) => rules.length === 0 && segments.length === 0)).toBe(true);
  });

  test('vignette: the unmatched cells, and no rule that can never match', () => {
    expect(faultsOf(vignette, 'uncovered').flatMap(({ cells }) => cells)).toEqual(
      ['215', '241', '251', '252', '341', '351', '441', '451', '541', '551'].sort(),
    );
    expect(faultsOf(vignette, 'unreachable')).toEqual([]);
  });

  test('tests: New Customers, Promising and Can’t Lose Them can never match', () => {
    expect(faultsOf(tests, 'unreachable')).toEqual([
      { code: 'unreachable', cells: ['411', '511'], segments: ['New Customers'], rules: [3] },
      { code: 'unreachable', cells: ['311', '411'], segments: ['Promising'], rules: [4] },
      {
        code: 'unreachable',
        cells: ['144', '145', '154', '155'],
        segments: ["Can't Lose Them"],
        rules: [8],
      },
    ]);
  });

  test('segments of one rank have no better and no worse', () => {
    expect(faultsOf(vignette, 'not_monotone')).toEqual([]);
    expect(faultsOf(tests, 'not_monotone')).toEqual([]);
  });
});
