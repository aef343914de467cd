import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Policy } from '../domain/policy.js';
import { plain } from '../slack/views/blocks.js';
import type { Command, Filled, FilledForm, FormValues } from './command.js';

/** What a form remembers until it is submitted. */
const memory = z.object({
  number: z.number().nullable(),
  channelId: z.string().nullable(),
  mayAnnounceHere: z.boolean(),
  about: z.string().nullable(),
});
export type FormMemory = z.infer<typeof memory>;

const prefix = 'form:';

/** Matches the callback ids of our forms. */
export const formCallbacks = /^form:/;

/** The modal of a command's form. */
export function formView(
  { name, form }: Command,
  policy: Policy,
  prefill: string,
  remembered: Omit<FormMemory, 'about'>,
): ModalView {
  if (!form) throw new Error(`The command ${name} has no form.`);
  const memory = { ...remembered, about: null };
  return modal(name, form, { blocks: form.blocks(policy, prefill), memory });
}

/** The modal of a form that shows what is there already. */
export function filledView(
  { form: name, blocks, about }: Filled,
  form: FilledForm,
  remembered: Omit<FormMemory, 'about'>,
): ModalView {
  return modal(name, form, { blocks, memory: { ...remembered, about } });
}

function modal(
  name: string,
  { title, submit }: FilledForm,
  { blocks, memory }: { blocks: KnownBlock[]; memory: FormMemory },
): ModalView {
  return {
    type: 'modal',
    callback_id: `${prefix}${name}`,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain('Leave it', 24),
    private_metadata: JSON.stringify(memory),
    blocks,
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
