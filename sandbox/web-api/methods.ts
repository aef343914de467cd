import { bookmarks } from './bookmarks.js';
import { chatChange } from './chat-change.js';
import { chatPost } from './chat-post.js';
import { chatSchedule } from './chat-schedule.js';
import { conversationsLifecycle } from './conversations-lifecycle.js';
import { conversationsMembers } from './conversations-members.js';
import { conversationsRead } from './conversations-read.js';
import { conversationsTopic } from './conversations-topic.js';
import { definitions } from './definitions.js';
import { files } from './files.js';
import type { Family, Method } from './method.js';
import { oauth } from './oauth.js';
import { pins } from './pins.js';
import { reactions } from './reactions.js';
import { userGroups } from './user-groups.js';
import { users } from './users.js';
import { views } from './views.js';
import { workspaceInfo } from './workspace-info.js';

const families: Family[] = [
  bookmarks,
  chatChange,
  chatPost,
  chatSchedule,
  conversationsLifecycle,
  conversationsMembers,
  conversationsRead,
  conversationsTopic,
  files,
  oauth,
  pins,
  reactions,
  userGroups,
  users,
  views,
  workspaceInfo,
];

const methods = new Map<string, Method>(families.flatMap((family) => Object.entries(family)));

/** The method with this name; undefined if the sandbox does not implement it. */
export function methodNamed(name: string): Method | undefined {
  return methods.get(name);
}

/** Methods that Slack defines and the sandbox answers with `unknown_method`, sorted. */
export function notCovered(): string[] {
  return [...definitions().keys()].filter((name) => !methods.has(name)).sort();
}
