import type { Dict } from '../json.js';
import type { EphemeralMessage, Message, ShownView, View } from '../state/workspace.js';

/** What came of an act that reached the app. */
export interface Answer {
  /** HTTP status of the acknowledgement; 0 when none came. */
  status: number;
  ms: number;
  body: unknown;
  text?: string;
  blocks?: unknown[];
  /** Messages only this person sees, that came since the act began; read at the moment of asking. */
  readonly ephemeral: EphemeralMessage[];
  /** What Slack shows when the act failed: its word for it (`operation_timeout`, `dispatch_failed`) or its sentence. */
  failed?: string;
  /** Validation errors of a submitted modal, by block_id. */
  errors?: Record<string, string>;
  /** The modal on top after the act, if any. */
  view?: ShownView;
}

/** A message as one person reads it in a channel. */
export interface ReadMessage extends Message {
  /** Handle or bot name of the author. */
  from: string;
  replies: ReadMessage[];
  isEphemeral: boolean;
}

/** Which control to use: by action_id, by what stands on it, or by its value. */
export interface Control {
  action_id?: string;
  text?: string;
  value?: string;
  block_id?: string;
  /** False leaves a confirm dialog unconfirmed: nothing is sent. */
  confirm?: boolean;
}

export type Clickable = Message | EphemeralMessage | View;

/** A user of the workspace who acts as people do in Slack's client. Impossible acts throw. */
export interface Person {
  id: string;
  name: string;
  realName: string;
  tz: string | undefined;
  /** A slash command, or a message when the line does not start with `/`; in #general unless said. */
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
  /** Uses a button, menu, picker or box; `chosen` is a value or the text of an option. */
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
  /** What this person sees in a channel now. Throws when they may not enter it. */
  reads(channel: string): ReadMessage[];
  /** The direct messages with the app. */
  readsDirect(): ReadMessage[];
  home(): ShownView | undefined;
  opensHome(): Promise<void>;
  /** Opens the direct conversation with the app and gives its channel id. */
  opensDirect(): string;
  /** What an external menu offers for what was typed into it. */
  suggests(where: Clickable, control: Control, typed: string): Promise<Dict[]>;
  /** Remembers that the person has read the channel up to a message. */
  hasRead(channel: string, ts: string): Promise<void>;
}

export interface PostAt {
  in: string;
  /** Timestamp of the thread's parent. */
  thread?: string;
  broadcast?: boolean;
  files?: { name: string; mimetype?: string; content?: string | Buffer }[];
  /** Ids of files that the person has uploaded and not shared yet. */
  uploads?: string[];
  subtype?: 'me_message' | 'bot_message';
}
