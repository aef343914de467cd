import type { KnownBlock } from '@slack/types';
import type { Act } from '../domain/actor.js';
import type { Field } from '../domain/incident/changed-fields.js';
import type { Incident } from '../domain/incident/incident.js';
import type { Policy } from '../domain/policy.js';
import type { NameOf } from '../domain/timeline/readable.js';
import type { MessageView } from '../slack/views/text/blocks.js';
import type { Deps } from '../workflows/deps.js';
import { notFound } from '../workflows/incident/change-incident.js';
import type { Deadline, IncidentChoice, Outcome, Request } from '../workflows/request.js';

/** One verb of `/incident`: what people type, and what it asks for. Help, router, forms and tests read these. */
export interface Command {
  /** The word that people type; also the name of its form. */
  name: string;
  aliases: readonly string[];
  /** What follows the word, e.g. `<text>`; square brackets: may be left out. */
  usage: string;
  /** One line for the help. */
  summary: string;
  /** Whether a bare number after the word can only be an incident's, in any channel. */
  numbersAreNames?: boolean;
  /** What the typed words after the verb ask for. */
  run: (call: Call, text: string) => Promise<Reply>;
  /** The form that opens where something is missing; its submission runs it with the values. */
  form?: Form;
}

/** A verb's form: a modal of input blocks, and what its values ask for. */
export interface Form extends FilledForm {
  blocks: (look: FormLook) => KnownBlock[];
}

/** What a form is drawn from. */
export interface FormLook {
  policy: Policy;
  /** What was typed after the verb. */
  prefill: string;
  /** The incident that it is about, as it is now; null where one is only being declared. */
  incident: Incident | null;
  /** Who opens it. */
  userId: string;
}

/** A form whose blocks show what is there already, so that they are made where it is opened. */
export interface FilledForm {
  /** Words that the incident's name can follow, where it is about one: `Add note to` INC-42. */
  title: string;
  submit: string;
  submitted: (call: Call, values: FormValues) => Promise<Reply>;
}

/** The values of a submitted form by block id. */
export interface FormValues {
  text: (blockId: string) => string | null;
  choice: (blockId: string) => string | null;
  list: (blockId: string) => string[];
  at: (blockId: string) => Date | null;
  /** Whether a choice was left as the form showed it. */
  isAsShown: (blockId: string) => boolean;
}

/** Who asks, from where, about which incident. */
export interface Call {
  deps: Deps;
  workspaceId: string;
  userId: string;
  /** The channel where they stand; null from a global shortcut. */
  channelId: string | null;
  /** Whether Firebreak may post there without being invited: a public channel. */
  mayAnnounceHere: boolean;
  /** The incident they named; null: that of the channel. */
  number: number | null;
  /** What people call whom and what the line mentions. */
  nameOf: NameOf;
  key: string;
  act: Act;
  trace: string;
  deadline: Deadline;
  /** Where an answer can be sent later. */
  responseUrl: string | null;
  /** The form that was submitted. */
  viewId: string | null;
  /** What that form is about, as `Filled` said it. */
  about: string | null;
  /** The last entry of the record when that form was drawn. */
  sawEntry: number | null;
}

/**
 * What the person gets: words, a form, a choice of incidents, or nothing beyond what the channel shows. `isAnsweredLater`:
 * an effect of it answers, as soon as there is something to go to. `isAnnouncedHere`: the announcement stands where it was
 * typed, so that only what that does not say is answered.
 */
export type Reply =
  | { kind: 'message'; view: MessageView }
  | { kind: 'form'; command: Command; prefill: string }
  | { kind: 'filled'; filled: Filled }
  | { kind: 'which_incident' }
  | { kind: 'outcome'; outcome: Outcome; isAnsweredLater?: boolean; isAnnouncedHere?: boolean };

/** A form as it is to be opened. */
export interface Filled {
  /** One of `filledForms`. */
  form: string;
  /** The incident that it is about; null where the form asks for which. */
  incident: Incident | null;
  blocks: KnownBlock[];
  /** The last entry of the record when it was drawn; null where nothing of the record is in it. */
  sawEntry: number | null;
  /** What it remembers until it is submitted; Slack takes 3,000 characters together with the rest. */
  about: string;
}

/** Whether a button or menu asks: what can't be taken back easily opens its form then. */
export function isPressed({ act }: Call): boolean {
  return act.source === 'button';
}

/** The workflow's request for this call. `fields`: what it replaces, of which a form showed the value. */
export function requestOf<Input>(
  call: Call,
  input: Input,
  fields: readonly Field[] = [],
): Request<Input & IncidentChoice> {
  const { workspaceId, key, act, trace, deadline, number, channelId, sawEntry } = call;
  const saw = sawEntry === null ? undefined : { entry: sawEntry, fields };
  const answerUrl = call.responseUrl;
  return { workspaceId, key, act, trace, deadline, answerUrl, saw, input: { ...input, number, channelId } };
}

/** Which incident this call is about. */
export function choiceOf({ number, channelId }: Call): IncidentChoice {
  return { number, channelId };
}

/** The reply where that incident is not there, or not for this person. */
export function notFoundReply(call: Call): Reply {
  return replyTo({ kind: 'rejected', refusal: notFound(choiceOf(call)) });
}

/** The reply to a workflow's outcome; a question back where no incident was named and the channel has none. */
export function replyTo(outcome: Outcome): Reply {
  const asks =
    outcome.kind === 'rejected' &&
    outcome.refusal.kind === 'incident_not_found' &&
    outcome.refusal.asked === null;
  return asks ? { kind: 'which_incident' } : { kind: 'outcome', outcome };
}
