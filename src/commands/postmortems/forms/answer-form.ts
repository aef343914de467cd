import { z } from 'zod';
import type { Gap, PostmortemDocument } from '../../../domain/postmortems/document.js';
import { postmortemLimits } from '../../../domain/postmortems/postmortem.js';
import { spansText } from '../../../slack/views/postmortems/draft/spans.js';
import { section } from '../../../slack/views/text/blocks.js';
import type { Call, FilledForm, Reply } from '../../command.js';
import { textField } from '../../forms/form-fields.js';
import { change } from '../change.js';
import { questionText } from '../question-text.js';
import { meantPostmortem } from '../read-document.js';

/** What the form remembers: the question, without its answer. */
const about = z.object({
  key: z.string(),
  section: z.string(),
  question: z.string(),
  askedOf: z.string().nullable(),
  askedBy: z.string().nullable(),
});

/** Answers a question of the post-mortem. */
export const answerForm: FilledForm = {
  title: 'Answer, for',
  submit: 'Answer',
  submitted: (call, values) => {
    const asked = about.parse(JSON.parse(call.form?.about ?? ''));
    const viewId = call.form?.viewId ?? null;
    return change(call, { kind: 'answer', asked, answer: values.text('text') ?? '', viewId });
  },
};

/** Opens that form for an open question. */
export async function askAnswer(call: Call, key: string): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { incident, document, postmortem } = found;
  const open = openGap(document, key);
  if (!open)
    return {
      kind: 'outcome',
      outcome: { kind: 'refused', refusal: { kind: 'question_not_found', number: incident.number } },
    };
  const { gap, section: of } = open;
  const asked = postmortem?.questions.find((one) => one.key === key);
  const remembered = {
    ...{ key, section: of, question: questionText(gap.question).slice(0, 1_500) },
    ...{ askedOf: gap.askId, askedBy: asked?.askedBy ?? null },
  } satisfies z.input<typeof about>;
  const { answer: maxChars } = postmortemLimits;
  const field = textField({ id: 'text', label: 'Answer', multiline: true, maxChars });
  return {
    kind: 'filled',
    filled: {
      ...{ form: 'postmortem-answer', incident, sawEntry: null, about: JSON.stringify(remembered) },
      blocks: [section(`*${spansText(gap.question)}*`), field],
    },
  };
}

function openGap({ sections }: PostmortemDocument, key: string): { gap: Gap; section: string } | null {
  for (const { key: section, gaps } of sections) {
    const gap = gaps.find((one) => one.key === key);
    if (gap) return { gap, section };
  }
  return null;
}
