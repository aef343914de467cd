import { z } from 'zod';
import type { ActionItemSource } from '../../../domain/action-items/action-item.js';
import type { Incident } from '../../../domain/incident/incident.js';
import { addActionItems } from '../../../workflows/action-items/add-action-items.js';
import { type Filled, type FilledForm, replyTo, requestOf } from '../../command.js';
import { incidentField } from '../../forms/incident-field.js';
import { calendarOf } from '../calendar.js';
import { actionFields, nothingShown, shownIn, shownText } from '../forms/action-fields.js';

/** What the form remembers. */
const sources = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    channelId: z.string(),
    ts: z.string(),
    permalink: z.string().nullable(),
  }),
  z.object({ kind: z.literal('entry'), id: z.number() }),
  z.object({
    kind: z.literal('runbook_step'),
    run: z.number(),
    step: z.number(),
    runbook: z.string(),
  }),
  z.object({ kind: z.literal('postmortem_section'), section: z.string(), title: z.string() }),
]);

/** Where an action item comes from: its source, and what people wrote there, as plain text. */
export interface FromSource {
  source: ActionItemSource;
  text: string;
}

/** The form that makes an action item of a message or a timeline entry. Several `incidents`: it asks for which one. */
export function sourceForm({ source, text }: FromSource, incidents: Incident | readonly Incident[]): Filled {
  const fields = actionFields({ ...nothingShown, ...shownText(text) });
  const form = { form: 'action-new', sawEntry: null, about: JSON.stringify(source) };
  return 'number' in incidents
    ? { ...form, incident: incidents, blocks: fields }
    : { ...form, incident: null, blocks: [incidentField(incidents), ...fields] };
}

export const fromSourceForm: FilledForm = {
  title: 'Add action to',
  submit: 'Add',
  submitted: async (call, values) => {
    const source = sources.parse(JSON.parse(call.form?.about ?? ''));
    const chosen = values.choice('incident');
    const number = chosen === null ? call.number : Number(chosen);
    const { today } = await calendarOf(call);
    const items = [{ ...shownIn(values), externalId: null, source }];
    return replyTo(await addActionItems(call.deps, requestOf({ ...call, number }, { items, today })));
  },
};
