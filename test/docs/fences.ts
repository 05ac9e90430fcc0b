import ts from 'typescript';

/** One ```ts fence of a document. */
export interface Fence {
  /** The document, relative to the root of the repository, with `/`. */
  readonly file: string;
  /** The line of the first line of code, starting at 1. */
  readonly line: number;
  readonly code: string;
  /** False for ```ts no-run: type-checked only. */
  readonly run: boolean;
  /** The ```text fence that follows immediately: everything that the example prints. */
  readonly output: string | null;
}

interface Block {
  readonly info: string;
  readonly line: number;
  readonly endLine: number;
  readonly code: string;
}

/** All fenced blocks of Markdown lines; `firstLine` is the number of the first of them. */
function blocksOf(file: string, lines: readonly string[], firstLine: number): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = /^(\s*)(`{3,}|~{3,})\s*(.*)$/.exec(lines[i] as string);
    if (!open) continue;
    const [, indent = '', marks = '', info = ''] = open;
    const start = i + 1;
    const isClose = (line: string) => line.trim().startsWith(marks) && /^(`+|~+)$/.test(line.trim());
    let end = start;
    while (end < lines.length && !isClose(lines[end] as string)) end++;
    if (end === lines.length) throw new Error(`${file}:${firstLine + i}: this fence is not closed`);
    const code = lines
      .slice(start, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({
      info: info.trim(),
      line: firstLine + start,
      endLine: firstLine + end,
      code: code.join('\n'),
    });
    i = end;
  }
  return blocks;
}

/** The ```ts fences of Markdown text. */
export function fencesOfMarkdown(file: string, text: string, firstLine = 1): Fence[] {
  const lines = text.split(/\r?\n/);
  const blocks = blocksOf(file, lines, firstLine);
  const fences: Fence[] = [];
  blocks.forEach((block, i) => {
    if (!/^(ts|typescript|tsx)\b/.test(block.info)) return;
    if (block.info !== 'ts' && block.info !== 'ts no-run')
      throw new Error(
        `${file}:${block.line - 1}: write \`\`\`ts or \`\`\`ts no-run, not \`\`\`${block.info}`,
      );
    const next = blocks[i + 1];
    const between = next && lines.slice(block.endLine + 1 - firstLine, next.line - 1 - firstLine);
    const follows = next?.info === 'text' && between?.every((line) => line.trim() === '');
    fences.push({
      file,
      line: block.line,
      code: block.code,
      run: block.info === 'ts',
      output: follows && next ? next.code : null,
    });
  });
  return fences;
}

/** The ```ts fences in the doc comments of TypeScript text. */
export function fencesOfSource(file: string, text: string): Fence[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const comments = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
      if (text.startsWith('/**', range.pos)) comments.set(range.pos, range);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...comments.values()].flatMap((range) => {
    const body = text
      .slice(range.pos, range.end)
      .replace(/^\/\*\*/, '')
      .replace(/\*\/$/, '');
    const markdown = body.replace(/^[ \t]*\*( |$)?/gm, '');
    return fencesOfMarkdown(file, markdown, source.getLineAndCharacterOfPosition(range.pos).line + 1);
  });
}
