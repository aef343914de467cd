import type { KnownBlock } from '@slack/types';
import { type ActionItem, actionItemName } from '../../../domain/action-items/action-item.js';
import type { Advice } from '../../../domain/action-items/quality.js';
import { beCareful } from '../../../domain/postmortems/blameless/rules/be-careful.js';
import { unreachable } from '../../../domain/unreachable.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, context } from '../text/blocks.js';
import { quotedInLine } from '../text/text.js';

/** Advice in one sentence or two: what could be better, and how. Escaped for mrkdwn. */
export function adviceText(advice: Advice): string {
  switch (advice.kind) {
    case 'relies_on_care':
      return `${quotedInLine(advice.words, 60)} relies on people being careful. ${beCareful.question}`;
    case 'no_verb':
      return 'Start with a verb that says what to do: “Add …”, “Limit …”, “Alert on …”.';
    case 'open_ended':
      return `${quotedInLine(advice.words, 60)} has no end. Say how to tell that it's done.`;
    case 'no_owner':
      return 'Nobody owns it yet. Items with an owner get done.';
    case 'no_date':
      return 'It has no due date. Items with a date get done.';
    default:
      return unreachable(advice);
  }
}

/** The advice on an item, to follow or to dismiss. `isAlone`: no other item is shown with it. */
export function adviceBlocks(
  { number, incidentNumber }: ActionItem,
  advice: Advice,
  { isAlone }: { isAlone: boolean },
): KnownBlock[] {
  const about = isAlone ? '' : `${actionItemName(number)}: `;
  const press = (label: string, verb: string) =>
    button({
      label,
      actionId: `${actionIds.runLine}:action-${number}-${verb}`,
      value: carry(incidentNumber, `action ${actionItemName(number)} ${verb}`),
    });
  const keep = isAlone ? [press('Keep', 'keep')] : [];
  return [context(`💡 ${about}${adviceText(advice)}`), actions(press('Improve', 'improve'), ...keep)];
}
