import { kam11, kamRules } from '../../../src/index.ts';
import type { Order } from '../support.ts';
import type { ParityCase } from './case.ts';
import { lifecycleCase, purchaseCase } from './history-cases.ts';
import { pipelineCase, profileCase } from './pipeline-cases.ts';
import { METHODS, scoreCase } from './score-cases.ts';
import { RULES, summaryCase } from './summary-cases.ts';
import { warningCase } from './warning-cases.ts';

/** Everything that can be asked of a book of orders: summaries, scores by every method, pipelines of all models, profiles, stages, warnings. */
export function bookCases(name: string, orders: readonly Order[], asOf: string): ParityCase[] {
  return [
    summaryCase(`${name} book`, orders, asOf, 'decimal(2)', RULES.slice(0, 3)),
    scoreCase(name, orders, asOf, METHODS, [kam11]),
    pipelineCase(name, orders, asOf),
    profileCase(name, orders, asOf),
    purchaseCase(name, orders, asOf),
    lifecycleCase(`${name} book`, orders, asOf, [asOf], {}),
    warningCase(`key-account rules, ${name} book`, { orders, asOf }, kamRules),
  ];
}
