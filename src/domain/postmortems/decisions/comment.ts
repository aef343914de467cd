import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Comment, openComments, type Postmortem, postmortemLimits } from '../postmortem.js';
import type { TemplateSection } from '../template.js';
import { sectionNotFound } from './section-not-found.js';

/**
 * Comments on a section. The owner and whoever wrote the section last get a message, unless they got one about a comment
 * that is still open. The timeline has no entry: comments are about the text, not about the incident.
 */
export function addComment(
  incident: Incident,
  postmortem: Postmortem,
  { section: key, text }: { section: string; text: string },
  act: Act,
): Decision {
  const { number } = incident;
  const { comments, template, state } = postmortem;
  const section = template.sections.find((one) => one.key === key);
  const markdown = sanitizeText(text);
  const refusal = textRefusal('comment', markdown, postmortemLimits.comment);
  if (state === 'published') return refused({ kind: 'postmortem_in_state', number, state });
  if (!section) return sectionNotFound(template, key);
  if (refusal) return refused(refusal);
  const { comments: max } = postmortemLimits;
  if (comments.length >= max) return refused({ kind: 'too_many_comments', max });
  const by = personOf(act.by);
  const told = peopleToTell(postmortem, section, by);
  const comment: Comment = {
    ...{ number: comments.length + 1, section: key, markdown },
    ...{ by, at: act.at, told, resolved: null },
  };
  const effects = told.map(
    (userId): Effect => ({ kind: 'tell_of_comment', userId, by, section: section.title }),
  );
  return commented(incident, postmortem, { comment, effects }, act);
}

/** Resolves a comment, which stays stored. */
export function resolveComment(
  incident: Incident,
  postmortem: Postmortem,
  { comment: number }: { comment: number },
  act: Act,
): Decision {
  const { state } = postmortem;
  const by = personOf(act.by);
  const open = openComments(postmortem).find((one) => one.number === number);
  if (state === 'published') return refused({ kind: 'postmortem_in_state', number: incident.number, state });
  if (!open || by === null) return refused({ kind: 'comment_not_found', number: incident.number });
  return commented(
    incident,
    postmortem,
    { comment: { ...open, resolved: { by, at: act.at } }, effects: [] },
    act,
  );
}

/** Opens a resolved comment again. Tells nobody: it says what it said before. */
export function reopenComment(
  incident: Incident,
  postmortem: Postmortem,
  { comment: number }: { comment: number },
  act: Act,
): Decision {
  const { state, comments } = postmortem;
  const resolved = comments.find((one) => one.number === number && one.resolved !== null);
  if (state === 'published') return refused({ kind: 'postmortem_in_state', number: incident.number, state });
  if (!resolved) return refused({ kind: 'comment_not_resolved', number: incident.number, comment: number });
  return commented(incident, postmortem, { comment: { ...resolved, resolved: null }, effects: [] }, act);
}

function peopleToTell(postmortem: Postmortem, { key }: TemplateSection, by: string | null): string[] {
  const writer = postmortem.written.find(({ section }) => section === key)?.by ?? null;
  const toldAlready = new Set(openComments(postmortem).flatMap(({ told }) => told));
  const concerned = [postmortem.ownerId, writer].filter((one) => one !== null);
  return [...new Set(concerned)].filter((one) => one !== by && !toldAlready.has(one));
}

function commented(
  incident: Incident,
  postmortem: Postmortem,
  { comment, effects }: { comment: Comment; effects: Effect[] },
  act: Act,
): Decision {
  const others = postmortem.comments.filter(({ number }) => number !== comment.number);
  const saved = { ...postmortem, comments: [...others, comment], changedAt: act.at };
  const write = {
    kind: 'postmortem_saved',
    postmortem: saved,
    comment,
    revision: null,
    question: null,
  } as const;
  return accepted(incident, [], effects, [write]);
}
