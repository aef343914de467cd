import type { KnownBlock } from '@slack/types';
import type { LatestUpdate } from '../../domain/incident/incident.js';
import { context } from './text/blocks.js';

/** That the latest words are not as they were posted, and whose change that is; nothing where they are. */
export function editedText({ editedBy }: LatestUpdate, person: (userId: string) => string): string {
  return editedBy ? ` (edited by ${person(editedBy)})` : '';
}

/** The same beneath the words, where nothing is said of who posted them. */
export function editedNote(update: LatestUpdate | null, person: (userId: string) => string): KnownBlock[] {
  const edited = update && editedText(update, person).trim();
  return edited ? [context(edited)] : [];
}
