import type { KnownBlock } from '@slack/types';
import type { Act } from '../domain/actor.js';
import type { Field } from '../domain/changed-fields.js';
import type { Incident } from '../domain/incident/incident.js';
import type { Policy } from '../domain/policy.js';
import type { NameOf } from '../domain/timeline/messages/readable.js';
import type { SlackTextFile } from '../slack/read/read-text-file.js';
import type { MessageView } from '../slack/views/text/blocks.js';
import type { Deps } from '../workflows/deps.js';
import { notFound } from '../workflows/incident/change-incident.js';
import type { Deadline, IncidentChoice, Outcome, Request } from '../workflows/request.js';

/** One command of `/incident`. The help, router, forms and tests read these definitions. */
export interface Command {
  /** The word that people type; also the name of its form. */
  name: string;
  aliases: readonly string[];
  /** The arguments, e.g. `<text>`; those in square brackets are optional. */
  usage: string;
  /** One line for the help. */
  summary: string;
  /** Whether a bare number after the word is always an incident number; `alone`: if nothing follows it. */
  numbersAreNames?: true | 'alone';
  /** Whether a bare number after the word never is an incident number. */
  numbersAreArguments?: boolean;
  /** Runs the command with the text after its name. */
  run: (call: Call, text: string) => Promise<Reply>;
  /** Opens if an argument is missing; its submission runs the command with the values. */
  form?: Form;
}

/** A command's form: a modal of input blocks. */
export interface Form extends FilledForm {
  blocks: (input: FormInput) => KnownBlock[];
}

/** What a form's blocks are made from. */
export interface FormInput {
  policy: Policy;
  /** The text typed after the command. */
  prefill: string;
  /** The current incident; null while one is being declared. */
  incident: Incident | null;
  /** The person who opens the form. */
  userId: string;
}

/** A form whose blocks are built by the code that opens it, from current values. */
export interface FilledForm {
  /** The title; the incident's name is appended if there is one: `Add note to` INC-42. */
  title: string;
  submit: string;
  submitted: (call: Call, values: FormValues, readFile: ReadFile) => Promise<Reply>;
}

/** Reads a file of text that somebody shared in Slack, by its id. */
export type ReadFile = (fileId: string) => Promise<SlackTextFile>;

/** The values of a submitted form, by block id. */
export interface FormValues {
  text: (blockId: string) => string | null;
  choice: (blockId: string) => string | null;
  list: (blockId: string) => string[];
  at: (blockId: string) => Date | null;
  /** `2026-12-01`. */
  day: (blockId: string) => string | null;
  /** Whether a choice still has its initial value. */
  isAsShown: (blockId: string) => boolean;
}

/** One call of a command: who runs it, where, and for which incident. */
export interface Call {
  deps: Deps;
  workspaceId: string;
  userId: string;
  /** The channel it was run in; null for a global shortcut. */
  channelId: string | null;
  /** Whether Firebreak can post there uninvited, as in a public channel. */
  mayAnnounceHere: boolean;
  /** The named incident; null for the channel's own. */
  number: number | null;
  /** Names of the users, groups and channels mentioned in the line. */
  nameOf: NameOf;
  key: string;
  act: Act;
  trace: string;
  deadline: Deadline;
  /** Where a later answer can be sent. */
  responseUrl: string | null;
  /** The submitted form; null for typed commands and buttons. */
  form: SubmittedForm | null;
}

/** A submitted form, with what it carried since it was opened. */
export interface SubmittedForm {
  viewId: string;
  /** See `Filled`. */
  about: string | null;
  /** The record's last entry when the form was opened. */
  sawEntry: number | null;
}

/** The reply to a person. */
export type Reply =
  | { kind: 'message'; view: MessageView }
  /** Opens in a modal; in one that is open, replaces what it shows. */
  | { kind: 'modal'; title: string; view: MessageView }
  | { kind: 'form'; command: Command; prefill: string }
  | { kind: 'filled'; filled: Filled }
  | { kind: 'which_incident' }
  /** The checks of the installation, sent when they are made. */
  | { kind: 'examination' }
  | { kind: 'outcome'; outcome: Outcome };

/** A form that is ready to open. */
export interface Filled {
  /** One of `filledForms`. */
  form: string;
  /** Its incident; null if the form asks for one. */
  incident: Incident | null;
  blocks: KnownBlock[];
  /** The record's last entry when the blocks were built; null if they show nothing of the record. */
  sawEntry: number | null;
  /** Data carried until submission; together with the rest, Slack allows 3,000 characters. */
  about: string;
}

/** Whether a button or menu made the call: actions that are hard to undo then open their form first. */
export function isPressed({ act }: Call): boolean {
  return act.source === 'button';
}

/** The workflow request of this call. `fields`: the fields that it replaces and that a form showed. */
export function requestOf<Input>(
  call: Call,
  input: Input,
  fields: readonly Field[] = [],
): Request<Input & IncidentChoice> {
  const { workspaceId, key, act, trace, deadline, responseUrl: answerUrl } = call;
  const sawEntry = call.form?.sawEntry ?? null;
  const saw = sawEntry === null ? undefined : { entry: sawEntry, fields };
  return { workspaceId, key, act, trace, deadline, answerUrl, saw, input: { ...input, ...choiceOf(call) } };
}

/** The incident this call refers to. */
export function choiceOf({ number, channelId }: Call): IncidentChoice {
  return { number, channelId };
}

/** The reply if that incident doesn't exist or is not visible to this person. */
export function notFoundReply(call: Call): Reply {
  return replyTo({ kind: 'refused', refusal: notFound(choiceOf(call)) });
}

/** The reply for a workflow's outcome; asks which incident if none was named and the channel has none. */
export function replyTo(outcome: Outcome): Reply {
  const needsIncident =
    outcome.kind === 'refused' &&
    outcome.refusal.kind === 'incident_not_found' &&
    outcome.refusal.asked === null;
  return needsIncident ? { kind: 'which_incident' } : { kind: 'outcome', outcome };
}
