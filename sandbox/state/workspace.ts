import type { Dict } from '../json.js';

/** All of the sandbox's state as plain JSON, which can be saved and restored. */
export interface Workspace {
  team: { id: string; name: string; domain: string };
  users: Record<string, User>;
  channels: Record<string, Channel>;
  /** Ids of named channels, including archived ones, whose names stay taken. */
  channelIds: Record<string, string>;
  /** By channel id, oldest first, including thread replies. */
  messages: Record<string, Message[]>;
  ephemerals: EphemeralMessage[];
  bookmarks: Record<string, Bookmark[]>;
  userGroups: Record<string, UserGroup>;
  files: Record<string, StoredFile>;
  views: Record<string, View>;
  /** Ids of each user's open modals, the top one last. */
  modals: Record<string, string[]>;
  /** Id of each user's Home view. */
  homes: Record<string, string>;
  /** Unsubmitted input, by view id or `channel:ts`. */
  inputs: Record<string, StateValues>;
  triggers: Record<string, Trigger>;
  responseUrls: Record<string, ResponseUrl>;
  scheduled: ScheduledMessage[];
  /** Timestamp each user has read to, by user id and channel id. */
  lastRead: Record<string, Record<string, string>>;
  /** The latest timestamp in microseconds, so that the next one is later. */
  lastTsMicros: number;
  lastId: number;
  /** How far the sandbox's time is ahead of its clock, in milliseconds. */
  aheadMs: number;
  /** Finished steps of the tour, by id. */
  tourDone: string[];
}

export type UserKind = 'member' | 'guest' | 'deactivated' | 'stranger' | 'bot' | 'app';

export interface User {
  id: string;
  name: string;
  realName: string;
  kind: UserKind;
  email?: string;
  tz?: string;
  title?: string;
  /** The home workspace; a different one for external people and for members from another Grid workspace. */
  teamId: string;
  /** The user's Grid workspaces; unset outside of a Grid. */
  gridTeams?: string[];
  /** Unix seconds of the last change; unset if unchanged since the seed. */
  updated?: number;
  isAdmin?: boolean;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  creator: string;
  /** Unix seconds. */
  created: number;
  isArchived: boolean;
  isGeneral: boolean;
  /** True if shared with another workspace through Slack Connect. */
  isExtShared?: boolean;
  topic: Note;
  purpose: Note;
  previousNames: string[];
  /** User ids in order of joining. */
  members: string[];
}

/** A topic or purpose, with its last author and time in Unix seconds. */
export interface Note {
  value: string;
  creator: string;
  last_set: number;
}

export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

/** A message with Slack's own field names, and its channel. */
export interface Message {
  type: 'message';
  channel: string;
  ts: string;
  text: string;
  team: string;
  user?: string;
  bot_id?: string;
  app_id?: string;
  username?: string;
  icons?: Dict;
  subtype?: string;
  client_msg_id?: string;
  blocks?: Dict[];
  attachments?: Dict[];
  thread_ts?: string;
  parent_user_id?: string;
  metadata?: { event_type: string; event_payload: Dict };
  edited?: { user: string; ts: string };
  reactions?: Reaction[];
  files?: Dict[];
  pinned_to?: string[];
  pinned_info?: { channel: string; pinned_by: string; pinned_ts: number };
  /** A reply that is also shown in the channel. */
  broadcast?: boolean;
  /** Extra fields of system messages: topic, purpose, old_name, name, inviter, item, root. */
  extra?: Dict;
}

/** A message that only one person sees; it is in no history. */
export interface EphemeralMessage extends Message {
  ephemeral_to: string;
}

export interface Bookmark {
  id: string;
  channel_id: string;
  title: string;
  link: string;
  emoji: string;
  type: string;
  rank: string;
  created: number;
  updated: number;
  last_updated_by_user_id: string;
  last_updated_by_team_id: string;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  isDisabled: boolean;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  size: number;
  mimetype: string;
  user: string;
  created: number;
  /** Base64; undefined until the upload. */
  content?: string;
  channels: string[];
  isComplete: boolean;
}

export type StateValues = Record<string, Record<string, Dict>>;

/** A modal or Home view in the Web API's format. */
export interface View {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: Dict[];
  private_metadata: string;
  callback_id: string;
  hash: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  external_id: string;
  root_view_id: string;
  previous_view_id: string | null;
  app_id: string;
  bot_id: string;
  app_installed_team_id: string;
  title?: Dict;
  submit?: Dict | null;
  close?: Dict | null;
  /** The view's owner; not part of the Web API. */
  owner: string;
}

/** A view as a person sees it, with their input. */
export interface ShownView extends View {
  state: { values: StateValues };
}

export interface Trigger {
  user: string;
  /** The view it was created in; views.push stacks on it. */
  viewId?: string;
  /** Unix milliseconds. */
  madeAt: number;
  used: boolean;
}

export interface ResponseUrl {
  kind: 'commands' | 'actions';
  user: string;
  channel: string;
  messageTs?: string;
  threadTs?: string;
  isEphemeral: boolean;
  uses: number;
  madeAt: number;
}

export interface ScheduledMessage {
  id: string;
  channel: string;
  post_at: number;
  date_created: number;
  text: string;
  blocks?: Dict[];
  attachments?: Dict[];
  thread_ts?: string;
  hasMetadata?: boolean;
}
