import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import type { LookAlike } from '../../../../domain/incident/look-alike.js';
import { actionIds, carry } from '../../action-ids.js';
import { actions, button, type MessageView, section } from '../../text/blocks.js';
import { ago, inLine, person } from '../../text/text.js';

/** `INC-41 *Checkout errors in EU*, declared 3 minutes ago by @sam, looks similar.` */
export function lookAlikeText({ number, title, declaredAt, reporterId }: LookAlike): string {
  const declared = `declared ${ago(new Date(declaredAt))} by ${person(reporterId)}`;
  return `${incidentName(number)} *${inLine(title, 300)}*, ${declared}, looks similar.`;
}

/** For the declarer of the later incident: one click makes it a duplicate and invites its people to the earlier one. */
export function earlierLookAlikeBlocks(
  { number }: Pick<Incident, 'number'>,
  earlier: LookAlike,
): KnownBlock[] {
  return [
    section(lookAlikeText(earlier)),
    choices({ later: number, earlier: earlier.number, join: earlier.number }),
  ];
}

/** For the declarer of the earlier incident. */
export function laterLookAlikeView(later: LookAlike, earlier: number): MessageView {
  const text = `${lookAlikeText(later).replace(/\.$/, '')} to ${incidentName(earlier)}.`;
  return { text, blocks: [section(text), choices({ later: later.number, earlier, join: later.number })] };
}

function choices({ later, earlier, join }: { later: number; earlier: number; join: number }): KnownBlock {
  const line = `cancel duplicate of ${incidentName(earlier)}`;
  return actions(
    button({
      label: "It's a duplicate",
      actionId: `${actionIds.runLine}:duplicate`,
      value: carry(later, line),
    }),
    button({ label: `Join ${incidentName(join)}`, actionId: actionIds.join, value: carry(join) }),
  );
}
