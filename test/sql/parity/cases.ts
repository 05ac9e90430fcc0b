/** What the engines outside of the ordinary tests are asked: a row here is one case, run by `npm run test:spark` and `npm run test:clickhouse`. */

import type { ParityCase } from './case.ts';
import { dayCases } from './day-cases.ts';
import { fitCases } from './fit-cases.ts';
import { historyCases } from './history-cases.ts';
import { indicatorCases } from './indicator-cases.ts';
import { largeCases } from './large-cases.ts';
import { pipelineCases } from './pipeline-cases.ts';
import { publicLogCases } from './public-log-cases.ts';
import { scoreCases } from './score-cases.ts';
import { standCases } from './stand-cases.ts';
import { ledgerCases } from './summary-cases.ts';
import { warningCases } from './warning-cases.ts';

export function parityCases(): ParityCase[] {
  return [
    ...ledgerCases(),
    ...dayCases(),
    ...historyCases(),
    ...pipelineCases(),
    ...fitCases(),
    ...scoreCases(),
    ...standCases(),
    ...warningCases(),
    ...indicatorCases(),
    ...publicLogCases(),
    ...largeCases(),
  ];
}
