import type { KnownBlock } from '@slack/types';
import { isOfChannel } from '../../../domain/delivery/delivery-failure.js';
import type { OpenFailure } from '../../../domain/delivery/delivery-task.js';
import type { DeliveryFailure, EffectKind } from '../../../domain/effect.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { escapeAndClip, person } from '../text/text.js';

const what: Record<EffectKind, string> = {
  refresh_runbook: 'the message of a runbook',
  copy_file: 'a copy of an image',
  quote_links: 'reading linked messages',
  report_unread_links: 'a notice',
  dedupe_post: 'the check for repeated posts',
  fetch_message: 'reading a message that was marked',
  open_channel: 'opening the channel',
  invite: 'an invitation',
  refresh_card: 'the card',
  pin_card: 'pinning the card',
  share_postmortem: 'the summary of the post-mortem',
  tell_of_comment: 'a notice',
  welcome: 'the first message in the channel',
  send_export: 'the file',
  check_wording: 'the check of the wording',
  set_topic: 'the topic',
  add_bookmark: 'a bookmark',
  announce: 'the announcement',
  refresh_announcements: 'a change to the announcement',
  reply_to_announcements: 'a reply to the announcement',
  broadcast: 'a message in the channel',
  receipt: 'a receipt',
  action_item_receipt: 'a receipt for an action item',
  archive_channel: 'archiving the channel',
  unarchive_channel: 'unarchiving the channel',
  answer: 'an answer',
  refresh_start_modal: 'a change to the form',
  point_out_look_alike: 'a hint',
  send_digest: 'a reminder',
  refresh_digest: 'a change to a reminder',
  send_report: 'the weekly report',
  send_nudge: 'a reminder',
  report_failure: 'a notice',
  report_delay: 'a notice',
  report_posted: 'a notice',
};

/** Explains Slack's error codes, and what to do. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['account_inactive', 'the bot was removed from the workspace; an operator must install it again'],
  ['already_in_channel', "they're already in it"],
  ['cant_invite', "this user can't be invited"],
  ['cant_update_message', 'another bot posted it, and only that bot can edit it'],
  ['channel_not_found', 'the channel is gone, or Firebreak cannot see it'],
  ['edit_window_closed', 'this workspace limits how long messages can be edited; an admin can allow it'],
  ['file_type_not_allowed', 'this workspace allows no files of this type; export it in another format'],
  ['file_upload_size_restricted', 'it is larger than this workspace allows'],
  ['file_uploads_disabled', 'this workspace allows no files; an admin can allow them'],
  [
    'file_uploads_except_images_disabled',
    'this workspace allows no files but images; an admin can allow them',
  ],
  ['invalid_auth', 'the bot token is not valid any more; an operator must renew it'],
  ['is_archived', 'the channel is archived; unarchive it in Slack'],
  [
    'missing_scope',
    'the app lacks a permission; an operator must install it again with the current manifest',
  ],
  ['name_taken', 'the name is taken'],
  ['no_external_invite_permission', "external users can't be invited by this app"],
  ['no_such_subteam', 'the user group is disabled or unknown; invite its people by name'],
  ['not_in_channel', 'Firebreak is not in that channel; invite it there'],
  ['ratelimited', 'Slack keeps asking Firebreak to wait'],
  ['restricted_action', 'a setting of the workspace forbids it; an admin can allow it'],
  ['storage_limit_reached', "the workspace's storage is full; an admin can delete files or add storage"],
  ['token_revoked', 'the bot token was revoked; an operator must install the app again'],
  ['user_disabled', 'the account is deactivated'],
  ['user_is_restricted', 'guests can only be added by an admin'],
  ['user_is_ultra_restricted', 'single-channel guests can only be added by an admin'],
  ['user_not_found', 'the account is deactivated or unknown'],
]);

/** A bot that was removed from an archived channel can't be invited back: somebody must unarchive it first. */
const meaningsOfUnarchiving: ReadonlyMap<string, string> = new Map(
  ['not_in_channel', 'channel_not_found', 'restricted_action', 'user_is_restricted', 'not_allowed'].map(
    (error) => [
      error,
      'Firebreak was removed from the channel when it was archived; unarchive it in Slack and add Firebreak there with `/invite`',
    ],
  ),
);

