import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Incident } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import { formHeading, formTitle, modalTitleMaxChars } from '../../slack/views/forms/form-heading.js';
import { plain, section } from '../../slack/views/text/blocks.js';
import type { Command, Filled, FilledForm, FormInput, FormValues } from '../command.js';

/** Data that a form carries until submission, in `private_metadata`. */
const memory = z.object({
  number: z.number().nullable(),
  channelId: z.string().nullable(),
  mayAnnounceHere: z.boolean(),
  about: z.string().nullable(),
  /** Where an answer can be sent: next to the button or command that opened the form. */
  responseUrl: z.string().nullable().default(null),
  /** The record's last entry when the form was opened; later changes must not be overwritten. */
  sawEntry: z.number().nullable().default(null),
});
export type FormMemory = z.infer<typeof memory>;
/** The context in which a form is opened. */
export type Remembered = Pick<FormMemory, 'channelId' | 'mayAnnounceHere' | 'responseUrl'>;

const prefix = 'form:';

/** Matches the callback ids of our forms. */
export const formCallbacks = /^form:/;

/** Builds the modal of a command's form. */
export function formView(
  { name, form }: Command,
  input: FormInput,
  remembered: Remembered & { sawEntry: number | null },
): ModalView {
  if (!form) throw new Error(`The command ${name} has no form.`);
  const { incident, policy } = input;
  return modal(name, form, { ...remembered, policy, incident, blocks: form.blocks(input), about: null });
}

/** Builds the modal of a form whose blocks exist already. */
export function filledView(
  { form: name, incident, blocks, about, sawEntry }: Filled,
  form: FilledForm,
  remembered: Remembered & { policy: Policy },
): ModalView {
  return modal(name, form, { ...remembered, incident, blocks, about, sawEntry });
}

function modal(
  name: string,
  { title, submit }: FilledForm,
  drawn: Remembered &
    Pick<Filled, 'incident' | 'blocks' | 'sawEntry'> & { about: string | null; policy: Policy },
): ModalView {
  const { incident, blocks, policy, channelId, mayAnnounceHere, about, responseUrl, sawEntry } = drawn;
  const number = incident?.number ?? null;
  const memory: FormMemory = { number, channelId, mayAnnounceHere, about, responseUrl, sawEntry };
  return {
    type: 'modal',
    callback_id: `${prefix}${name}`,
    title: plain(incident ? formTitle(title, incident) : title, modalTitleMaxChars),
    submit: plain(submit, 24),
    close: plain(name === 'cancel' ? 'Keep open' : 'Cancel', 24),
    private_metadata: JSON.stringify(memory),
    blocks: incident ? [formHeading(incident, policy), ...blocks] : blocks,
  };
}

/**
 * Rebuilds the form, with all typed text, after somebody else changed a shown field: with a warning and the current
 * incident. Initial choices stay, since they tell which ones the person left alone.
 */
export function formAgain(
  view: ViewOutput,
  now: { incident: Incident; policy: Policy; lastEntry: number; warning: string },
): ModalView {
  const { values } = state.parse(view.state);
  const inputs = view.blocks.filter((block): block is InputBlock => block.type === 'input');
  const inputsWithText = inputs.map((block): InputBlock => {
    const typed = Object.values(values[block.block_id ?? ''] ?? {})[0]?.value;
    const { element } = block;
    return element.type === 'plain_text_input' && typed
      ? { ...block, element: { ...element, initial_value: typed } }
      : block;
  });
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: plain(view.title.text, modalTitleMaxChars),
    submit: plain(view.submit?.text ?? '', 24),
    close: plain(view.close?.text ?? '', 24),
    private_metadata: JSON.stringify({ ...rememberedIn(view.private_metadata), sawEntry: now.lastEntry }),
    blocks: [formHeading(now.incident, now.policy), section(`⚠ ${now.warning}`), ...inputsWithText],
  };
}

/** The form's name in a callback id. */
export function formNameOf(callbackId: string): string {
  return callbackId.slice(prefix.length);
}

export function rememberedIn(privateMetadata: string): FormMemory {
  return memory.parse(JSON.parse(privateMetadata));
}

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_date_time: z.number().nullish(),
  selected_date: z.iso.date().nullish(),
});
const state = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

const shownOption = z.object({
  block_id: z.string(),
  element: z.object({ initial_option: z.object({ value: z.string() }) }),
});

/** Reads the values of a submitted form by block id. Throws if our forms can't have produced them. */
export function valuesIn(view: { state: unknown; blocks: readonly unknown[] }): FormValues {
  const { values } = state.parse(view.state);
  const fieldOf = (blockId: string) => Object.values(values[blockId] ?? {})[0];
  return {
    text: (blockId) => fieldOf(blockId)?.value?.trim() || null,
    choice: (blockId) => {
      const field = fieldOf(blockId);
      return field?.selected_option?.value ?? field?.selected_user ?? field?.selected_conversation ?? null;
    },
    list: (blockId) =>
      fieldOf(blockId)?.selected_users ??
      fieldOf(blockId)?.selected_options?.map((option) => option.value) ??
      [],
    at: (blockId) => {
      const seconds = fieldOf(blockId)?.selected_date_time;
      return seconds ? new Date(seconds * 1_000) : null;
    },
    day: (blockId) => fieldOf(blockId)?.selected_date ?? null,
    isAsShown: (blockId) =>
      view.blocks.some((block) => {
        const shown = shownOption.safeParse(block).data;
        const chosen = fieldOf(blockId)?.selected_option?.value;
        return shown?.block_id === blockId && shown.element.initial_option.value === chosen;
      }),
  };
}
