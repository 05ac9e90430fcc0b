import type { SheetFunction, SheetParameter, SheetText } from '../functions.ts';

/** How a host wants the functions described. */
export interface Dialect {
  /** What a parameter of each kind is called in `{…}`. */
  readonly types: Readonly<Record<SheetParameter['type'], string>>;
  readonly returns: { readonly tag: '@return' | '@returns'; readonly type: string };
  /** The line that makes the function a custom function. */
  readonly tag: (one: SheetFunction) => string;
  /** A description in the languages that the host shows. */
  readonly say: (text: SheetText) => string;
}

/** What a function gives back, in words. */
const RETURNS: Readonly<Record<SheetFunction['returns'], SheetText>> = {
  table: {
    en: 'A table with a header that spills out, with notes below',
    'zh-CN': '带表头的溢出表格，下方为注释',
  },
  figure: {
    en: 'One figure, with notes below where rows were left out',
    'zh-CN': '一个数值；若有行被排除，下方为注释',
  },
  text: { en: 'One cell of text', 'zh-CN': '一个文本单元格' },
};

/** Both languages on one line, for hosts that know only one description. */
export function both(text: SheetText): string {
  return `${text.en} / ${text['zh-CN']}`;
}

/** The names of the parameters as a declaration lists them. */
export function parameterNames(one: SheetFunction): string {
  return one.parameters.map(({ name }) => name).join(', ');
}

/** The comment above a function. */
export function comment(one: SheetFunction, { types, returns, tag, say }: Dialect): string {
  const parameters = one.parameters.map(
    ({ name, type, optional, description }) =>
      `@param {${types[type]}} ${optional ? `[${name}]` : name} ${say(description)}`,
  );
  const lines = [
    say({ en: `${one.description.en}.`, 'zh-CN': `${one.description['zh-CN']}。` }),
    '',
    ...parameters,
    `${returns.tag} {${returns.type}} ${say(RETURNS[one.returns])}`,
    tag(one),
  ];
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}
