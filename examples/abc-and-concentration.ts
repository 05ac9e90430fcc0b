// How much hangs on how few, and who is A, B and C.
import {
  analyzeConcentration,
  applyAbc,
  fitAbc,
  formatLabel,
  formatReason,
  summarizeOrders,
  testParetoClaim,
} from 'account-scoring';
import { syntheticBook } from './lib/synthetic-book.ts';

const accounts = summarizeOrders(syntheticBook(), { asOf: '2025-12-31', columns: { orderId: 'orderId' } });
const percent = (share: number | null | undefined): string => `${((share ?? 0) * 100).toFixed(1)}%`;

const { jointRatio, gini, hhi, exposure, referenceLevels } = analyzeConcentration(accounts);
console.log(`${percent(jointRatio?.accounts)} of the accounts bring ${percent(jointRatio?.share)}`);
console.log(
  `Gini ${gini.corrected?.toFixed(3)}; as concentrated as ${hhi.effectiveNumber?.toFixed(1)} equal accounts`,
);
for (const loss of exposure) console.log(formatReason(loss));
for (const { level, accountIds } of referenceLevels)
  console.log(`${percent(level)} or more: ${accountIds.join(', ') || 'nobody'}`);

const claim = testParetoClaim(accounts, { top: 0.2, holds: 0.8 });
const { lower, upper } = claim.interval ?? {};
console.log(
  `"20% bring 80%" is ${claim.verdict}: ${percent(claim.observed)}, between ${percent(lower)} and ${percent(upper)}`,
);

const model = fitAbc(accounts);
for (const letter of ['A', 'B', 'C'] as const)
  console.log(`${formatLabel('abc', letter)}: ${model.fitted.accounts[letter]} accounts`);
const [fresh] = applyAbc([{ accountId: 'K9001', monetary: 44_550 }], model);
for (const reason of fresh?.abc.reasons ?? []) console.log(`K9001: ${formatReason(reason)}`);
