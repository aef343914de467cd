import type { Incident } from '../../../../domain/incident/incident.js';
import { isActive } from '../../../../domain/incident/status.js';
import type { Policy } from '../../../../domain/policy.js';
import { actionIds, carry } from '../../action-ids.js';
import { actions, type ButtonLook, button, context, type MessageView, section } from '../../text/blocks.js';
import { statusVerb } from '../../text/terms.js';
import { nameWithDrill } from '../drill.js';
import { incidentLine } from './list.js';

/** Answers `/incident` alone in an incident's channel: its state in one line, and the commands that make sense now. */
export function hubInChannelView(incident: Incident, policy: Policy): MessageView {
  const text = incidentLine(incident, policy);
  return { text, blocks: [section(text), actions(...verbs(incident).map(button)), context(helpLine)] };
}

/** Answers `/incident` alone elsewhere: open incidents, and *Declare an incident*. */
export function hubElsewhereView(open: Incident[], policy: Policy): MessageView {
  const lines = open.map((incident) => incidentLine(incident, policy)).join('\n');
  const text = open.length > 0 ? `Open incidents\n${lines}` : 'No incident is open.';
  return {
    text,
    blocks: [
      section(text),
      actions(
        button({
          label: 'Declare an incident',
          actionId: actionIds.openStart,
          value: carry(0, 'start'),
          style: 'primary',
        }),
      ),
      context(helpLine),
    ],
  };
}

const helpLine = 'Or type `/incident start sev2 Checkout is down` · all commands: `/incident help`';

function verbs(incident: Incident): ButtonLook[] {
  const { number } = incident;
  const update: ButtonLook = {
    label: 'Post update',
    actionId: actionIds.update,
    value: carry(number),
    style: 'primary',
  };
  const words = (['mitigated', 'resolved'] as const).map((word) => ({
    label: statusVerb(word),
    actionId: `${actionIds.status}:${word}`,
    value: carry(number, word),
  }));
  const line = (label: string, word: string): ButtonLook => ({
    label,
    actionId: `${actionIds.runLine}:${word}`,
    value: carry(number, word),
  });
  if (isActive(incident.status))
    return [update, ...words, line('Take command', 'lead'), line('Catch up', 'catchup')];
  const isOver = incident.status === 'closed' || incident.status === 'canceled';
  return isOver
    ? [line(`Show ${nameWithDrill(incident)}`, 'show'), line('Reopen', 'reopen')]
    : [update, line('Reopen', 'reopen'), line('Close', 'close'), line('Catch up', 'catchup')];
}
