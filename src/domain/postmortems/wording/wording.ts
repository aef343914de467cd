import { textsIn } from '../answers.js';
import type { Finding } from '../blameless/finding.js';
import type { Postmortem, Revision } from '../postmortem.js';

/** What a check of one revision found. Positions are in the revision's Markdown. */
export interface WordingCheck {
  /** The section's key, or an answer's. */
  section: string;
  revision: number;
  findings: readonly Finding[];
}

/** A sentence that somebody said is fine, by the key of its finding. */
export interface AcceptedWording {
  key: string;
  /** Null: an operator. */
  by: string | null;
  at: Date;
}

/** What is known of the wording of a post-mortem: the latest check of each text, and what is fine. */
export interface Wording {
  checks: readonly WordingCheck[];
  accepted: readonly AcceptedWording[];
}

/** A finding in what a section or an answer says now. */
export interface SectionFinding extends Finding {
  /** The section's key, or an answer's. */
  section: string;
  revision: number;
  /** The whole sentence as it is written. */
  words: string;
  /** The whole sentence with the suggestion; null if there is none. */
  rewritten: string | null;
}

type Written = Pick<Postmortem, 'written' | 'questions'>;

/** Findings that nobody said are fine, text by text. */
export function openFindings(postmortem: Written, wording: Wording): SectionFinding[] {
  const fine = new Set(wording.accepted.map(({ key }) => key));
  return currentFindings(postmortem, wording).filter(({ key }) => !fine.has(key));
}

/** Findings that somebody said are fine, with who did. */
export function acceptedFindings(
  postmortem: Written,
  wording: Wording,
): (SectionFinding & { accepted: AcceptedWording })[] {
  const byKey = new Map(wording.accepted.map((one) => [one.key, one]));
  return currentFindings(postmortem, wording).flatMap((finding) => {
    const accepted = byKey.get(finding.key);
    return accepted ? [{ ...finding, accepted }] : [];
  });
}

/** The findings of a check whose text is still the latest. */
export function currentFindings(postmortem: Written, { checks }: Wording): SectionFinding[] {
  const texts = textsIn(postmortem);
  return checks.flatMap((check) => {
    const latest = texts.find(({ section }) => section === check.section);
    return latest?.revision === check.revision ? findingsOf(check, latest) : [];
  });
}

function findingsOf({ section, revision, findings }: WordingCheck, { markdown }: Revision): SectionFinding[] {
  return findings.map((finding) => ({
    ...finding,
    ...{ section, revision, words: markdown.slice(finding.sentence.from, finding.sentence.to) },
    rewritten: rewrittenSentence(markdown, finding),
  }));
}

function rewrittenSentence(markdown: string, { from, to, sentence, suggestion }: Finding): string | null {
  if (suggestion === null) return null;
  return markdown.slice(sentence.from, from) + suggestion + markdown.slice(to, sentence.to);
}

/** The keys of sections and answers whose latest text was not checked, as when the check failed. */
export function uncheckedTexts(postmortem: Written, { checks }: Wording): string[] {
  const checked = new Map(checks.map(({ section, revision }) => [section, revision]));
  return textsIn(postmortem)
    .filter(({ markdown, section, revision }) => markdown && checked.get(section) !== revision)
    .map(({ section }) => section);
}

/** In how many sentences the findings are. */
export function sentencesIn(findings: readonly SectionFinding[]): number {
  return new Set(findings.map(({ section, sentence }) => `${section} ${sentence.from}`)).size;
}
