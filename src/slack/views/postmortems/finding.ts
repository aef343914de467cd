import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import type { acceptedFindings, SectionFinding } from '../../../domain/postmortems/wording/wording.js';
import { actionIds, carry } from '../action-ids.js';
import type { Names } from '../people/names.js';
import { actions, button, context, section } from '../text/blocks.js';
import { person, quotedInLine } from '../text/text.js';
import { onlyTheirs } from './refusal.js';

interface BlockOptions {
  /** Tells its buttons apart. */
  index: number;
  names: Names;
}

/**
 * What may read as blame, and what to do about it. `onlyBy`: who gave this answer, if the reader can't take the rewrite;
 * null: they can.
 */
export function findingBlocks(
  incident: Incident,
  finding: SectionFinding,
  { index, names, onlyBy }: BlockOptions & { onlyBy: string | null },
): KnownBlock[] {
  const { message, question, rewritten, section: key, revision } = finding;
  const quote = quoted(finding.words, names);
  const instead = rewritten === null ? '' : `\n*Instead:* ${quoted(rewritten, names)}`;
  const line = (words: string) => carry(incident.number, `postmortem wording ${words} ${finding.key}`);
  const use = button({
    label: 'Use rewrite',
    actionId: `${actionIds.runLine}:rewrite-${index}`,
    value: line(`rewrite ${key} ${revision}`),
  });
  const fine = button({
    label: 'This is fine',
    actionId: `${actionIds.runLine}:fine-${index}`,
    value: line('fine'),
  });
  return [
    section(`> ${quote}\n${message} ${question}${instead}`),
    ...(rewritten !== null && onlyBy !== null ? [context(onlyTheirs(onlyBy))] : []),
    actions(...(rewritten === null || onlyBy !== null ? [] : [use]), fine),
  ];
}

/** A sentence that somebody said is fine. */
export function fineBlock(
  incident: Incident,
  { words, key, accepted }: ReturnType<typeof acceptedFindings>[number],
  { index, names }: BlockOptions,
): KnownBlock {
  const by = accepted.by ? person(accepted.by) : 'An operator';
  const text = section(`✓ ${quoted(words, names)} ${by} said this is fine.`);
  if (text.type !== 'section') return text;
  const value = carry(incident.number, `postmortem wording undo ${key}`);
  return {
    ...text,
    accessory: button({ label: 'Undo', actionId: `${actionIds.runLine}:undo-${index}`, value }),
  };
}

function quoted(words: string, names: Names): string {
  return quotedInLine(words, 600, { nameOf: (id) => names.get(id) ?? null });
}
