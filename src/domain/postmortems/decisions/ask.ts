import { type Act, personOf } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type Postmortem, postmortemLimits, type Question } from '../postmortem.js';
import { isWritable, type Template, type TemplateSection } from '../template.js';
import { withQuestion } from './answer.js';
import { postmortemChanged } from './consequences.js';

/** Asks somebody a question about a section; about the first one if the template doesn't have it. */
export function askQuestion(
  incident: Incident,
  postmortem: Postmortem,
  { section, question: words, askedOf }: Pick<Question, 'section' | 'question'> & { askedOf: string },
  act: Act,
): Decision {
  const text = sanitizeText(words);
  const refusal = textRefusal('question', text, postmortemLimits.question);
  if (refusal) return refused(refusal);
  const key = `q-${postmortem.questions.filter((one) => one.key.startsWith('q-')).length + 1}`;
  const askedBy = personOf(act.by);
  const question: Question = {
    key,
    section: sectionWith(postmortem.template, section)?.key ?? section,
    question: text,
    askedOf,
    askedBy,
    askedAt: act.at,
    answer: null,
  };
  const event = { kind: 'postmortem_asked', key, question: text, askedOf } as const;
  return postmortemChanged(
    incident,
    { postmortem: withQuestion(postmortem, question), event, question },
    act,
  );
}

function sectionWith({ sections }: Template, key: string): TemplateSection | undefined {
  return sections.find((one) => one.key === key) ?? sections.find(isWritable);
}
