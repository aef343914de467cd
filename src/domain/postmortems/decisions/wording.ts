import { type Act, personOf } from '../../actor.js';
import { type Accepted, accepted, type Decision, type Refused, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { type AnsweredQuestion, answerNamed, answerRevision, isAnswerKey, mayReword } from '../answers.js';
import type { Finding } from '../blameless/finding.js';
import type { Postmortem, Revision } from '../postmortem.js';
import { sectionNamed } from '../template.js';
import { rewrite } from '../wording/rewrite.js';
import { acceptedFindings, openFindings, type Wording } from '../wording/wording.js';
import type { WordingWrite } from '../writes.js';
import { checkOf, rewordAnswer } from './answer.js';
import { sectionNotFound } from './section-not-found.js';
import { revised } from './write-section.js';

/**
 * Takes a suggestion as a new revision of a section, or of an answer by its key. `sawRevision`: the one that it is about; a
 * later one refuses it.
 */
export function useRewrite(
  incident: Incident,
  { postmortem, wording }: { postmortem: Postmortem; wording: Wording },
  { section: named, sawRevision, key }: { section: string; sawRevision: number; key: string },
  act: Act,
): Decision {
  const { number } = incident;
  const place = placeNamed(incident, postmortem, named, act);
  if (place.kind === 'refused') return place;
  const { title, latest, save } = place;
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number, state: 'published' });
  if (latest && latest.revision !== sawRevision)
    return refused({ kind: 'section_changed', title, at: latest.at.toISOString(), by: latest.by });
  const check = wording.checks.find(
    (one) => one.section === latest?.section && one.revision === latest.revision,
  );
  const finding = check?.findings.find((one): one is Finding & { suggestion: string } => {
    return one.key === key && one.suggestion !== null;
  });
  if (!latest || !check || !finding) return refused({ kind: 'wording_not_found', number });
  const { markdown, check: left } = rewrite(latest.markdown, check, finding);
  const decision = save(markdown);
  if (decision.kind === 'refused') return decision;
  return { ...decision, writes: [...decision.writes, { kind: 'wording_checked', check: left }] };
}

/** Where a rewrite goes: the text as it is now, and how to save the next revision. */
interface Place {
  kind: 'place';
  title: string;
  latest: Revision | undefined;
  /** A refusal if this person may not change it. */
  save: (markdown: string) => Accepted | Refused;
}

function placeNamed(incident: Incident, postmortem: Postmortem, named: string, act: Act): Place | Refused {
  const question = answerNamed(postmortem, named);
  if (question) return placeOfAnswer(incident, postmortem, question, act);
  if (isAnswerKey(named)) return refused({ kind: 'wording_not_found', number: incident.number });
  const section = sectionNamed(postmortem.template, named);
  if (!section) return sectionNotFound(postmortem.template, named);
  return {
    kind: 'place',
    title: section.title,
    latest: postmortem.written.find((one) => one.section === section.key),
    save: (markdown) => revised(incident, postmortem, { section, markdown, restored: null }, act),
  };
}

/** An answer is what somebody said, so nobody but them and the owner changes its words. */
function placeOfAnswer(
  incident: Incident,
  postmortem: Postmortem,
  question: AnsweredQuestion,
  act: Act,
): Place {
  return {
    kind: 'place',
    title: question.question,
    // Who reworded it isn't part of the answer: the timeline says so.
    latest: { ...answerRevision(question), by: null },
    save: (text) =>
      mayReword(postmortem, question, personOf(act.by))
        ? rewordAnswer(incident, postmortem, { question, text }, act)
        : refused({ kind: 'answer_of_other', by: question.answer.by }),
  };
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

/** Checks the wording of a section or an answer again, as after a check that failed. Changes nothing else. */
export function checkAgain(
  incident: Incident,
  postmortem: Postmortem,
  { section: named }: { section: string },
  act: Act,
): Decision {
  const answer = answerNamed(postmortem, named);
  const userId = personOf(act.by);
  if (answer && userId !== null)
    return accepted(incident, [], [checkOf(postmortem, answer, { userId, viewId: null })]);
  const found = sectionNamed(postmortem.template, named);
  if (!found) return sectionNotFound(postmortem.template, named);
  const { key: section, title } = found;
  const latest = postmortem.written.find((one) => one.section === section);
  if (!latest || userId === null) return refused({ kind: 'wording_not_found', number: incident.number });
  const { revision } = latest;
  return accepted(incident, [], [{ kind: 'check_wording', section, title, revision, userId, viewId: null }]);
}
