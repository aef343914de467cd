import type { Postmortem, Question, Revision } from './postmortem.js';

/** A question with its answer. */
export type AnsweredQuestion = Question & { answer: NonNullable<Question['answer']> };

const prefix = 'answer:';

/**
 * The key of an answer's text, beside those of sections: `answer:q-1`. Its earlier revisions and the check of its wording
 * are kept under it. No section's key has a colon.
 */
export function answerKey({ key }: Pick<Question, 'key'>): string {
  return `${prefix}${key}`;
}

export function isAnswerKey(key: string): boolean {
  return key.startsWith(prefix);
}

/** The answered question whose text has this key; null if there is none. */
export function answerNamed(
  { questions }: Pick<Postmortem, 'questions'>,
  key: string,
): AnsweredQuestion | null {
  return questions.filter(isAnswered).find((one) => answerKey(one) === key) ?? null;
}

/** The latest revision of everything that people wrote into the document: sections, then answers. */
export function textsIn({ written, questions }: Pick<Postmortem, 'written' | 'questions'>): Revision[] {
  return [...written, ...questions.filter(isAnswered).map(answerRevision)];
}

/** An answer as a revision of its text. */
export function answerRevision({ key, answer: { text, ...of } }: AnsweredQuestion): Revision {
  return { section: answerKey({ key }), markdown: text, ...of };
}

/** The title of the section in which an answer is; empty if the template has no such section. */
export function titleAbove({ template }: Pick<Postmortem, 'template'>, { section }: Question): string {
  return template.sections.find(({ key }) => key === section)?.title ?? '';
}

/** Whether this person may reword an answer: whoever gave it, or the post-mortem's owner. */
export function mayReword(
  { ownerId }: Pick<Postmortem, 'ownerId'>,
  { answer }: AnsweredQuestion,
  userId: string | null,
): boolean {
  return userId !== null && (userId === answer.by || userId === ownerId);
}

function isAnswered(question: Question): question is AnsweredQuestion {
  return question.answer !== null;
}
