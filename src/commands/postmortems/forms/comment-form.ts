import { sectionNotFound } from '../../../domain/postmortems/decisions/section-not-found.js';
import { postmortemLimits } from '../../../domain/postmortems/postmortem.js';
import type { Template, TemplateSection } from '../../../domain/postmortems/template.js';
import { resolvedCommentsView } from '../../../slack/views/postmortems/comments.js';
import { plain } from '../../../slack/views/text/blocks.js';
import {
  changePostmortem,
  type RequestedPostmortemChange,
} from '../../../workflows/postmortems/change-postmortem.js';
import { type Call, type FilledForm, type Reply, replyTo, requestOf } from '../../command.js';
import { choiceField, textField } from '../../forms/form-fields.js';
import { overviewReply } from '../overview.js';
import { meantPostmortem } from '../read-document.js';

/** Comments on a section of the post-mortem. */
export const commentForm: FilledForm = {
  title: 'Comment on',
  submit: 'Comment',
  submitted: (call, values) => {
    const [section, text] = [values.choice('section') ?? '', values.text('text') ?? ''];
    return changeComments(call, { kind: 'comment', section, text });
  },
};

/** Comments if the line starts with a section and goes on; otherwise opens the form. */
export async function comment(call: Call, line: string): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { incident, template } = found;
  const { section, text } = splitSection(template, line);
  if (section && text) return changeComments(call, { kind: 'comment', section: section.key, text });
  const options = template.sections.map(({ key, title }) => ({ text: plain(title, 75), value: key }));
  const initial = section?.key ?? template.sections[0]?.key;
  const { comment: maxChars } = postmortemLimits;
  const blocks = [
    choiceField({ id: 'section', label: 'Section', options, initial }),
    textField({ id: 'text', label: 'Comment', multiline: true, maxChars, initial: text }),
  ];
  return {
    kind: 'filled',
    filled: { form: 'postmortem-comment', incident, blocks, sawEntry: null, about: '' },
  };
}

/** Changes comments, which leave no entry in the timeline, and answers with where the post-mortem stands. */
export async function changeComments(
  call: Call,
  requested: Extract<RequestedPostmortemChange, { kind: 'comment' | 'resolve_comment' | 'reopen_comment' }>,
): Promise<Reply> {
  const outcome = await changePostmortem(call.deps, requestOf(call, { change: requested }));
  if (outcome.kind === 'refused') return replyTo(outcome);
  const found = await meantPostmortem(call);
  return found.kind === 'found' ? overviewReply(call, found) : found;
}

/** The resolved comments on a section. */
export async function showResolved(call: Call, line: string): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { document, template } = found;
  const { section: named } = splitSection(template, line);
  const section = document.sections.find(({ key }) => key === (named?.key ?? line.trim()));
  if (!section) return replyTo(sectionNotFound(template, line.trim()));
  return { kind: 'modal', title: 'Resolved comments', view: resolvedCommentsView(document, section) };
}

/** The section whose key or title a line starts with, the longest one, and the rest of the line. */
function splitSection(
  { sections }: Template,
  line: string,
): { section: TemplateSection | null; text: string } {
  const words = line.trim();
  const lower = words.toLowerCase();
  const [found] = sections
    .flatMap((section) => namesOf(section).map((name) => ({ section, name })))
    .filter(({ name }) => lower.startsWith(name) && /^(?:[\s:]|$)/.test(lower.slice(name.length)))
    .toSorted((one, other) => other.name.length - one.name.length);
  if (!found) return { section: null, text: words };
  return { section: found.section, text: words.slice(found.name.length).replace(/^[\s:]+/, '') };
}

function namesOf({ key, title }: TemplateSection): string[] {
  return [key, key.replaceAll('_', ' '), title.toLowerCase()];
}
