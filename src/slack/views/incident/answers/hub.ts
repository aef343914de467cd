import type { ActionItem } from '../../../../domain/action-items/action-item.js';
import type { Incident } from '../../../../domain/incident/incident.js';
import { isActive } from '../../../../domain/incident/status.js';
import type { Policy } from '../../../../domain/policy.js';
import { actionIds, carry } from '../../action-ids.js';
import { dueLine } from '../../action-items/due-line.js';
import {
  actions,
  type ButtonOptions,
  button,
  context,
  type MessageView,
  section,
} from '../../text/blocks.js';
import { statusVerb } from '../../text/terms.js';
import { nameWithDrill } from '../drill.js';
import { incidentLine } from './list.js';

/** Answers `/incident` alone in an incident's channel: its state in one line, and the commands that make sense now. */
export function hubInChannelView(incident: Incident, policy: Policy): MessageView {
  const text = incidentLine(incident, policy);
  return { text, blocks: [section(text), actions(...verbs(incident).map(button)), context(helpLine)] };
}

/** What `/incident` alone shows outside an incident's channel. */
export interface HubElsewhere {
  open: readonly Incident[];
  /** The person's own action items that are due by now or soon. */
  due: readonly ActionItem[];
  /** In the person's calendar. */
  today: string;
}

/** Answers `/incident` alone elsewhere: open incidents, the person's due action items, and *Declare an incident*. */
export function hubElsewhereView({ open, due, today }: HubElsewhere, policy: Policy): MessageView {
  const incidents = lines('Open incidents', open, (incident) => incidentLine(incident, policy));
  const items = lines('Your action items', due, (item) => dueLine(item, today));
  const texts = [incidents || 'No incident is open.', items].filter(Boolean);
  return {
    text: texts.join('\n'),
    blocks: [...texts.map((text) => section(text)), actions(...doors(due).map(button)), context(helpLine)],
  };
}

function lines<T>(title: string, all: readonly T[], lineOf: (one: T) => string): string {
  return all.length > 0 ? [title, ...all.map(lineOf)].join('\n') : '';
}

function doors(due: readonly ActionItem[]): ButtonOptions[] {
  const declare: ButtonOptions = {
    label: 'Declare an incident',
    actionId: actionIds.openStart,
    value: carry(0, 'start'),
    style: 'primary',
  };
  const mine: ButtonOptions = {
    label: 'Your action items',
    actionId: `${actionIds.runLine}:mine`,
    value: carry(0, 'actions mine'),
  };
  return due.length > 0 ? [declare, mine] : [declare];
}

const helpLine = 'Or type `/incident start sev2 Checkout is down` · all commands: `/incident help`';

function verbs(incident: Incident): ButtonOptions[] {
  const { number } = incident;
  const update: ButtonOptions = {
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
  const line = (label: string, word: string): ButtonOptions => ({
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
