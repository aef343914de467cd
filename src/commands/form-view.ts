import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Policy } from '../domain/policy.js';
import { plain } from '../slack/views/blocks.js';
import { formHeading, formTitle, modalTitleMaxChars } from '../slack/views/form-heading.js';
import type { Command, Filled, FilledForm, FormLook, FormValues } from './command.js';

/** What a form remembers until it is submitted. */
const memory = z.object({
  number: z.number().nullable(),
  channelId: z.string().nullable(),
  mayAnnounceHere: z.boolean(),
  about: z.string().nullable(),
  /** Where an answer can be sent: beside the button or line that opened it. */
  responseUrl: z.string().nullable().default(null),
});
export type FormMemory = z.infer<typeof memory>;
/** What is known of where a form is opened. */
export type Remembered = Pick<FormMemory, 'channelId' | 'mayAnnounceHere' | 'responseUrl'>;

const prefix = 'form:';

/** Matches the callback ids of our forms. */
export const formCallbacks = /^form:/;

/** The modal of a command's form. */
export function formView({ name, form }: Command, look: FormLook, remembered: Remembered): ModalView {
  if (!form) throw new Error(`The command ${name} has no form.`);
  const { incident, policy } = look;
  return modal(name, form, { ...remembered, policy, incident, blocks: form.blocks(look), about: null });
}

/** The modal of a form that shows what is there already. */
export function filledView(
  { form: name, incident, blocks, about }: Filled,
  form: FilledForm,
  remembered: Remembered & { policy: Policy },
): ModalView {
  return modal(name, form, { ...remembered, incident, blocks, about });
}

function modal(
  name: string,
  { title, submit }: FilledForm,
  drawn: Remembered & Pick<Filled, 'incident' | 'blocks'> & { about: string | null; policy: Policy },
): ModalView {
  const { incident, blocks, policy, channelId, mayAnnounceHere, about, responseUrl } = drawn;
  const number = incident?.number ?? null;
  const memory: FormMemory = { number, channelId, mayAnnounceHere, about, responseUrl };
  return {
    type: 'modal',
    callback_id: `${prefix}${name}`,
    title: plain(number === null ? title : formTitle(title, number), modalTitleMaxChars),
    submit: plain(submit, 24),
    close: plain(name === 'cancel' ? 'Keep open' : 'Cancel', 24),
    private_metadata: JSON.stringify(memory),
    blocks: incident ? [formHeading(incident, policy), ...blocks] : blocks,
  };
}

/** The form that a callback id names. */
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
  selected_users: z.array(z.string()).nullish(),
  selected_date_time: z.number().nullish(),
});
const state = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

/** The values of a submitted form, each by its block id. Throws where Slack sends what no form of ours can hold. */
export function valuesIn(viewState: unknown): FormValues {
  const { values } = state.parse(viewState);
  const of = (blockId: string) => Object.values(values[blockId] ?? {})[0];
  return {
    text: (blockId) => of(blockId)?.value?.trim() || null,
    choice: (blockId) => of(blockId)?.selected_option?.value ?? of(blockId)?.selected_user ?? null,
    list: (blockId) =>
      of(blockId)?.selected_users ?? of(blockId)?.selected_options?.map((option) => option.value) ?? [],
    at: (blockId) => {
      const seconds = of(blockId)?.selected_date_time;
      return seconds ? new Date(seconds * 1_000) : null;
    },
  };
}
