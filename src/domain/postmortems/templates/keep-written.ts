import { openComments, type Postmortem } from '../postmortem.js';
import type { Template } from '../template.js';

/** The template for a post-mortem that has another one: with those sections of it, at the end, in which people wrote. */
export function keepWritten(
  template: Template,
  postmortem: Pick<Postmortem, 'template' | 'written' | 'questions' | 'comments'>,
): Template {
  const { template: before, written, questions } = postmortem;
  const used = new Set([
    ...written.filter(({ markdown }) => markdown !== '').map(({ section }) => section),
    ...[...questions, ...openComments(postmortem)].map(({ section }) => section),
  ]);
  const has = new Set(template.sections.map(({ key }) => key));
  const kept = before.sections.filter(({ key }) => used.has(key) && !has.has(key));
  return { ...template, sections: [...template.sections, ...kept] };
}
