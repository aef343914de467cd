import { tooComplex } from '../../text/markdown/too-complex.js';

/** Longer files take more than some milliseconds, whatever is in them. */
const shortChars = 10_000;

/** What a file may cost of what is allowed at most, before it takes long. */
const shortShare = 0.05;

/** Whether reading a runbook may take so long that other work would notice. Takes a few milliseconds at most itself. */
export function takesLong(markdown: string): boolean {
  return markdown.length > shortChars || tooComplex(markdown.split('\n'), shortShare) !== null;
}
