import type { HomeView, KnownBlock } from '@slack/types';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import type { ComparedFigures } from '../../domain/figures/team-figures.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { holderOf, roleLabel, roles } from '../../domain/incident/role.js';
import { isActive } from '../../domain/incident/status.js';
import type { Policy } from '../../domain/policy.js';
import { actionIds, carry } from './action-ids.js';
import { dueLine } from './action-items/due-line.js';
import { askedItemButtons } from './action-items/item-line.js';
import { teamFiguresBlocks } from './figures/team-figures.js';
import { incidentLine } from './incident/answers/list.js';
import { actions, type ButtonOptions, button, context, header, section } from './text/blocks.js';
import { statusVerb } from './text/terms.js';

/** Content of a person's Home tab: incidents and action items that they may see. */
export interface HomeContent {
  /** Their unfinished action items, by due date. */
  items: ActionItem[];
  /** How many more there are. */
  moreItems: Remaining;
  /** Open incidents whose channel they are in, newest first. */
  mine: Incident[];
  /** All open incidents, including `mine`. */
  open: Incident[];
  /** Null for whoever may not see the team's incidents, and if they can't be read. */
  figures: ComparedFigures | null;
  userId: string;
  /** In their calendar. */
  today: string;
  policy: Policy;
}

/** A count that stopped early if it isn't exact. */
export interface Remaining {
  count: number;
  isExact: boolean;
}

/** How many each section shows, to stay below Slack's limit of 100 blocks. */
export const homeMax = { incidents: 10, items: 8 };

/** A person's Home tab: what they are fighting, what they have to do, what else is open, and how the team is doing. */
export function homeView(content: HomeContent): HomeView {
  const { mine, open, policy } = content;
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
      ...part('Your incidents', fighting, (one) => [lineOf(one, content), verbsOf(one)]),
      ...itemsPart(content),
      ...part('In review', learning, (one) => [lineOf(one, content), verbsOf(one)]),
      ...part('Open incidents', others, (one) => [
        { ...section(incidentLine(one, policy)), accessory: join(one) },
      ]),
      ...(mine.length + others.length === 0 ? [section('No incident is open.')] : []),
      ...(content.figures ? teamFiguresBlocks(content.figures) : []),
      context('Updated when you open this page. In any channel: `/incident help`.'),
    ],
  };
}

/** Their action items, each with the buttons that it has in a digest. */
function itemsPart({ items, moreItems: { count, isExact }, today }: HomeContent): KnownBlock[] {
  if (items.length === 0) return [];
  const more = `and ${isExact ? count : `more than ${count}`} more: \`/incident actions mine\``;
  return [
    header('Your action items'),
    ...items.flatMap((item) => [section(dueLine(item, today)), askedItemButtons(item, ['done', 'due'])]),
    ...(count > 0 ? [context(more)] : []),
  ];
}

const startButton: ButtonOptions = {
  label: 'Declare an incident',
  actionId: actionIds.openStart,
  value: carry(0, 'start'),
};

function part(title: string, incidents: Incident[], blocks: (one: Incident) => KnownBlock[]): KnownBlock[] {
  if (incidents.length === 0) return [];
  const shown = incidents.slice(0, homeMax.incidents);
  return [
    header(title),
    ...shown.flatMap(blocks),
    ...(incidents.length > shown.length ? [context('and more: `/incident list`')] : []),
  ];
}

/** The incident's line, and the person's roles in it. */
function lineOf(incident: Incident, { policy, userId }: HomeContent): KnownBlock {
  const held = roles.filter((role) => holderOf(incident.roles, role) === userId).map(roleLabel);
  const mine = held.length > 0 ? `\nYou: ${held.join(', ')}` : '';
  return section(`${incidentLine(incident, policy)}${mine}`);
}

function verbsOf({ number, status }: Incident): KnownBlock {
  const line = (word: string, label: string): ButtonOptions => ({
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
