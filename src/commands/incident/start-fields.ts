import type { KnownBlock } from '@slack/types';
import { limits } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import { context } from '../../slack/views/text/blocks.js';
import { inLine } from '../../slack/views/text/text.js';
import { groupsField, peopleField, severityField, textField, tickField } from '../forms/form-fields.js';
import { groupsIn, mentionsIn } from '../typed/plain-text.js';
import type { TypedStart } from './read-start.js';

/** The fields of the declare form, prefilled with what was typed. `mentions`: as Slack sent them. */
export function startFields(policy: Policy, said: TypedStart, mentions: string): KnownBlock[] {
  const isLong = [...said.title].length > limits.title;
  const summary = [isLong ? said.title : null, said.summary].filter(Boolean).join('\n');
  return [
    ...unclear(said).map((line) => context(line)),
    textField({
      id: 'title',
      label: 'Title',
      maxChars: limits.title,
      initial: said.title,
      placeholder: "e.g. Customers can't check out",
    }),
    severityField(policy, { id: 'severity', label: 'Severity' }, said.severity ?? policy.defaultSeverity),
    textField({ id: 'summary', label: 'Summary', multiline: true, optional: true, initial: summary }),
    textField({
      id: 'affects',
      label: 'Affected services',
      optional: true,
      maxChars: 800,
      initial: said.affects.join(', '),
      placeholder: 'e.g. checkout, eu-west-1',
    }),
    peopleField({ id: 'invite', label: 'Invite', initial: mentionsIn(mentions).userIds, optional: true }),
    ...groupsField({ id: 'groups', label: 'Invite groups', groups: groupsIn(mentions) }),
    tickField({
      id: 'private',
      label: 'Visibility',
      tick: 'Private',
      value: 'private',
      detail: 'Only channel members can see it',
      isTicked: said.isPrivate,
      optional: true,
    }),
    tickField({
      id: 'drill',
      label: 'Practice',
      tick: 'Drill',
      value: 'drill',
      detail: 'Marked as a drill everywhere',
      isTicked: said.isDrill,
      optional: true,
    }),
  ];
}

/** Explains what was not understood. */
export function unclear({ unknownSeverity, unknownFlags, title }: TypedStart): string[] {
  return [
    ...(unknownSeverity
      ? [`\`${inLine(unknownSeverity, 60)}\` isn't a severity here. Choose one below.`]
      : []),
    ...(unknownFlags.length > 0
      ? [
          `\`${inLine(unknownFlags.join(' '), 200)}\` isn't an option. There are \`--private\`, \`--drill\`, \`--affects\`.`,
        ]
      : []),
    ...([...title].length > limits.title
      ? [
          `The title is longer than ${limits.title} characters. All of it is in the summary: shorten the title.`,
        ]
      : []),
  ];
}
