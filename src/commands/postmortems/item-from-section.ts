import { sectionNotFound } from '../../domain/postmortems/decisions/section-not-found.js';
import { sectionNamed } from '../../domain/postmortems/template.js';
import { sourceForm } from '../action-items/sources/from-source.js';
import { type Call, type Reply, replyTo } from '../command.js';
import { plainText } from '../typed/plain-text.js';
import { meantPostmortem } from './read-document.js';

/** Opens the form of an action item that comes from the section with this key or title. */
export async function itemFromSection(call: Call, typed: string): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { incident, template } = found;
  const named = plainText(typed, call.nameOf).trim();
  const one = sectionNamed(template, named);
  if (!one) return replyTo(sectionNotFound(template, named));
  const source = { kind: 'postmortem_section', section: one.key, title: one.title } as const;
  return { kind: 'filled', filled: sourceForm({ source, text: '' }, incident) };
}
