import type { HomeView, KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { holderOf, roleLabel, roles } from '../../domain/incident/role.js';
import { isActive } from '../../domain/incident/status.js';
import type { Policy } from '../../domain/policy.js';
import { actionIds, carry } from './action-ids.js';
import { incidentLine } from './incident/answers/list.js';
import { actions, type ButtonLook, button, context, header, section } from './text/blocks.js';
import { statusVerb } from './text/terms.js';

/** Content of a person's Home tab: incidents they may see, newest first. */
export interface HomeLook {
  /** Open incidents whose channel they are in. */
  mine: Incident[];
  /** All open incidents, including `mine`. */
  open: Incident[];
  userId: string;
  policy: Policy;
}

/** How many incidents each section shows, to stay below Slack's limit of 100 blocks. */
export const homeMaxEach = 10;

/** A person's Home tab: declare, their incidents, other open incidents. */
export function homeView(look: HomeLook): HomeView {
  const { mine, open, policy } = look;
  const fighting = mine.filter(({ status }) => isActive(status));
  const learning = mine.filter(({ status }) => !isActive(status));
  const others = open.filter(({ number }) => mine.every((one) => one.number !== number));
  return {
    type: 'home',
    blocks: [
      actions(
        button({ ...startButton, style: 'primary' }),
        button({ label: 'All commands', actionId: `${actionIds.runLine}:help`, value: carry(0, 'help') }),
      ),
      ...part('Your incidents', fighting, (one) => [lineOf(one, look), verbsOf(one)]),
      ...part('In review', learning, (one) => [lineOf(one, look), verbsOf(one)]),
      ...part('Open incidents', others, (one) => [
        { ...section(incidentLine(one, policy)), accessory: join(one) },
      ]),
      ...(mine.length + others.length === 0 ? [section('No incident is open.')] : []),
      context('Updated when you open this page. In any channel: `/incident help`.'),
    ],
  };
}

const startButton: ButtonLook = {
  label: 'Declare an incident',
  actionId: actionIds.openStart,
  value: carry(0, 'start'),
};

function part(title: string, incidents: Incident[], blocks: (one: Incident) => KnownBlock[]): KnownBlock[] {
  if (incidents.length === 0) return [];
  const shown = incidents.slice(0, homeMaxEach);
  const left = incidents.length - shown.length;
  return [
    header(title),
    ...shown.flatMap(blocks),
    ...(left > 0 ? [context(`and ${left} more: \`/incident list\``)] : []),
  ];
}

/** The incident's line, and the person's roles in it. */
function lineOf(incident: Incident, { policy, userId }: HomeLook): KnownBlock {
  const held = roles.filter((role) => holderOf(incident.roles, role) === userId).map(roleLabel);
  const mine = held.length > 0 ? `\nYou: ${held.join(', ')}` : '';
  return section(`${incidentLine(incident, policy)}${mine}`);
}

function verbsOf({ number, status }: Incident): KnownBlock {
  const line = (word: string, label: string): ButtonLook => ({
    label,
    actionId: `${actionIds.runLine}:${word}`,
    value: carry(number, word),
  });
  const [first, second] = isActive(status)
    ? [line('mitigated', statusVerb('mitigated')), line('resolved', statusVerb('resolved'))]
    : [line('reopen', 'Reopen'), line('close', 'Close')];
  return actions(
    button({ label: 'Post update', actionId: actionIds.update, value: carry(number) }),
    button(first),
    button(second),
    button(line('catchup', 'Catch up')),
  );
}

function join({ number }: Incident) {
  const accessibleName = `Join ${incidentName(number)}`;
  return {
    ...button({ label: 'Join', actionId: actionIds.join, value: carry(number) }),
    accessibility_label: accessibleName,
  };
}
