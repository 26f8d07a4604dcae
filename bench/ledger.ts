/**
 * Joins the mentions of a folder whose actions are known, and prints how much of it was right.
 *
 *   node bench/ledger.ts [DOCUMENTS] [SEED]     default: 100 documents, five seeds
 *
 * Precision: of the pairs of mentions that were joined, how many are one action. Recall: of the pairs that are, how many were joined.
 */
import { ledgerFixture } from './ledger-fixture.ts';
import { scoreLedger } from './ledger-score.ts';

const documents = Number(process.argv[2] ?? 100);
const seeds = process.argv[3] === undefined ? [1, 2, 3, 4, 5] : [Number(process.argv[3])];
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

for (const seed of seeds) {
  const score = scoreLedger(ledgerFixture(documents, seed));
  const { mentions, known, found, precision, recall } = score;
  console.log(
    `seed ${String(seed)}: ${String(score.documents)} documents, ${String(mentions)} mentions of ${String(known)} actions, told as ${String(found)}: precision ${percent(precision)}, recall ${percent(recall)}`,
  );
  for (const line of score.unread) console.log(`  ${line}`);
  if (seeds.length > 1) continue;
  for (const [title, list] of [
    ['Joined, and two actions', score.wrong],
    ['Not joined, and one action', score.missed],
  ] as const) {
    console.log(`${title}: ${String(list.length)}`);
    for (const line of list) console.log(`  ${line}`);
  }
}
