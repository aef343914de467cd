/** What the server sends to a page. `from-page.ts` defines the other direction. */
import type { ControlSeen } from '../control/control.js';
import type { LogLine } from '../control/log-line.js';
import type { LogDetails } from '../control/read-log.js';
import type { TourSeen } from '../control/tour.js';
import type { Dict } from '../json.js';
import type { ChannelKind, Reaction, ShownView, StateValues, UserKind } from '../state/workspace.js';

/** The result of an action. */
export interface Done {
  /** Why the action failed or the app did not answer, in Slack's client's words. */
  failed?: string;
  /** Validation errors of a submitted modal, by block_id. */
  errors?: Record<string, string>;
  /** The conversation to open. */
  channel?: string;
  /** Options of an external menu. */
  options?: Dict[];
  /** Request and response of a log line. */
  logged?: LogDetails;
}

export type ToPage =
  | { kind: 'seen'; parts: Partial<Parts>; lists: { [Name in keyof Lists]?: ListChange<Lists[Name]> } }
  | { kind: 'done'; number: number; done: Done };

/** New and changed items of a list, and all keys in order. */
export interface ListChange<T> {
  keys: string[];
  changed: T[];
}

/** Parts sent whole whenever they change. */
export interface Parts {
  /** User id of the viewer. */
  viewer: string;
  /** A channel id, or `home`. */
  at: string;
  workspace: WorkspaceSeen;
  sideBar: SideBar;
  /** Null if the person can't see the channel. */
  channel: ChannelSeen | null;
  modals: ShownView[];
  home: ShownView | null;
  control: ControlSeen;
  tour: TourSeen;
}

/** Lists sent item by item. */
export interface Lists {
  messages: MessageSeen;
  replies: MessageSeen;
  log: LogLine;
}

/** The workspace as the viewer sees it. */
export interface WorkspaceSeen {
  name: string;
  /** The workspace's subdomain of `.slack.com`, used in permalinks. */
  domain: string;
  /** The address of pages about the app. */
  guide: string | null;
  app: { userId: string; name: string; hasHome: boolean; hasMessages: boolean; takesMessages: boolean };
  people: PersonSeen[];
  groups: { id: string; handle: string; name: string }[];
  /** Channels the person can know of, by id, for rendering mentions. */
  channels: { id: string; name: string; kind: ChannelKind }[];
  commands: CommandSeen[];
  /** Slack's own commands that the sandbox implements. */
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
  /** Public channels the person can join. */
  others: { id: string; name: string; isArchived: boolean }[];
}

export interface SideBarChannel {
  id: string;
  name: string;
  kind: ChannelKind;
  /** Unread messages by others. */
  unread: number;
  /** Unread messages that mention the person or are in a direct message. */
  mentions: number;
}

export interface ChannelSeen {
  id: string;
  name: string;
  kind: ChannelKind;
  topic: string;
  purpose: string;
  isArchived: boolean;
  /** True for the channel with all members: nobody can leave, rename or archive it. */
  isGeneral: boolean;
  isMember: boolean;
  members: string[];
  pins: MessageSeen[];
  bookmarks: { title: string; link: string; emoji: string }[];
  /** Timestamp the person had read to when they opened the channel. */
  lastRead: string;
  /** True if older messages exist. */
  hasMore: boolean;
}

export interface MessageSeen {
  channel: string;
  ts: string;
  /** The author; `isApp` is true for bots. */
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
  /** Timestamp of the thread's parent, for replies. */
  parent?: string;
  /** Selections in the message's controls. */
  state?: StateValues;
}

export interface FileSeen {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  /** Path relative to the page's address. */
  link: string;
  /** The first lines of a text file. */
  preview?: string;
}
