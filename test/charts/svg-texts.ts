/** The texts of an SVG and where they stand, measured without any library. */

/** A text in a picture: a rectangle that may be turned about its origin. */
export interface TextBox {
  readonly text: string;
  readonly corners: ReadonlyArray<readonly [x: number, y: number]>;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function matrixOf(transform: string): Matrix {
  let matrix = IDENTITY;
  for (const [, name, args = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const numbers = args.split(/[\s,]+/).map(Number);
    const [x = 0, y = 0] = numbers;
    const angle = (x * Math.PI) / 180;
    if (name === 'translate') matrix = times(matrix, [1, 0, 0, 1, x, y]);
    else if (name === 'rotate')
      matrix = times(matrix, [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
    else throw new Error(`Transform ${name} is not known here`);
  }
  return matrix;
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** As wide as Chinese characters are high, and a little more than the usual Latin font. */
function widthOf(text: string, fontSize: number, bold: boolean): number {
  let width = 0;
  for (const char of text)
    width +=
      (char.codePointAt(0) as number) > 0x2e7f
        ? 1
        : /[MW%@mw—]/.test(char)
          ? 0.85
          : /[ilj.,:;'()|! ]/.test(char)
            ? 0.35
            : 0.57;
  return width * fontSize * (bold ? 1.05 : 1);
}

/** Every text of a picture with its corners. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  const stack: Matrix[] = [];
  const current = (): Matrix => stack[stack.length - 1] ?? IDENTITY;
  let text: { attributes: string; lines: Array<{ dy: number; text: string }> } | null = null;
  for (const [, closing, tag = '', attributes = '', selfClosing, words] of svg.matchAll(
    /<(\/?)([\w:]+)([^<>]*?)(\/?)>|([^<>]+)/g,
  )) {
    if (words !== undefined) {
      if (text === null) continue;
      const last = text.lines[text.lines.length - 1];
      if (last === undefined) text.lines.push({ dy: 0, text: decoded(words) });
      else last.text += decoded(words);
    } else if (tag === 'g') {
      if (closing) stack.pop();
      else if (!selfClosing) stack.push(times(current(), matrixOf(attribute(attributes, 'transform') ?? '')));
    } else if (tag === 'text' && !closing) text = { attributes, lines: [] };
    else if (tag === 'tspan' && !closing && text !== null) {
      const before = text.lines[text.lines.length - 1]?.dy ?? 0;
      text.lines.push({ dy: before + Number(attribute(attributes, 'dy') ?? 0), text: '' });
    } else if (tag === 'text' && text !== null) {
      const given = text.attributes;
      const size = Number.parseFloat(attribute(given, 'font-size') ?? '11');
      const matrix = times(current(), matrixOf(attribute(given, 'transform') ?? ''));
      const anchor = attribute(given, 'text-anchor') ?? 'start';
      const isHidden = attribute(given, 'opacity') === '0';
      for (const line of text.lines) {
        const width = widthOf(line.text, size, attribute(given, 'font-weight') === 'bold');
        const left = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
        const [top, bottom] = [line.dy - 0.8 * size, line.dy + 0.2 * size];
        const corners = [
          [left, top],
          [left + width, top],
          [left + width, bottom],
          [left, bottom],
        ].map(([x = 0, y = 0]): [number, number] => {
          const [a, b, c, d, e, f] = matrix;
          return [a * x + c * y + e, b * x + d * y + f];
        });
        if (line.text.trim() !== '' && !isHidden) boxes.push({ text: line.text, corners });
      }
      text = null;
    }
  }
  return boxes;
}

/** Whether two rectangles share more than `slack` pixels (separating axes). */
function overlaps(a: TextBox, b: TextBox, slack: number): boolean {
  for (const { corners } of [a, b])
    for (const at of [0, 1]) {
      const [from, to] = [
        corners[at] as readonly [number, number],
        corners[at + 1] as readonly [number, number],
      ];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
      const axis = [(to[0] - from[0]) / length, (to[1] - from[1]) / length] as const;
      const span = ({ corners: all }: TextBox) => {
        const along = all.map(([x, y]) => x * axis[0] + y * axis[1]);
        return [Math.min(...along), Math.max(...along)] as const;
      };
      const [one, two] = [span(a), span(b)];
      if (one[1] - two[0] <= slack || two[1] - one[0] <= slack) return false;
    }
  return true;
}

/** Texts that cover each other, and texts that stick out of the picture. */
export function layoutFaults(svg: string): string[] {
  const boxes = textBoxes(svg);
  const [, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const clipped = boxes
    .filter(({ corners }) => corners.some(([x, y]) => x < 0 || y < 0 || x > width || y > height))
    .map(({ text }) => `clipped: ${text}`);
  const covered = boxes.flatMap((box, i) =>
    boxes
      .slice(i + 1)
      .flatMap((other) => (overlaps(box, other, 1) ? [`covered: ${box.text} | ${other.text}`] : [])),
  );
  return [...clipped, ...covered];
}
