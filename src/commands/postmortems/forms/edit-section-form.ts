import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Incident } from '../../../domain/incident/incident.js';
import { sectionNotFound } from '../../../domain/postmortems/decisions/section-not-found.js';
import { latestRevision, type Postmortem, postmortemLimits } from '../../../domain/postmortems/postmortem.js';
import { isWritable, sectionNamed, type TemplateSection } from '../../../domain/postmortems/template.js';
import { guidanceBlocks } from '../../../slack/views/postmortems/draft/guidance.js';
import { proseBlocks } from '../../../slack/views/postmortems/draft/prose.js';
import { context, section } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import {
  type Call,
  type Filled,
  type FilledForm,
  type FormValues,
  type Reply,
  replyTo,
} from '../../command.js';
import { withEntered } from '../../forms/entered.js';
import { textField } from '../../forms/form-fields.js';
import { filledView } from '../../forms/form-view.js';
import { change } from '../change.js';
import { meantPostmortem } from '../read-document.js';

/** Slack's limit for one field; a longer text has several. */
const fieldChars = 3_000;
const maxFields = postmortemLimits.section / fieldChars;

/** What the form remembers: the section, the revision that it showed, and how many fields it has. */
const about = z.object({ section: z.string(), sawRevision: z.number(), fields: z.number() });

/** Edits what people wrote in a section. */
export const editSectionForm: FilledForm = {
  title: 'Edit',
  submit: 'Save',
  submitted: async (call, values) => {
    const { section, sawRevision, fields } = aboutOf(call);
    const viewId = call.form?.viewId ?? null;
    const markdown = textIn(values, fields);
    return change(call, { kind: 'write', section, markdown, sawRevision, viewId });
  },
};

/** Opens that form for the section with this key or title; empty: for the first one. */
export async function askText(call: Call, named: string): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { incident, postmortem, template } = found;
  const one = named ? sectionNamed(template, named) : template.sections.find(isWritable);
  if (!one) return replyTo(sectionNotFound(template, named));
  return { kind: 'filled', filled: filledFor(incident, postmortem, one) };
}

function filledFor(incident: Incident, postmortem: Postmortem | null, one: TemplateSection): Filled {
  const text = textOf(postmortem, one);
  const parts = partsOf(text);
  const remembered = {
    section: one.key,
    sawRevision: postmortem ? latestRevision(postmortem, one.key) : 0,
    fields: parts.length,
  } satisfies z.input<typeof about>;
  return {
    ...{ form: 'postmortem-edit', incident, sawEntry: null, about: JSON.stringify(remembered) },
    blocks: [section(`*${inLine(one.title, 150)}*`), ...guidanceBlocks(one.guidance), ...fieldsFor(parts)],
  };
}

function textOf(postmortem: Postmortem | null, { key }: TemplateSection): string {
  return postmortem?.written.find((one) => one.section === key)?.markdown ?? '';
}

function fieldsFor(parts: readonly string[]): KnownBlock[] {
  return [
    ...parts.map((initial, index) =>
      textField({
        ...{ id: fieldId(index), label: index === 0 ? 'Text' : `Text, part ${index + 1}` },
        ...{ multiline: true, optional: true, maxChars: fieldChars, initial },
      }),
    ),
    context('Markdown works: `**bold**`, lists, links, code.'),
  ];
}

/** The text in pieces that fit a field, cut between paragraphs or lines if possible, and one empty field more if it is long. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > fieldChars && parts.length < maxFields - 1) {
    const cut = cutAt(rest);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  const hasRoom = rest.length < fieldChars - 500 || parts.length + 1 >= maxFields;
  return [...parts, rest, ...(hasRoom ? [] : [''])];
}

function cutAt(text: string): number {
  const head = text.slice(0, fieldChars - 200);
  const paragraph = head.lastIndexOf('\n\n');
  const line = head.lastIndexOf('\n');
  const best = paragraph > fieldChars / 2 ? paragraph + 2 : line > fieldChars / 2 ? line + 1 : head.length;
  const isSplit = /[\ud800-\udbff]$/.test(text.slice(0, best));
  return isSplit ? best - 1 : best;
}

function textIn(values: FormValues, fields: number): string {
  return Array.from({ length: fields }, (_, index) => values.text(fieldId(index)) ?? '').join('');
}

/**
 * The form after somebody else edited the section: what it says now above, and below what the person entered, which
 * they save again once they have put the two together. Null if they no longer see the incident.
 */
export async function editSectionAgain(
  call: Call,
  view: ViewOutput,
  warning: string,
): Promise<ModalView | null> {
  const remembered = aboutOf(call);
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return null;
  const { incident, postmortem, template } = found;
  const one = sectionNamed(template, remembered.section);
  if (!one) return null;
  const sawRevision = postmortem ? latestRevision(postmortem, one.key) : 0;
  const inputs = fieldsFor(Array.from({ length: remembered.fields }, () => ''));
  const filled: Filled = {
    ...{ form: 'postmortem-edit', incident, sawEntry: null },
    about: JSON.stringify({ ...remembered, sawRevision }),
    blocks: [
      section(`⚠ ${warning} *${inLine(one.title, 150)}* says now:`),
      ...proseBlocks(textOf(postmortem, one)),
      section('*Your text* is below. Put the two together, then save.'),
      ...withEntered(inputs, view),
    ],
  };
  return filledView(filled, editSectionForm, { ...call, policy: call.deps.policy });
}

function fieldId(index: number): string {
  return index === 0 ? 'text' : `text-${index + 1}`;
}

function aboutOf({ form }: Call) {
  return about.parse(JSON.parse(form?.about ?? ''));
}
