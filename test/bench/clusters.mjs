/**
 * The benchmark of clusters: `node test/bench/clusters.mjs` after `npm run build` (or with one size as an argument). A skewed book of
 * three features and five clusters, our ten starts against ten starts of ml-kmeans alone on the same scaled points; every task runs in a
 * process of its own. ml-kmeans is given the points ready-made: reading rows and learning scales is counted on our side only.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const K = 5;
const RESTARTS = 10;

/** Skewed and correlated, as books are: a few large accounts, many small ones, some that left. */
function makeBook(n) {
  let state = 42;
  const unit = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
  return Array.from({ length: n }, (_, i) => {
    const size = normal();
    return {
      accountId: `A${i}`,
      recency: Math.floor(Math.exp(4 - 0.6 * size + 1.1 * normal())),
      frequency: 1 + Math.floor(Math.exp(0.8 * size + 0.6 * normal())),
      monetary: Math.round(100 * Math.exp(5 + 1.2 * size + 0.7 * normal())) / 100,
    };
  });
}

/** The logarithm, then z: what `fitClusters` does by default. */
function scaledPoints(book) {
  const columns = ['recency', 'frequency', 'monetary'].map((name) => {
    const logs = book.map((account) => Math.log1p(account[name]));
    const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
    const deviation = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length);
    return logs.map((x) => (x - mean) / deviation);
  });
  return book.map((_, i) => columns.map((column) => column[i]));
}

function inertiaOf(points, centres) {
  let sum = 0;
  for (const point of points) {
    let least = Number.POSITIVE_INFINITY;
    for (const centre of centres)
      least = Math.min(
        least,
        point.reduce((s, x, j) => s + (x - centre[j]) ** 2, 0),
      );
    sum += least;
  }
  return sum;
}

async function mlKmeans(n, initialization) {
  const { kmeans } = await import('ml-kmeans');
  const points = scaledPoints(makeBook(n));
  const start = performance.now();
  let best = Number.POSITIVE_INFINITY;
  for (let seed = 1; seed <= RESTARTS; seed++) {
    const { centroids } = kmeans(points, K, { initialization, seed, maxIterations: 100, tolerance: 1e-6 });
    best = Math.min(best, inertiaOf(points, centroids));
  }
  return { ms: performance.now() - start, inertia: best };
}

const TASKS = {
  fitClusters: async (n) => {
    const { fitClusters } = await import('../../dist/index.js');
    const book = makeBook(n);
    const start = performance.now();
    const { fitted } = fitClusters(book, { k: K, restarts: RESTARTS });
    return { ms: performance.now() - start, inertia: fitted.diagnostics.inertia };
  },
  applyClusters: async (n) => {
    const { applyClusters, fitClusters } = await import('../../dist/index.js');
    const book = makeBook(n);
    const model = fitClusters(book, { k: K, restarts: RESTARTS });
    const start = performance.now();
    const rows = applyClusters(book, model);
    return {
      ms: performance.now() - start,
      inertia: rows.reduce((sum, row) => sum + row.cluster.distance ** 2, 0),
    };
  },
  'ml-kmeans, its k-means++': (n) => mlKmeans(n, 'kmeans++'),
  'ml-kmeans, random starts': (n) => mlKmeans(n, 'random'),
};

if (process.argv[2] === '--task') {
  const { ms, inertia } = await TASKS[process.argv[3]](Number(process.argv[4]));
  console.log(JSON.stringify({ ms, inertia, peak: process.resourceUsage().maxRSS * 1024 }));
} else {
  const sizes = process.argv.slice(2).map(Number);
  console.log(
    `${new Date().toISOString().slice(0, 10)}  Node ${process.version}  ${cpus().length} × ${cpus()[0].model.trim()}`,
  );
  for (const n of sizes.length > 0 ? sizes : [1e5, 1e6]) {
    const results = new Map(
      Object.keys(TASKS).map((name) => {
        const args = ['--max-old-space-size=8000', fileURLToPath(import.meta.url), '--task', name, String(n)];
        return [name, JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))];
      }),
    );
    const floor = results.get('ml-kmeans, its k-means++');
    console.log(`\n${n} accounts, ${K} clusters, ${RESTARTS} starts`);
    console.log('| task | s | × ml-kmeans | inertia against ml-kmeans | peak memory, MB |');
    console.log('|---|---:|---:|---:|---:|');
    for (const [name, { ms, inertia, peak }] of results)
      console.log(
        `| ${[name, (ms / 1000).toFixed(2), (ms / floor.ms).toFixed(3), `${(100 * (inertia / floor.inertia - 1)).toFixed(4)} %`, Math.round(peak / 1e6)].join(' | ')} |`,
      );
  }
}
