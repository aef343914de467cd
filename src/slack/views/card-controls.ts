import type { KnownBlock, StaticSelect } from '@slack/types';
import type { Incident } from '../../domain/incident/incident.js';
import { momentAt } from '../../domain/incident/moment.js';
import { roles } from '../../domain/incident/role.js';
import { isActive, nextWords, phaseOf } from '../../domain/incident/status.js';
import { actionIds, carry } from './action-ids.js';
import { actions, button, plain } from './blocks.js';
import { capital, roleName, statusName } from './words.js';

/** What can be done from the card now, the likeliest first; what is asked for less often stands under More. */
export function controls(incident: Incident): KnownBlock[] {
  const { number } = incident;
  if (phaseOf(incident.status) === 'done')
    return [
      actions(button({ label: 'Reopen', actionId: actionIds.runLine, value: carry(number, 'reopen') })),
    ];
  const [likeliest] = nextWords(incident.status);
  const active = isActive(incident.status);
  return [
    actions(
      button({ label: 'Update', actionId: actionIds.update, value: carry(number), style: 'primary' }),
      ...(active && likeliest
        ? [
            button({
              label: capital(statusName(likeliest)),
              actionId: actionIds.status,
              value: carry(number, likeliest),
            }),
          ]
        : []),
      ...(active
        ? [roleMenu(number)]
        : [button({ label: 'Close', actionId: actionIds.runLine, value: carry(number, 'close') })]),
      moreMenu(incident),
    ),
  ];
}

function roleMenu(number: number): StaticSelect {
  return {
    type: 'static_select',
    action_id: actionIds.takeRole,
    placeholder: plain('Take a role'),
    options: roles.map((role) => ({ text: plain(roleName(role)), value: carry(number, role) })),
  };
}

/** What is asked for less often; each opens a form or acts at once, as the word typed would. */
function moreMenu(incident: Incident): StaticSelect {
  const { number, status } = incident;
  const words: [string, string][] = [
    ...nextWords(status)
      .slice(isActive(status) ? 1 : 0)
      .map((word): [string, string] => [capital(statusName(word)), word]),
    ...(momentAt(incident.moments, 'acknowledged') ? [] : ([['Acknowledge', 'ack']] as [string, string][])),
    ['Severity…', 'severity'],
    ['Title…', 'title'],
    ['Invite…', 'invite'],
    ['When it began…', 'impact'],
    ...(isActive(status)
      ? ([['Cancel…', 'cancel']] as [string, string][])
      : ([['Reopen…', 'reopen']] as [string, string][])),
    ['Catch up', 'catchup'],
    ['Help', 'help'],
  ];
  return {
    type: 'static_select',
    action_id: actionIds.more,
    placeholder: plain('More'),
    options: words.map(([label, word]) => ({ text: plain(label), value: carry(number, word) })),
  };
}
