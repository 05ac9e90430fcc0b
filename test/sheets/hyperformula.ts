/** The functions for spreadsheets as a plugin of HyperFormula, an engine that parses, spills and recalculates formulas. */
import {
  ArraySize,
  CellError,
  EmptyValue,
  FunctionArgumentType,
  FunctionPlugin,
  HyperFormula,
  SimpleRangeValue,
} from 'hyperformula';
import { SHEET_FUNCTIONS } from '../../src/sheets/index.ts';
import { spillNamed } from './help.ts';

/** The engine asks for the size of a spill before it knows a value: no result is wider, or longer by more lines, than this. */
const WIDTH = 20;
const LINES = 80;
/** A single value with its notes. */
const VALUE_LINES = 8;

/** A value inside the engine as hosts hand it over: dates and money are plain numbers, errors are text. */
function plain(value: unknown): unknown {
  if (value === EmptyValue) return null;
  if (value instanceof CellError) return `#${value.type}!`;
  if (typeof value === 'object' && value !== null && 'val' in value) return value.val;
  return value;
}

function handedOver(argument: unknown): unknown {
  return argument instanceof SimpleRangeValue
    ? argument.rawData().map((row) => row.map(plain))
    : plain(argument);
}

/** Types that the engine does not export, taken from what a plugin calls. */
type Args<Run extends (args: never, ...rest: never) => unknown> = Parameters<Run>[0];
type State<Run extends (args: never, state: never, ...rest: never) => unknown> = Parameters<Run>[1];
interface Formula<A> {
  readonly procedureName: string;
  readonly args: A;
}

const called = (name: string) => SHEET_FUNCTIONS.find((one) => one.name === name);

export class AccountScoringPlugin extends FunctionPlugin {
  static override implementedFunctions = Object.fromEntries(
    SHEET_FUNCTIONS.map(({ name, parameters }) => [
      name,
      {
        method: 'spill',
        sizeOfResultArrayMethod: 'sizeOfSpill',
        vectorizationForbidden: true,
        parameters: parameters.map(({ optional }) => ({
          argumentType: FunctionArgumentType.ANY,
          optionalArg: optional,
        })),
      },
    ]),
  );

  spill(
    { procedureName: name, args }: Formula<Args<typeof this.runFunction>>,
    state: State<typeof this.runFunction>,
  ) {
    return this.runFunction(args, state, this.metadata(name), (...values: unknown[]) =>
      SimpleRangeValue.onlyValues(spillNamed(called(name)?.export ?? '')(...values.map(handedOver))),
    );
  }

  sizeOfSpill(
    { procedureName: name, args: [range] }: Formula<Args<typeof this.runFunction>>,
    state: State<typeof this.runFunction>,
  ) {
    if (called(name)?.returns !== 'table' || range === undefined) return new ArraySize(1, VALUE_LINES);
    return new ArraySize(WIDTH, this.arraySizeForAst(range, state).height + LINES);
  }
}

/** An engine with sheets of values and formulas. Formulas are written as in a locale with decimal commas: `;` between arguments. */
export function workbook(sheets: Readonly<Record<string, unknown[][]>>): HyperFormula {
  HyperFormula.registerFunctionPlugin(AccountScoringPlugin, {
    enGB: Object.fromEntries(SHEET_FUNCTIONS.map(({ name }) => [name, name])),
  });
  return HyperFormula.buildFromSheets(sheets as Parameters<typeof HyperFormula.buildFromSheets>[0], {
    licenseKey: 'gpl-v3',
    functionArgSeparator: ';',
    // Else the engine rounds results to ten digits.
    smartRounding: false,
  });
}
