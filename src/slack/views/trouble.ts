import type { EffectKind, Trouble } from '../../domain/effect.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { actionIds, carry } from './action-ids.js';
import { actions, button, type MessageView, section } from './blocks.js';
import { markedDrill } from './drill.js';
import { escapeAndClip, person } from './text.js';

const what: Record<EffectKind, string> = {
  copy_file: 'a copy of an image',
  dedupe_post: 'the check for repeated posts',
  fetch_message: 'to read a message that was marked',
  open_channel: 'to open the channel',
  invite: 'an invitation',
  refresh_card: 'the card',
  pin_card: 'to pin the card',
  set_topic: 'the topic',
  add_bookmark: 'a bookmark',
  announce: 'the announcement',
  refresh_announcements: 'a change to the announcement',
  broadcast: 'a message in the channel',
  receipt: 'a receipt',
  archive_channel: 'to archive the channel',
  unarchive_channel: 'to unarchive the channel',
  answer: 'an answer',
  refresh_start_modal: 'a change to the form',
  report_trouble: 'a notice',
};

/** What Slack's error codes mean to a person, and what to do. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['already_in_channel', 'they are in it already'],
  ['cant_invite', 'this user cannot be invited'],
  ['channel_not_found', 'Firebreak cannot see that channel'],
  ['invalid_auth', 'the bot token is not valid any more; an operator must renew it'],
  ['is_archived', 'the channel is archived'],
  [
    'missing_scope',
    'the app lacks a permission; an operator must install it again with the current manifest',
  ],
  ['name_taken', 'the name is taken'],
  ['no_external_invite_permission', 'external users cannot be invited by this app'],
  ['not_in_channel', 'Firebreak is not in that channel; invite it there'],
  ['restricted_action', 'a setting of the workspace forbids it; an admin can allow it'],
  ['user_disabled', 'the account is deactivated'],
  ['user_is_restricted', 'guests can only be added by an admin'],
  ['user_is_ultra_restricted', 'single-channel guests can only be added by an admin'],
  ['user_not_found', 'the account is deactivated or unknown'],
]);

/** `Slack refused an invitation: the account is deactivated or unknown (user_not_found)`. Escaped. */
export function troubleLine(kind: EffectKind, error: string): string {
  return error === 'unconfirmed'
    ? `Slack has not confirmed ${what[kind]}. It may be there already: look before you try again`
    : `Slack refused ${what[kind]}: ${meaningOf(error)}`;
}

/** What was refused, and to whom, each with the reason. */
function whatFailed({ people, effectKind, error }: Trouble): string {
  const [first, ...others] = people
    .slice(0, 20)
    .map((one) => `${person(one.userId)}: ${meaningOf(one.error)}`);
  if (!first) return `${troubleLine(effectKind, error)}. The rest is done.`;
  if (others.length === 0) return `Slack refused to invite ${first}. The rest is done.`;
  return `Slack refused to invite\n${[first, ...others].map((line) => `• ${line}`).join('\n')}\nThe rest is done.`;
}

function meaningOf(error: string): string {
  const meaning = meanings.get(error);
  const code = escapeAndClip(error, 100);
  return meaning ? `${meaning} (${code})` : code;
}

/** What the person who asked reads when Slack refuses for good: what stands, what is missing, what can be done. */
export function troubleView(incident: Incident, about: Trouble, effectId: number): MessageView {
  const name = incidentName(incident.number);
  const sentence = markedDrill(incident, `${name} is saved. ${whatFailed(about)}`);
  return {
    text: sentence,
    blocks: [
      section(sentence),
      actions(
        button({
          label: 'Try again',
          actionId: actionIds.retryEffect,
          value: carry(incident.number, String(effectId)),
        }),
        button({
          label: 'Leave it',
          actionId: actionIds.leaveEffect,
          value: carry(incident.number, String(effectId)),
        }),
      ),
    ],
  };
}