/** Why no file was made, and what to do. */
const exportsFailed: ReadonlyMap<string, string> = new Map([
  ['pdf_no_binding', "PDFs can't be made where Firebreak runs. Export it as HTML: `/incident export html`"],
  ['pdf_timeout', 'Making the PDF took too long. Export it as HTML: `/incident export html`'],
  ['pdf_memory', 'Making the PDF needed too much memory. Export it as HTML: `/incident export html`'],
  ['pdf_killed', "The process that makes PDFs was killed. See Firebreak's log"],
  ['export_killed', "The process that makes exports was killed. See Firebreak's log"],
  ['export_memory', 'Making it needed too much memory. Export it with the command line: `firebreak export`'],
  ['too_slow', 'Making it takes too long. Ask for one format instead of the ZIP'],
  ['pdf_failed', "The PDF couldn't be made. Export it as HTML: `/incident export html`"],
]);

/** Errors that are no code of Slack's: Firebreak gave up because no attempt succeeded. */
const isUnanswered =
  /^(?:no_answer|timeout|unreadable_answer|ratelimited|internal_error|fatal_error|http_\d+|e[a-z]{3,})$/;

/** `Slack rejected an invitation: the account is deactivated or unknown (user_not_found)`. Escaped; names who it is about. */
export function failureLine(
  { effect: { kind }, error, about }: Pick<OpenFailure, 'effect' | 'error' | 'about'>,
  who = person,
): string {
  return sentenceOf(about ?? { effectKind: kind, error, people: [], groups: [] }, 5, who).replaceAll(
    '\n',
    ' ',
  );
}

function sentenceOf(
  { effectKind, error, people, groups }: DeliveryFailure,
  maxNamed = 20,
  who = person,
): string {
  if (error === 'unconfirmed')
    return `Slack has not confirmed ${what[effectKind]}. It may be there already: look before you try again`;
  if (error === 'firebreak_error')
    return `Firebreak gave up after repeated internal errors: ${what[effectKind]}. An operator can find the cause in the log`;
  if (isOfChannel(effectKind, error))
    return `Firebreak can do nothing in its channel: ${meaningOf(effectKind, error)}`;
  const named = [
    ...people.map((one) => `${who(one.userId)}: ${meaningOf(effectKind, one.error)}`),
    ...groups.map((one) => `<!subteam^${one.groupId}>: ${meaningOf(effectKind, one.error)}`),
  ].slice(0, maxNamed);
  const [first, ...others] = named;
  if (!first) {
    const verb = isUnanswered.test(error) ? 'has not accepted' : 'rejected';
    return `Slack ${verb} ${what[effectKind]}: ${meaningOf(effectKind, error)}`;
  }
  if (others.length === 0) return `Slack couldn't invite ${first}`;
  return `Slack couldn't invite\n${named.map((line) => `• ${line}`).join('\n')}`;
}

/** Lists what failed and who it concerns, each with its reason, and says what became of the rest. */
function whatFailed(about: DeliveryFailure): string {
  const end = about.people.length + about.groups.length > 1 ? '\n' : '. ';
  return `${sentenceOf(about)}${end}${restOf(about)}`.trim();
}

function restOf({ effectKind, error }: DeliveryFailure): string {
  if (effectKind === 'open_channel') return 'Updates are saved and posted once the channel exists.';
  return isOfChannel(effectKind, error) ? '' : 'Everything else is done.';
}

function meaningOf(kind: EffectKind, error: string): string {
  const meaning =
    (kind === 'unarchive_channel' ? meaningsOfUnarchiving.get(error) : null) ?? meanings.get(error);
  const code = escapeAndClip(error, 100);
  return meaning ? `${meaning} (${code})` : code;
}

/** Tells the person who asked that Slack rejected something permanently: what is saved, what is missing, what they can do. */
export function deliveryFailureView(
  incident: Incident,
  about: DeliveryFailure,
  effectId: number,
): MessageView {
  const name = incidentName(incident.number);
  const said =
    about.effectKind === 'send_export'
      ? `${name} wasn't exported. ${exportsFailed.get(about.error) ?? `${sentenceOf(about)}. An operator can also write the file: \`firebreak export ${name}\``}.`
      : `${name} is saved. ${whatFailed(about)}`;
  const sentence = markedDrill(incident, said);
  const ways = failureButtons(incident, { effectId, isNeeded: about.effectKind === 'open_channel' });
  return { text: sentence, blocks: [section(sentence), ways] };
}

/** *Try again* and *Dismiss*. `isNeeded`: the incident can't do without it, so there is no *Dismiss*. */
export function failureButtons(
  { number }: Incident,
  { effectId, isNeeded }: { effectId: number; isNeeded: boolean },
): KnownBlock {
  const value = carry(number, String(effectId));
  return actions(
    button({ label: 'Try again', actionId: `${actionIds.retryEffect}:${effectId}`, value }),
    ...(isNeeded
      ? []
      : [button({ label: 'Dismiss', actionId: `${actionIds.dismissEffect}:${effectId}`, value })]),
  );
}
