import type { KnownBlock } from '@slack/types';
import { limits } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import { counted } from '../../domain/text/words.js';
import type { MessageLink } from '../../domain/timeline/messages/message-link.js';
import { context } from '../../slack/views/text/blocks.js';
import { personField, severityField, textField, tickField, timeField } from '../forms/form-fields.js';
import type { TypedPeriod } from '../typed/read-period.js';
import type { TypedStart } from './read-start.js';
import { unclear } from './start-fields.js';

/** What was typed of an incident that is over. */
export interface TypedBackfill extends TypedStart {
  period: TypedPeriod | null;
  /** Who is mentioned: one person is the commander. */
  mentioned: { userIds: string[]; groupIds: string[] };
  links: MessageLink[];
}

/** The fields of the form, prefilled with what was typed, and what of it was not understood. */
export function backfillFields(policy: Policy, said: TypedBackfill | null): KnownBlock[] {
  const isLong = said !== null && [...said.title].length > limits.title;
  const summary = [isLong ? said.title : null, said?.summary].filter(Boolean).join('\n');
  const [commander] = said?.mentioned.userIds ?? [];
  return [
    ...(said ? questions(said) : []).map((line) => context(line)),
    textField({
      id: 'title',
      label: 'Title',
      maxChars: limits.title,
      initial: said?.title ?? '',
      placeholder: "e.g. Customers couldn't check out",
    }),
    severityField(policy, { id: 'severity', label: 'Severity' }, said?.severity ?? policy.defaultSeverity),
    ...timeFields(said?.period ?? null),
    textField({ id: 'summary', label: 'Summary', multiline: true, optional: true, initial: summary }),
    textField({
      id: 'affects',
      label: 'Affected services',
      optional: true,
      maxChars: 800,
      initial: said?.affects.join(', ') ?? '',
      placeholder: 'e.g. checkout, eu-west-1',
    }),
    personField({
      id: 'person',
      label: 'Incident commander',
      optional: true,
      ...(commander && { initial: commander }),
    }),
    textField({
      id: 'links',
      label: 'Messages to add to the timeline',
      hint: 'Links to messages in public channels, one per line.',
      multiline: true,
      optional: true,
      initial: said?.links.map(({ url }) => url).join('\n') ?? '',
    }),
    ...choices(said?.isPrivate ?? false),
  ];
}

function timeFields(period: TypedPeriod | null): KnownBlock[] {
  return [
    timeField({
      id: 'impact_started',
      label: 'Impact started',
      optional: true,
      ...(period && { initial: period.from }),
    }),
    timeField({ id: 'detected', label: 'Detected', optional: true }),
    timeField({ id: 'resolved', label: 'Resolved', ...(period && { initial: period.to }) }),
  ];
}

function choices(isPrivate: boolean): KnownBlock[] {
  return [
    tickField({
      id: 'private',
      label: 'Visibility',
      tick: 'Private',
      value: 'private',
      detail: 'Only channel members can see it; without a channel, only you and whoever has a role',
      isTicked: isPrivate,
      optional: true,
    }),
    tickField({
      id: 'channel',
      label: 'Channel',
      tick: 'Create a channel',
      value: 'channel',
      detail: 'To discuss it in. Nothing is announced',
      optional: true,
    }),
  ];
}

/** What was not understood, or can't be used. */
function questions(said: TypedBackfill): string[] {
  const { title, period, isDrill, mentioned } = said;
  const named = mentioned.userIds.length + mentioned.groupIds.length;
  return [
    ...unclear(said),
    ...(title !== '' && !period
      ? ["When it was isn't clear: pick the times, and take them out of the title."]
      : []),
    ...(isDrill ? ["Drills can't be written down afterwards: this would count as a real incident."] : []),
    ...(named > 1 || mentioned.groupIds.length > 0
      ? [
          `${counted(named, 'name')} can't all be the commander. Choose one person, and name the others in the summary.`,
        ]
      : []),
  ];
}
