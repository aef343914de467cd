import { standardTemplate, type TemplateSection } from '../../domain/postmortems/template.js';
import { changePostmortem, type PostmortemWish } from '../../workflows/postmortems/change-postmortem.js';
import { type Call, type Reply, replyTo, requestOf } from '../command.js';

/** Changes the post-mortem of the incident that is meant. */
export async function change(call: Call, wish: PostmortemWish): Promise<Reply> {
  return replyTo(await changePostmortem(call.deps, requestOf(call, { change: wish })));
}

/** The section that a word names: by its key or its title, in any case. */
export function sectionNamed(word: string): TemplateSection | undefined {
  const wanted = word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return writable().find(({ key, title }) =>
    [key.replaceAll('_', ' '), title.toLowerCase()].some((name) => name === wanted),
  );
}

/** The sections that people write. */
export function writable(): TemplateSection[] {
  return standardTemplate.sections.filter(
    ({ id }) => id !== 'timeline' && id !== 'metrics' && id !== 'sources',
  );
}

export function sectionNotFound(asked: string): Reply {
  const known = writable().map(({ title }) => title.toLowerCase());
  return replyTo({ kind: 'refused', refusal: { kind: 'section_not_found', asked, known } });
}
