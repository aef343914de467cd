import type { Effect } from '../../domain/effect.js';
import { parseAffected } from '../../domain/incident/affected.js';
import type { StartInput } from '../../domain/incident/decisions/start.js';
import { limits } from '../../domain/incident/incident.js';
import { severityFrom } from '../../domain/incident/severity.js';
import { startIncident } from '../../workflows/incident/start-incident.js';
import { type Call, type Command, type FormValues, type Reply, replyTo, requestOf } from '../command.js';
import { mentionsIn, plainText, withoutMentions } from '../typed/plain-text.js';
import { readStart, type TypedStart } from './read-start.js';
import { startFields } from './start-fields.js';

/** Declares an incident: `/incident start sev2 Checkout is down`. Opens a form if something is missing or unclear. */
export const start: Command = {
  name: 'start',
  aliases: ['new', 'open', 'declare'],
  usage: '[sev2] [title] [@people] [affects: checkout, eu-west-1] [--private] [--drill]',
  summary: 'Declare an incident and open its channel',
  run: (call, text) => startTyped(call, text, 'real'),
  form: {
    title: 'Declare an incident',
    submit: 'Declare',
    blocks: ({ policy, prefill }) => startFields(policy, readStart(prefill), ''),
    submitted: (call, values) => declare(call, startFromForm(call, values)),
  },
};

/** `/incident drill`: like `start`, left out of metrics. */
export const drill: Command = {
  name: 'drill',
  aliases: [],
  usage: '<title>',
  summary: 'Run a drill: like start, left out of metrics',
  run: (call, text) => startTyped(call, text, 'drill'),
};

async function startTyped(call: Call, text: string, kind: StartInput['kind']): Promise<Reply> {
  const read = readStart(plainText(withoutMentions(text), call.nameOf));
  const said = { ...read, isDrill: read.isDrill || kind === 'drill' };
  if (!isComplete(said)) {
    const blocks = startFields(call.deps.policy, said, text);
    return {
      kind: 'filled',
      filled: { form: start.name, incident: null, blocks, about: '', sawEntry: null },
    };
  }
  const { userIds, groupIds } = mentionsIn(text);
  return declare(call, {
    title: said.title,
    severity: said.severity,
    kind: said.isDrill ? 'drill' : kind,
    isPrivate: said.isPrivate,
    summary: said.summary,
    affects: said.affects,
    inviteUserIds: userIds,
    inviteGroupIds: groupIds,
    announceFrom: call.mayAnnounceHere ? call.channelId : null,
  });
}

/** Whether it can be declared as typed; otherwise the form opens, prefilled. */
function isComplete({ title, unknownSeverity, unknownFlags, affects }: TypedStart): boolean {
  const fits = [...title].length <= limits.title && affects.length <= limits.affects;
  return title !== '' && fits && unknownSeverity === null && unknownFlags.length === 0;
}

function startFromForm(call: Call, values: FormValues): StartInput {
  return {
    title: values.text('title') ?? '',
    severity: severityFrom(values.choice('severity') ?? '') ?? null,
    kind: values.list('drill').includes('drill') ? 'drill' : 'real',
    isPrivate: values.list('private').includes('private'),
    summary: values.text('summary'),
    affects: parseAffected(values.text('affects') ?? ''),
    inviteUserIds: values.list('invite'),
    inviteGroupIds: values.list('groups'),
    announceFrom: call.mayAnnounceHere ? call.channelId : null,
  };
}

/**
 * Declares the incident. A second answer links to the channel once it exists, unless the announcement in this channel
 * does; a form is updated in place.
 */
async function declare(call: Call, input: StartInput): Promise<Reply> {
  const { responseUrl, form } = call;
  const isAnnouncedHere = input.announceFrom !== null && !input.isPrivate;
  const more: Effect[] = [
    ...(responseUrl && !form && !isAnnouncedHere ? [{ kind: 'answer', responseUrl } as const] : []),
    ...(form ? [{ kind: 'refresh_start_modal', viewId: form.viewId } as const] : []),
  ];
  return replyTo(await startIncident(call.deps, requestOf(call, input), more));
}
