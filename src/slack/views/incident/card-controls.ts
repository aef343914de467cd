import type { KnownBlock, StaticSelect } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import { milestoneAt } from '../../../domain/incident/milestone.js';
import { roleLabel, roles } from '../../../domain/incident/role.js';
import { isActive, nextWords, phaseOf } from '../../../domain/incident/status.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, plain } from '../text/blocks.js';
import { statusVerb } from '../text/terms.js';

/**
 * The card's buttons. Each keeps its place while the incident is active. Buttons that later take that place open a form
 * or a list, so a late tap never does something else.
 */
export function controls(incident: Incident, { openActionItems }: { openActionItems: number }): KnownBlock[] {
  const { number, status } = incident;
  const press = (label: string, word: string, actionId = `${actionIds.runLine}:${word}`) =>
    button({ label, actionId, value: carry(number, word) });
  if (phaseOf(status) === 'done') {
    const items = openActionItems > 0 ? [press('Action items', 'actions')] : [];
    return [actions(press('Reopen', 'reopen'), ...items)];
  }
  const [first, second] = isActive(status)
    ? [
        press(statusVerb('mitigated'), 'mitigated', actionIds.status),
        press(statusVerb('resolved'), 'resolved', `${actionIds.status}:resolved`),
      ]
    : [press('Reopen', 'reopen'), press('Close', 'close')];
  return [
    actions(
      button({ label: 'Post update', actionId: actionIds.update, value: carry(number), style: 'primary' }),
      first,
      roleMenu(number),
      second,
      moreMenu(incident),
    ),
  ];
}

function roleMenu(number: number): StaticSelect {
  return {
    type: 'static_select',
    action_id: actionIds.takeRole,
    placeholder: plain('Assign role'),
    options: roles.map((role) => ({ text: plain(roleLabel(role)), value: carry(number, role) })),
  };
}

/** Less frequent commands; each does what typing it would do. */
function moreMenu(incident: Incident): StaticSelect {
  const { number, status } = incident;
  const onCard = isActive(status) ? ['mitigated', 'resolved'] : [];
  const words: [string, string][] = [
    ...nextWords(status)
      .filter((word) => !onCard.includes(word))
      .map((word): [string, string] => [statusVerb(word), word]),
    ...(milestoneAt(incident.milestones, 'acknowledged')
      ? []
      : ([['Acknowledge', 'ack']] as [string, string][])),
    ['Runbooks', 'runbook'],
    ['Change severity…', 'severity'],
    ['Rename…', 'title'],
    ['Edit summary…', 'summary'],
    ['Edit affected services…', 'affects'],
    ['Invite…', 'invite'],
    ['Edit times…', 'times edit'],
    ['Cancel incident…', 'cancel'],
    ['Catch up', 'catchup'],
    ['All commands', 'help'],
  ];
  return {
    type: 'static_select',
    action_id: actionIds.more,
    placeholder: plain('More'),
    options: words.map(([label, word]) => ({ text: plain(label), value: carry(number, word) })),
  };
}
