import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import type { PostmortemEvent } from '../../../domain/postmortems/events.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button } from '../text/blocks.js';
import { exportMenu } from './export.js';

/** The buttons below the post of what happened to a post-mortem: what the reader is asked to do. */
export function postmortemControls(event: PostmortemEvent, { number }: Incident): KnownBlock[] {
  const control = (label: string, line: string) =>
    button({
      label,
      actionId: `${actionIds.runLine}:${line.replaceAll(' ', '-')}`,
      value: carry(number, `postmortem ${line}`),
    });
  switch (event.kind) {
    case 'postmortem_started':
    case 'postmortem_owner_changed':
      return [actions(control('Open post-mortem', 'open'))];
    case 'postmortem_published':
      return [actions(control('Open post-mortem', 'open'), exportMenu(number))];
    case 'postmortem_asked':
      return [actions(control('Answer', `answer ${event.key}`))];
    case 'postmortem_review_requested':
      return [actions(control('Open post-mortem', 'open'), control('Approve', 'approve'))];
    default:
      return [];
  }
}
