import type { Dict } from '../json.js';
import type { EphemeralMessage, Message, ShownView, View } from '../state/workspace.js';

/** The result of an action that reached the app. */
export interface Answer {
  /** HTTP status of the acknowledgement; 0 without one. */
  status: number;
  ms: number;
  body: unknown;
  text?: string;
  blocks?: unknown[];
  /** Ephemeral messages to this person since the action started, read at access time. */
  readonly ephemeral: EphemeralMessage[];
  /** Slack's error if the action failed: a code (`operation_timeout`, `dispatch_failed`) or a sentence. */
  failed?: string;
  /** Validation errors of a submitted modal, by block_id. */
  errors?: Record<string, string>;
  /** The top modal after the action. */
  view?: ShownView;
}

/** A message as one person sees it. */
export interface ReadMessage extends Message {
  /** The author's handle or bot name. */
  from: string;
  replies: ReadMessage[];
  isEphemeral: boolean;
}

/** Selects a control by action_id, visible text or value. */
export interface Control {
  action_id?: string;
  text?: string;
  value?: string;
  block_id?: string;
  /** False declines the confirmation dialog, so that nothing is sent. */
  confirm?: boolean;
}

export type Clickable = Message | EphemeralMessage | View;

/** A user who acts as people do in Slack's client. Impossible actions throw. */
export interface Person {
  id: string;
  name: string;
  realName: string;
  tz: string | undefined;
  /** Types a slash command, or a message if the line does not start with `/`; default: in #general. */
  types(line: string, at?: { in?: string; thread?: string }): Promise<Answer>;
  posts(text: string, at: PostAt): Promise<Message>;
  edits(message: Message, text: string): Promise<void>;
  deletes(message: Message): Promise<void>;
  reacts(message: Message, name: string): Promise<void>;
  unreacts(message: Message, name: string): Promise<void>;
  pins(message: Message): Promise<void>;
  unpins(message: Message): Promise<void>;
  joins(channel: string): Promise<void>;
  leaves(channel: string): Promise<void>;
  invites(channel: string, person: Person | string): Promise<void>;
  renames(channel: string, name: string): Promise<void>;
  archives(channel: string): Promise<void>;
  unarchives(channel: string): Promise<void>;
  setsTopic(channel: string, topic: string): Promise<void>;
  /** Uses a button, menu, picker or checkbox; `chosen` is a value or an option's text. */
  clicks(where: Clickable, control: Control, chosen?: unknown): Promise<Answer>;
  shortcut(callbackId: string): Promise<Answer>;
  messageShortcut(callbackId: string, message: Message): Promise<Answer>;
  /** Fills inputs of the top modal, by label, block_id or action_id. */
  fills(values: Record<string, unknown>): Person;
  /** Submits the top modal after filling in `values`. */
  submits(values?: Record<string, unknown>): Promise<Answer>;
  /** Closes the top modal. */
  closes(): Promise<void>;
  modal(): ShownView | undefined;
  modals(): ShownView[];
  /** What this person sees in a channel now. Throws if they can't open it. */
  reads(channel: string): ReadMessage[];
  /** Direct messages with the app. */
  readsDirect(): ReadMessage[];
  home(): ShownView | undefined;
  opensHome(): Promise<void>;
  /** Opens the direct message with the app and returns its channel id. */
  opensDirect(): string;
  /** Options an external menu offers for the typed text. */
  suggests(where: Clickable, control: Control, typed: string): Promise<Dict[]>;
  /** Marks the channel as read up to a message. */
  hasRead(channel: string, ts: string): Promise<void>;
}

export interface PostAt {
  in: string;
  /** Timestamp of the thread's parent. */
  thread?: string;
  broadcast?: boolean;
  files?: { name: string; mimetype?: string; content?: string | Buffer }[];
  /** Ids of uploaded files that are not shared yet. */
  uploads?: string[];
  subtype?: 'me_message' | 'bot_message';
}
