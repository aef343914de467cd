import { type Refused, refused } from '../../decision.js';
import { isWritable, type Template } from '../template.js';

/** Refuses a name that no section which people write has. */
export function sectionNotFound({ sections }: Template, asked: string): Refused {
  const known = sections.filter(isWritable).map(({ title }) => title);
  return refused({ kind: 'section_not_found', asked, known });
}
