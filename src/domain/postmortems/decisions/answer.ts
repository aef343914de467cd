import { type Act, personOf } from '../../actor.js';
import { type Accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import {
  type AnsweredQuestion,
  answerKey,
  answerNamed,
  answerRevision,
  mayReword,
  titleAbove,
} from '../answers.js';
import { type Postmortem, postmortemLimits, type Question, type Revision } from '../postmortem.js';
import { lookedAtAgain, postmortemChanged } from './consequences.js';

/**
 * Answers a question: one that somebody asked, or one that the record raises. A later answer replaces an earlier one, which
 * is kept as a revision. `viewId`: the form that it was written in, which then shows what may read as blame; null: none.
 */
export function answerQuestion(
  incident: Incident,
  postmortem: Postmortem,
  {
    asked,
    answer: words,
    viewId,
  }: { asked: Omit<Question, 'answer' | 'askedAt'>; answer: string; viewId: string | null },
  act: Act,
): Decision {
  const text = sanitizeText(words);
  const by = personOf(act.by);
  const refusal = textRefusal('answer', text, postmortemLimits.answer);
  if (refusal) return refused(refusal);
  if (postmortem.state === 'published' || by === null)
    return refused({ kind: 'postmortem_in_state', number: incident.number, state: postmortem.state });
  if (!postmortem.template.sections.some(({ key }) => key === asked.section))
    return refused({ kind: 'question_not_found', number: incident.number });
  const known = postmortem.questions.find(({ key }) => key === asked.key);
  const answer = { text, by, at: act.at, revision: (known?.answer?.revision ?? 0) + 1 };
  const question: AnsweredQuestion = { ...asked, askedAt: known?.askedAt ?? act.at, answer };
  const event = { kind: 'postmortem_answered', question: asked.question } as const;
  const effects = [checkOf(postmortem, question, { userId: by, viewId })];
  return postmortemChanged(
    incident,
    {
      postmortem: lookedAtAgain(withQuestion(postmortem, question)),
      event,
      question,
      ...earlier(known),
      effects,
    },
    act,
  );
}

/** An answer in other words. It stays the answer of whoever gave it, and the text before is kept as a revision. */
export function rewordAnswer(
  incident: Incident,
  before: Postmortem,
  { question: known, text }: { question: AnsweredQuestion; text: string },
  act: Act,
): Accepted {
  const { by, revision } = known.answer;
  const question = { ...known, answer: { text, by, at: act.at, revision: revision + 1 } };
  const event = { kind: 'postmortem_answered', question: known.question, rewordedOf: by } as const;
  const postmortem = lookedAtAgain(withQuestion(before, question));
  return postmortemChanged(incident, { postmortem, event, question, ...earlier(known) }, act);
}

/** Takes the text of an earlier revision of an answer again, as a new revision. `section`: the answer's key. */
export function restoreAnswer(
  incident: Incident,
  postmortem: Postmortem,
  { section: named, revision, found }: { section: string; revision: number; found: Revision | null },
  act: Act,
): Decision {
  const { number } = incident;
  const question = answerNamed(postmortem, named);
  if (!question) return refused({ kind: 'question_not_found', number });
  const { question: title, answer } = question;
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number, state: 'published' });
  if (!mayReword(postmortem, question, personOf(act.by)))
    return refused({ kind: 'answer_of_other', by: answer.by });
  if (revision === answer.revision) return refused({ kind: 'section_unchanged', title });
  if (!found) return refused({ kind: 'revision_not_found', title, revision, latest: answer.revision });
  const restored = rewordAnswer(incident, postmortem, { question, text: found.markdown }, act);
  const userId = personOf(act.by);
  const next = { ...question, answer: { ...answer, revision: answer.revision + 1 } };
  const checks = userId === null ? [] : [checkOf(postmortem, next, { userId, viewId: null })];
  return { ...restored, effects: [...restored.effects, ...checks] };
}

/** The check of an answer's wording. */
export function checkOf(
  postmortem: Postmortem,
  question: AnsweredQuestion,
  told: { userId: string; viewId: string | null },
): Extract<Effect, { kind: 'check_wording' }> {
  const { revision } = question.answer;
  const title = titleAbove(postmortem, question);
  return { kind: 'check_wording', section: answerKey(question), title, revision, ...told };
}

/** The answer that is replaced, to keep; nothing if there was none. */
function earlier(known: Question | undefined): { revision?: Revision } {
  return known?.answer ? { revision: answerRevision({ ...known, answer: known.answer }) } : {};
}

/** The post-mortem with a question as it is now. */
export function withQuestion(postmortem: Postmortem, question: Question): Postmortem {
  const others = postmortem.questions.filter(({ key }) => key !== question.key);
  return { ...postmortem, questions: [...others, question] };
}
