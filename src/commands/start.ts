import type { StartInput } from '../domain/decisions/start.js';
import type { Effect } from '../domain/effect.js';
import { limits } from '../domain/incident/incident.js';
import type { Kind } from '../domain/incident/kind.js';
import { severityFrom } from '../domain/incident/severity.js';
import { startIncident } from '../workflows/start-incident.js';
import { type Call, type Command, type FormValues, type Reply, replyTo, requestOf } from './command.js';
import { peopleField, severityField, textField, tickField } from './form-fields.js';
import { mentionsIn, plainText, withoutMentions } from './plain-text.js';
import { readStart } from './read-start.js';
import { severityNotInUse } from './severity.js';

/** Declares an incident: `/incident start sev2 Checkout is down`, or a form where the title is missing. */
export const start: Command = {
  name: 'start',
  aliases: ['new', 'open', 'declare'],
  usage: '[sev2] [title] [@people] [--private] [--drill]',
  summary: 'Declare an incident and open its channel',
  run: (call, text) => startTyped(call, text, 'real'),
  form: {
    title: 'Declare an incident',
    submit: 'Declare',
    blocks: ({ policy, prefill }) => {
      const { title, severity, summary } = readStart(prefill);
      return [
        textField({
          id: 'title',
          label: 'Title',
          maxChars: limits.title,
          initial: title,
          placeholder: 'What is wrong, as a user would say it',
        }),
        severityField(policy, { id: 'severity', label: 'Severity' }, severity ?? policy.defaultSeverity),
        textField({
          id: 'summary',
          label: 'What is known',
          multiline: true,
          optional: true,
          initial: summary ?? '',
        }),
        textField({
          id: 'affects',
          label: 'Affects',
          optional: true,
          maxChars: 800,
          placeholder: 'checkout, eu-west-1',
        }),
        peopleField({ id: 'invite', label: 'Invite', optional: true }),
        tickField({
          id: 'private',
          label: 'Who may see it',
          tick: 'Private',
          value: 'private',
          detail: 'Only the members of its channel know of it',
          optional: true,
        }),
      ];
    },
    submitted: (call, values) => declare(call, startFromForm(call, values)),
  },
};

/** `/incident drill`: the same, left out of metrics. */
export const drill: Command = {
  name: 'drill',
  aliases: [],
  usage: '<title>',
  summary: 'Practise: as start, left out of metrics',
  run: (call, text) => startTyped(call, text, 'drill'),
};

async function startTyped(call: Call, text: string, kind: Kind): Promise<Reply> {
  const typed = plainText(withoutMentions(text));
  const said = readStart(typed);
  if (!said.title && kind === 'drill') said.title = 'Drill';
  if (!said.title) return { kind: 'form', command: start, prefill: typed };
  if (said.unknownSeverity) return severityNotInUse(call, said.unknownSeverity);
  const { userIds, groupIds } = mentionsIn(text);
  return declare(call, {
    title: said.title,
    severity: said.severity,
    kind: said.isDrill ? 'drill' : kind,
    isPrivate: said.isPrivate,
    summary: said.summary,
    affects: [],
    inviteUserIds: userIds,
    inviteGroupIds: groupIds,
    announceFrom: call.mayAnnounceHere ? call.channelId : null,
  });
}

function startFromForm(call: Call, values: FormValues): StartInput {
  return {
    title: values.text('title') ?? '',
    severity: severityFrom(values.choice('severity') ?? '') ?? null,
    kind: 'real',
    isPrivate: values.list('private').includes('private'),
    summary: values.text('summary'),
    affects: (values.text('affects') ?? '')
      .split(/[,\n]/)
      .map((thing) => thing.trim())
      .filter(Boolean),
    inviteUserIds: values.list('invite'),
    inviteGroupIds: [],
    announceFrom: call.mayAnnounceHere ? call.channelId : null,
  };
}

/** Declares, and asks that the declarer be told where the channel is once it is there. */
async function declare(call: Call, input: StartInput): Promise<Reply> {
  const { responseUrl, viewId } = call;
  const more: Effect[] = [
    ...(responseUrl ? [{ kind: 'answer', responseUrl } as const] : []),
    ...(viewId ? [{ kind: 'refresh_start_modal', viewId } as const] : []),
  ];
  return replyTo(await startIncident(call.deps, requestOf(call, input), more));
}
