/**
 * Turns every ```ts fence of the documents into a module of its own under `test/docs/.generated/`, named after its
 * document and line (`README.md/L12.ts`), with its code on the same lines as in the document. A fence may say
 *
 * - ` ```ts `: type-checked and run; `console.log(x)` followed by `// → text` must print that text;
 * - ` ```ts ` followed by a ` ```text ` fence: all that it prints must equal the text;
 * - ` ```ts no-run `: type-checked only; may use `declare`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Expectation, prepare } from './expectations.ts';
import { type Fence, fencesOfMarkdown, fencesOfSource } from './fences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const generated = fileURLToPath(new URL('./.generated/', import.meta.url));

/** An example that is on disk as a module. */
export interface Example extends Fence {
  /** `README.md:12`: the document and the line where the code starts. */
  readonly id: string;
  /** The absolute path of the module. */
  readonly module: string;
  readonly expectations: readonly Expectation[];
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}

/** Every document that may hold examples, relative to the root. */
function documents(): string[] {
  const readme = existsSync(join(root, 'README.md')) ? ['README.md'] : [];
  const sources = filesUnder('src').filter((file) => file.endsWith('.ts'));
  const guides = filesUnder('examples').filter((file) => file.endsWith('.md'));
  return [...readme, ...sources, ...guides];
}

/** The text of an example's module. Its first line, above all code, is the only one that is ours. */
function moduleText(example: Fence, id: string, code: string, prints: boolean, module: string): string {
  const printed = relative(dirname(module), fileURLToPath(new URL('./printed.ts', import.meta.url)));
  const path = printed.replaceAll('\\', '/');
  const head = prints ? `import { printer } from '${path}'; const $log = printer('${id}');` : '';
  return `${head}${'\n'.repeat(example.line - 1)}${code}\nexport {};\n`;
}

/** Write the modules of all examples and remove those of examples that are gone. */
export function extractExamples(): Example[] {
  const examples = documents().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const fences = file.endsWith('.ts') ? fencesOfSource(file, text) : fencesOfMarkdown(file, text);
    return fences.map((fence): Example => {
      const id = `${file}:${fence.line}`;
      const module = join(generated, file, `L${fence.line}.ts`);
      const prepared = fence.run ? prepare(fence) : { code: fence.code, prints: false, expectations: [] };
      const content = moduleText(fence, id, prepared.code, prepared.prints, module);
      // Several test runs may do this at the same time: leave a file alone that is right.
      if (!existsSync(module) || readFileSync(module, 'utf8') !== content) {
        mkdirSync(dirname(module), { recursive: true });
        writeFileSync(module, content);
      }
      return { ...fence, id, module, expectations: prepared.expectations };
    });
  });
  const wanted = new Set(examples.map((example) => example.module));
  for (const file of filesUnder('test/docs/.generated')) {
    const path = join(root, file);
    if (!wanted.has(path)) rmSync(path, { force: true });
  }
  return examples;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const examples = extractExamples();
  const documentCount = new Set(examples.map((example) => example.file)).size;
  console.log(`${examples.length} examples in ${documentCount} documents`);
}
