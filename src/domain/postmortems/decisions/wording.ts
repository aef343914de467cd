import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { Finding } from '../blameless/finding.js';
import type { Postmortem } from '../postmortem.js';
import { sectionNamed } from '../template.js';
import { rewrite } from '../wording/rewrite.js';
import { acceptedFindings, openFindings, type Wording } from '../wording/wording.js';
import type { WordingWrite } from '../writes.js';
import { sectionNotFound } from './section-not-found.js';
import { revised } from './write-section.js';

/** Takes a suggestion as a new revision. `sawRevision`: the one that it is about; a later one refuses it. */
export function useRewrite(
  incident: Incident,
  { postmortem, wording }: { postmortem: Postmortem; wording: Wording },
  { section: named, sawRevision, key }: { section: string; sawRevision: number; key: string },
  act: Act,
): Decision {
  const section = sectionNamed(postmortem.template, named);
  if (!section) return sectionNotFound(postmortem.template, named);
  const { number } = incident;
  const latest = postmortem.written.find((one) => one.section === section.key);
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number, state: 'published' });
  if (latest && latest.revision !== sawRevision)
    return refused({
      kind: 'section_changed',
      title: section.title,
      at: latest.at.toISOString(),
      by: latest.by,
    });
  const check = wording.checks.find((one) => one.section === section.key && one.revision === sawRevision);
  const finding = check?.findings.find((one): one is Finding & { suggestion: string } => {
    return one.key === key && one.suggestion !== null;
  });
  if (!latest || !check || !finding) return refused({ kind: 'wording_not_found', number });
  const { markdown, check: left } = rewrite(latest.markdown, check, finding);
  const decision = revised(incident, postmortem, { section, markdown, restored: null }, act);
  return { ...decision, writes: [...decision.writes, { kind: 'wording_checked', check: left }] };
}

/** Remembers that a sentence is fine, or with `isFine` false forgets it. Saying the same twice changes nothing. */
export function judgeWording(
  incident: Incident,
  { postmortem, wording }: { postmortem: Postmortem; wording: Wording },
  { key, isFine }: { key: string; isFine: boolean },
  act: Act,
): Decision {
  const { number } = incident;
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number, state: 'published' });
  const hasKey = (one: { key: string }) => one.key === key;
  const isOpen = openFindings(postmortem, wording).some(hasKey);
  const isAccepted = acceptedFindings(postmortem, wording).some(hasKey);
  if (!isOpen && !isAccepted) return refused({ kind: 'wording_not_found', number });
  const write: WordingWrite = isFine
    ? { kind: 'wording_accepted', key, by: personOf(act.by), at: act.at }
    : { kind: 'wording_reopened', key };
  return accepted(incident, [], [], isFine === isAccepted ? [] : [write]);
}

/** Checks the wording of a section again, as after a check that failed. Changes nothing else. */
export function checkAgain(
  incident: Incident,
  postmortem: Postmortem,
  { section: named }: { section: string },
  act: Act,
): Decision {
  const found = sectionNamed(postmortem.template, named);
  if (!found) return sectionNotFound(postmortem.template, named);
  const { key: section, title } = found;
  const latest = postmortem.written.find((one) => one.section === section);
  const userId = personOf(act.by);
  if (!latest || userId === null) return refused({ kind: 'wording_not_found', number: incident.number });
  const { revision } = latest;
  return accepted(incident, [], [{ kind: 'check_wording', section, title, revision, userId, viewId: null }]);
}
