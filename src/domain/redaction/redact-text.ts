import type { Kind } from './kind.js';

/** A part of a text to replace. */
interface Finding {
  start: number;
  end: number;
  /** The name of its kind. */
  name: string;
  /** The place of its kind: of findings that overlap, the first kind names them all. */
  rank: number;
}

/** How often what was replaced, by the names of kinds. */
export type Counts = ReadonlyMap<string, number>;

/**
 * Replaces everything of these kinds by `[redacted: name]`, or by what `instead` says. Overlapping findings go together, so
 * that nothing is left of either. Finds what backslashes of Markdown or JSON and invisible characters interrupt.
 */
export function redactText(
  text: string,
  kinds: readonly Kind[],
  instead: (name: string, found: string) => string = (name) => `[redacted: ${name}]`,
): { text: string; counts: Counts } {
  const { bare, indexes } = withoutInterruptions(text);
  const counts = new Map<string, number>();
  let [redacted, done] = ['', 0];
  for (const { start, end, name } of union(kinds.flatMap((kind, rank) => findingsOf(bare, kind, rank)))) {
    const from = indexes ? (indexes[start] ?? text.length) : start;
    const until = indexes ? (indexes[end - 1] ?? text.length - 1) + 1 : end;
    redacted += text.slice(done, from) + instead(name, bare.slice(start, end));
    done = until;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { text: redacted + text.slice(done), counts };
}

function findingsOf(text: string, { name, pattern, isIt }: Kind, rank: number): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole] = match;
    const secret = match.groups?.secret ?? whole;
    if (isIt && !isIt(secret)) return [];
    const start = match.index + whole.lastIndexOf(secret);
    return [{ start, end: start + trimmed(secret).length, name, rank }];
  });
}

/** Without what encloses it or ends the sentence. */
function trimmed(secret: string): string {
  if (/^<|^(["']).*\1$/s.test(secret)) return secret;
  return secret.replace(/[,;.)\]}>`"']{1,8}$/, '') || secret;
}

/** Findings in order, those that overlap as one. */
function union(findings: Finding[]): Finding[] {
  const joined: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (!last || finding.start >= last.end) joined.push(finding);
    else {
      const { name, rank } = finding.rank < last.rank ? finding : last;
      joined.splice(-1, 1, { start: last.start, end: Math.max(last.end, finding.end), name, rank });
    }
  }
  return joined;
}

/** The text without backslashes before punctuation or the end of a line, and invisible characters; `indexes`: where each of the rest was. */
function withoutInterruptions(text: string): { bare: string; indexes: number[] | null } {
  if (!interruption.test(text)) return { bare: text, indexes: null };
  const indexes: number[] = [];
  let [bare, done] = ['', 0];
  const keep = (until: number) => {
    for (let index = done; index < until; index++) indexes.push(index);
    bare += text.slice(done, until);
  };
  for (const { index, 0: found } of text.matchAll(new RegExp(interruption, 'g'))) {
    keep(index);
    done = index + found.length;
  }
  keep(text.length);
  return { bare, indexes };
}

const interruption = /\\(?=[!-/:-@[-`{-~])|\\\r?\n[ \t]{0,80}|[\u00ad\u200b-\u200d\u2060\ufeff]/;
