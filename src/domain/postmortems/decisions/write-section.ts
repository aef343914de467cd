import { type Act, personOf } from '../../actor.js';
import { type Accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../../incident/incident.js';
import { sanitizeText } from '../../text/check-text.js';
import { latestRevision, type Postmortem, postmortemLimits, type Revision } from '../postmortem.js';
import { sectionNamed, type TemplateSection } from '../template.js';
import { lookedAtAgain, postmortemChanged } from './consequences.js';
import { sectionNotFound } from './section-not-found.js';

/**
 * Writes a section, by its key or its title. `sawRevision`: the revision that the writer saw; a later one refuses this text,
 * so that nothing is overwritten. `viewId`: the form that it was written in, which then shows what may read as blame; null:
 * none.
 */
export function writeSection(
  incident: Incident,
  postmortem: Postmortem,
  {
    section: named,
    markdown: text,
    sawRevision,
    viewId,
  }: { section: string; markdown: string; sawRevision: number; viewId: string | null },
  act: Act,
): Decision {
  const section = sectionNamed(postmortem.template, named);
  if (!section) return sectionNotFound(postmortem.template, named);
  const { key, title } = section;
  const latest = postmortem.written.find((one) => one.section === key);
  const markdown = sanitizeText(text);
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number: incident.number, state: 'published' });
  if (markdown === (latest?.markdown ?? '')) return refused({ kind: 'section_unchanged', title });
  if (latest && latest.revision !== sawRevision)
    return refused({ kind: 'section_changed', title, at: latest.at.toISOString(), by: latest.by });
  const { section: maxChars } = postmortemLimits;
  if (markdown.length > maxChars)
    return refused({ kind: 'section_too_long', title, chars: markdown.length, maxChars });
  return checked(revised(incident, postmortem, { section, markdown, restored: null }, act), section, viewId);
}

/** Takes the text of an earlier revision again, as a new revision. */
export function restoreSection(
  incident: Incident,
  postmortem: Postmortem,
  { section: named, revision, found }: { section: string; revision: number; found: Revision | null },
  act: Act,
): Decision {
  const section = sectionNamed(postmortem.template, named);
  if (!section) return sectionNotFound(postmortem.template, named);
  const { title, key } = section;
  const latest = latestRevision(postmortem, key);
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number: incident.number, state: 'published' });
  if (!found) return refused({ kind: 'revision_not_found', title, revision, latest });
  if (revision === latest) return refused({ kind: 'section_unchanged', title });
  const { markdown } = found;
  return checked(
    revised(incident, postmortem, { section, markdown, restored: revision }, act),
    section,
    null,
  );
}

/** With a check of the new text, unless the section was cleared. */
function checked(decision: Accepted, { key, title }: TemplateSection, viewId: string | null): Accepted {
  const checks = decision.writes.flatMap((write): Effect[] => {
    if (write.kind !== 'postmortem_saved' || !write.revision?.markdown) return [];
    const { revision, by } = write.revision;
    return by === null ? [] : [{ kind: 'check_wording', section: key, title, revision, userId: by, viewId }];
  });
  return { ...decision, effects: [...decision.effects, ...checks] };
}

/** The post-mortem with a new revision of a section. */
export function revised(
  incident: Incident,
  before: Postmortem,
  {
    section: { key, title },
    markdown,
    restored,
  }: { section: TemplateSection; markdown: string; restored: number | null },
  act: Act,
): Accepted {
  const number = latestRevision(before, key) + 1;
  const revision: Revision = { section: key, revision: number, markdown, by: personOf(act.by), at: act.at };
  const written = [...before.written.filter((one) => one.section !== key), revision];
  const event = { kind: 'postmortem_written', title, revision: number, restored } as const;
  const postmortem = lookedAtAgain({ ...before, written });
  return postmortemChanged(incident, { postmortem, event, revision }, act);
}
