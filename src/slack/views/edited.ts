import type { KnownBlock } from '@slack/types';
import type { LatestUpdate } from '../../domain/incident/incident.js';
import { context } from './text/blocks.js';

/** Marks an edited latest update and names the editor; empty if it wasn't edited. */
export function editedText({ editedBy }: LatestUpdate, person: (userId: string) => string): string {
  return editedBy ? ` (edited by ${person(editedBy)})` : '';
}

/** The same mark as a block below the text, for places that don't name the author. */
export function editedNote(update: LatestUpdate | null, person: (userId: string) => string): KnownBlock[] {
  const edited = update && editedText(update, person).trim();
  return edited ? [context(edited)] : [];
}
