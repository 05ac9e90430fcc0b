/**
 * The API report of every entry of the package: all that its types promise, as one reviewed text a entry. `npm test`
 * compares the reports with what `dist` says now; `npm run api` writes them anew.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../../', import.meta.url));
const configPath = fileURLToPath(new URL('./api-extractor.json', import.meta.url));
const update = process.argv.includes('--update');

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly types: string } }>>;
}

/** The lines that only one of two texts has, as a diff without context. */
function difference(before: string, after: string): string[] {
  const count = (lines: string[]) => {
    const counts = new Map<string, number>();
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
    return counts;
  };
  const onlyIn = (lines: string[], others: Map<string, number>, sign: string) =>
    lines.flatMap((line) => {
      const left = others.get(line) ?? 0;
      others.set(line, left - 1);
      return left > 0 || line.trim() === '' ? [] : [`  ${sign} ${line}`];
    });
  const [a, b] = [before.split('\n'), after.split('\n')];
  const lines = [...onlyIn(a, count(b), '-'), ...onlyIn(b, count(a), '+')];
  return lines.length > 0 ? lines : ['  (the same lines in another order)'];
}

/** The report of one entry; true when it says what it did before. */
function report(name: string, types: string): boolean {
  const configObject = ExtractorConfig.loadFile(configPath);
  const entry = join(root, types);
  configObject.mainEntryPointFilePath = entry;
  const tsconfig = configObject.compiler?.overrideTsconfig as { files?: string[] } | undefined;
  if (tsconfig) tsconfig.files = [entry];
  if (configObject.apiReport) configObject.apiReport.reportFileName = name;
  const config = ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: configPath,
    packageJsonFullPath: join(root, 'package.json'),
  });
  const before = existsSync(config.reportFilePath) ? readFileSync(config.reportFilePath, 'utf8') : '';
  const problems: string[] = [];
  const result = Extractor.invoke(config, {
    localBuild: update,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error)
        problems.push(message.formatMessageWithLocation(root));
    },
  });
  const after = readFileSync(config.reportTempFilePath, 'utf8').replaceAll('\r\n', '\n');
  const shown = `test/api/${name}.api.md`;
  for (const problem of problems) console.log(problem);
  if (!result.apiReportChanged && before !== '') {
    console.log(`${shown} is up to date`);
    return problems.length === 0;
  }
  if (update) {
    console.log(`${shown} written`);
    return problems.length === 0;
  }
  console.log(`${shown} ${before === '' ? 'is missing' : 'differs from dist'}:`);
  console.log(difference(before.replaceAll('\r\n', '\n'), after).slice(0, 60).join('\n'));
  console.log(
    'If this change of the public API is meant, run "npm run api" and review the diff of the report.',
  );
  return false;
}

const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
mkdirSync(join(root, 'test/api/temp'), { recursive: true });
const results = Object.entries(manifest.exports).flatMap(([path, target]) => {
  if (typeof target === 'string') return [];
  if (!existsSync(join(root, target.import.types)))
    throw new Error(`${target.import.types} is missing: run "npm run build"`);
  return [report(`${manifest.name}${path.slice(1).replaceAll('/', '.')}`, target.import.types)];
});
if (results.includes(false)) process.exitCode = 1;
