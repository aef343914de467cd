import type { Effect } from '../../domain/effect.js';
import { parseAffected } from '../../domain/incident/affected.js';
import type { BackfillInput } from '../../domain/incident/decisions/backfill.js';
import { limits } from '../../domain/incident/incident.js';
import { severityFrom } from '../../domain/incident/severity.js';
import { linksIn } from '../../domain/timeline/messages/message-link.js';
import { backfillIncident } from '../../workflows/incident/backfill-incident.js';
import {
  type Call,
  type Command,
  type FilledForm,
  type FormValues,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { mentionsIn, plainText, withoutMentions } from '../typed/plain-text.js';
import { readPeriod } from '../typed/read-period.js';
import { zoneOf } from '../typed/zone-of.js';
import { backfillFields, type TypedBackfill } from './backfill-fields.js';
import { readStart } from './read-start.js';

/** Writes an incident down afterwards: `/incident backfill sev2 Checkout was down, yesterday 14:00 to 15:10`. */
export const backfill: Command = {
  name: 'backfill',
  aliases: ['record'],
  usage: '[sev2] [title] [yesterday 14:00 to 15:10] [@commander] [affects: checkout] [--private]',
  summary: 'Write an incident down that is over',
  run: async (call, text) => {
    const said = await readBackfill(call, text);
    return isComplete(said) ? write(call, inputOf(said)) : openForm(call, said);
  },
};

export const backfillForm: FilledForm = {
  title: 'Write down an incident',
  submit: 'Save',
  submitted: async (call, values) => {
    const { links, rest } = linksIn(values.text('links') ?? '');
    if (rest) return replyTo({ kind: 'refused', refusal: { kind: 'not_a_link', words: rest } });
    const input = { ...inputFrom(values), links };
    // The field is required, so that Slack doesn't submit the form without it.
    return input.resolvedAt ? write(call, { ...input, resolvedAt: input.resolvedAt }) : openForm(call, null);
  },
};

function openForm({ deps }: Call, said: TypedBackfill | null): Reply {
  const blocks = backfillFields(deps.policy, said);
  return { kind: 'filled', filled: { form: 'backfill', incident: null, blocks, about: '', sawEntry: null } };
}

async function readBackfill(call: Call, text: string): Promise<TypedBackfill> {
  const { links, rest } = linksIn(plainText(withoutMentions(text), call.nameOf));
  const said = readStart(rest);
  const period = readPeriod(said.title, call.act.at, await zoneOf(call));
  const mentioned = mentionsIn(text);
  return { ...said, title: period?.before ?? said.title, period, mentioned, links };
}

/** Whether everything that was typed is used and nothing is missing. */
function isComplete(
  said: TypedBackfill,
): said is TypedBackfill & { period: NonNullable<TypedBackfill['period']> } {
  const { title, affects, unknownSeverity, unknownFlags, isDrill, mentioned, period } = said;
  const isRead = unknownSeverity === null && unknownFlags.length === 0 && !isDrill;
  const isOnePerson = mentioned.userIds.length <= 1 && mentioned.groupIds.length === 0;
  const fits = [...title].length <= limits.title && affects.length <= limits.affects;
  return title !== '' && period !== null && isRead && isOnePerson && fits;
}

type Input = BackfillInput & { commanderId: string | null };

function inputOf(said: TypedBackfill & { period: NonNullable<TypedBackfill['period']> }): Input {
  const { title, severity, isPrivate, summary, affects, period, mentioned, links } = said;
  return {
    ...{ title, severity, isPrivate, summary, affects, links, wantsChannel: false },
    ...{ startedAt: period.from, detectedAt: null, resolvedAt: period.to },
    commanderId: mentioned.userIds[0] ?? null,
  };
}

function inputFrom(values: FormValues): Omit<Input, 'resolvedAt' | 'links'> & { resolvedAt: Date | null } {
  return {
    title: values.text('title') ?? '',
    severity: severityFrom(values.choice('severity') ?? '') ?? null,
    isPrivate: values.list('private').includes('private'),
    wantsChannel: values.list('channel').includes('channel'),
    summary: values.text('summary'),
    affects: parseAffected(values.text('affects') ?? ''),
    startedAt: values.at('impact_started'),
    detectedAt: values.at('detected'),
    resolvedAt: values.at('resolved'),
    commanderId: values.choice('person'),
  };
}

/** A second answer links to the channel once it exists. */
async function write(call: Call, input: Input): Promise<Reply> {
  const { responseUrl, form } = call;
  const answers: Effect[] = [
    ...(responseUrl && !form ? [{ kind: 'answer', responseUrl } as const] : []),
    ...(form ? [{ kind: 'refresh_start_modal', viewId: form.viewId } as const] : []),
  ];
  return replyTo(await backfillIncident(call.deps, requestOf(call, input), answers));
}
