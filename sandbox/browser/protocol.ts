/** What the server tells a page; what a page may say stands in `from-page.ts`. */
import type { ControlSeen } from '../control/control.js';
import type { LogLine } from '../control/log-line.js';
import type { LogDetails } from '../control/read-log.js';
import type { TourSeen } from '../control/tour.js';
import type { Dict } from '../json.js';
import type { ChannelKind, Reaction, ShownView, StateValues, UserKind } from '../state/workspace.js';

/** What came of an act, for the one who did it. */
export interface Done {
  /** A sentence when the act could not be done or the app did not answer; in the words that Slack's client would use. */
  failed?: string;
  /** Validation errors of a submitted modal, by block_id. */
  errors?: Record<string, string>;
  /** The conversation that was opened. */
  channel?: string;
  /** Options of an external menu. */
  options?: Dict[];
  /** What was asked and answered in a line of the log. */
  logged?: LogDetails;
}

export type ToPage =
  | { kind: 'seen'; parts: Partial<Parts>; lists: { [Name in keyof Lists]?: ListChange<Lists[Name]> } }
  | { kind: 'done'; number: number; done: Done };

/** The entries of a list that are new or differ, and the keys of all in order. */
export interface ListChange<T> {
  keys: string[];
  changed: T[];
}

/** What is told as a whole whenever it changes. */
export interface Parts {
  /** User id of whose eyes these are. */
  viewer: string;
  /** What they look at: a channel's id, or `home`. */
  at: string;
  workspace: WorkspaceSeen;
  sideBar: SideBar;
  /** Null where the person does not see the channel (any more). */
  channel: ChannelSeen | null;
  modals: ShownView[];
  home: ShownView | null;
  control: ControlSeen;
  tour: TourSeen;
}

/** What is told entry by entry. */
export interface Lists {
  messages: MessageSeen;
  replies: MessageSeen;
  log: LogLine;
}

/** What everybody sees. */
export interface WorkspaceSeen {
  name: string;
  /** What its permalinks begin with, before `.slack.com`. */
  domain: string;
  app: { userId: string; name: string; hasHome: boolean; hasMessages: boolean; takesMessages: boolean };
  people: PersonSeen[];
  groups: { id: string; handle: string; name: string }[];
  /** All channels that the person may know of, by id: what mentions of them are called. */
  channels: { id: string; name: string; kind: ChannelKind }[];
  commands: CommandSeen[];
  /** Commands of Slack's own that the sandbox knows. */
  builtIns: CommandSeen[];
  shortcuts: { callbackId: string; name: string; description: string; type: 'global' | 'message' }[];
}

export interface PersonSeen {
  id: string;
  name: string;
  realName: string;
  kind: UserKind;
  tz?: string;
  title?: string;
}

export interface CommandSeen {
  command: string;
  description: string;
  usageHint: string;
}

export interface SideBar {
  channels: SideBarChannel[];
  /** Public channels that the person could join. */
  others: { id: string; name: string; isArchived: boolean }[];
}

export interface SideBarChannel {
  id: string;
  name: string;
  kind: ChannelKind;
  /** Messages of others since the person read here last. */
  unread: number;
  /** Those of them that mention the person, or any in a direct conversation. */
  mentions: number;
}

export interface ChannelSeen {
  id: string;
  name: string;
  kind: ChannelKind;
  topic: string;
  purpose: string;
  isArchived: boolean;
  /** Everybody is in it: it cannot be left, renamed or archived. */
  isGeneral: boolean;
  isMember: boolean;
  members: string[];
  pins: MessageSeen[];
  bookmarks: { title: string; link: string; emoji: string }[];
  /** Where the person had read to when they came here. */
  lastRead: string;
  /** Whether there are older messages than those shown. */
  hasMore: boolean;
}

export interface MessageSeen {
  channel: string;
  ts: string;
  /** Who it is from; `app` for Firebreak and other apps' bots. */
  from: { id: string; name: string; isApp: boolean; icon?: string };
  text: string;
  subtype?: string;
  blocks?: Dict[];
  attachments?: Dict[];
  files?: FileSeen[];
  reactions?: Reaction[];
  isEdited: boolean;
  isEphemeral: boolean;
  isBroadcast: boolean;
  pinnedBy?: string;
  thread?: { ts: string; replies: number; people: string[]; lastTs: string };
  /** The thread that this is a reply in. */
  parent?: string;
  /** What was chosen in its controls. */
  state?: StateValues;
}

export interface FileSeen {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  /** Path below the page's own address. */
  link: string;
  /** The first lines of a text. */
  preview?: string;
}
