import { expect, test } from 'vitest';
import { type Example, extractExamples } from './extract.ts';
import { printedBy } from './printed.ts';

const trimmed = (text: string) => text.replace(/[ \t]+$/gm, '').trimEnd();

/** Compare what was printed at `place` with what the document says. One line may stand for an object that node breaks. */
function expectPrinted(place: string, printed: ReturnType<typeof printedBy>, text: string): void {
  const expected = trimmed(text);
  const asPrinted = trimmed(printed.map((print) => print.text).join('\n'));
  const onOneLine = trimmed(printed.map((print) => print.oneLine).join('\n'));
  if (asPrinted !== expected)
    expect(expected.includes('\n') ? asPrinted : onOneLine, `printed at ${place}`).toBe(expected);
}

async function runExample(example: Example): Promise<void> {
  await import(/* @vite-ignore */ example.module);
  const printed = printedBy(example.id);
  for (const { line, text } of example.expectations) {
    const here = printed.filter((print) => print.line === line);
    expectPrinted(`${example.file}:${line}`, here, text);
  }
  if (example.output !== null) expectPrinted(example.id, printed, example.output);
}

const examples = extractExamples().filter((example) => example.run);

test('the documents have examples', () => {
  expect(examples.length).toBeGreaterThan(0);
});

// The name of each test is where the example starts; its module has the code on the same lines.
for (const example of examples) test(example.id, () => runExample(example));
