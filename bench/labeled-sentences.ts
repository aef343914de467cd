import { readFileSync } from 'node:fs';
import { keysIn } from '../src/domain/postmortems/blameless/key.js';

/** A sentence that somebody judged. */
export interface LabeledSentence {
  /** `blame`, `ok`, or another for those that nobody can decide. */
  label: string;
  sentence: string;
  /** Rules are written for `dev` ones; of the others, only the totals are looked at. */
  part: 'dev' | 'held out';
}

/** Reads a TSV file with the columns `label` and `sentence`. */
export function readLabeled(path: string): LabeledSentence[] {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const [label, sentence] = [columns.indexOf('label'), columns.indexOf('sentence')];
  return rows.map((row) => {
    const cells = row.split('\t');
    const text = cells[sentence] ?? '';
    return { label: cells[label] ?? '', sentence: text, part: partOf(text) };
  });
}

/** By the sentence's hash, so that it never changes. */
function partOf(sentence: string): LabeledSentence['part'] {
  return Number.parseInt(keysIn(sentence)('omission').slice(-1), 16) < 9 ? 'dev' : 'held out';
}
