import { newTs } from '../state/new-id.js';
import type { Channel } from '../state/workspace.js';
import type { Actor } from './actor.js';

/** Slackbot's ephemeral message about a failed command. */
export function showFailure(actor: Actor, channel: Channel, text: string): void {
  const { workspace } = actor.context;
  workspace.ephemerals.push({
    type: 'message',
    channel: channel.id,
    ts: newTs(actor.context),
    team: workspace.team.id,
    user: 'USLACKBOT',
    text,
    ephemeral_to: actor.userId,
  });
}
