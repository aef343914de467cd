import type { Dict } from '../json.js';
import { nowSeconds, type SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { newId } from '../state/new-id.js';
import type { Bookmark } from '../state/workspace.js';
import { refuse, refuseArguments, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';
import { requireMembership } from './require-channel.js';

/** Channel bookmarks, at most 100. */
export const bookmarks: Family = {
  'bookmarks.add': (args, context) => {
    const list = bookmarksOf(context, args);
    if (list.length >= 100) refuse('too_many_bookmarks');
    if (args.must('type') !== 'link')
      refuseMistake('invalid_bookmark_type', `type: "${args.must('type')}" given; Slack accepts link`);
    const now = nowSeconds(context);
    const bookmark: Bookmark = {
      id: newId(context, 'Bk'),
      channel_id: args.must('channel_id'),
      title: args.must('title'),
      link: requireLink(args),
      emoji: args.text('emoji') ?? '',
      type: 'link',
      rank: rankAfter(list.length),
      created: now,
      updated: 0,
      last_updated_by_user_id: identity.botUserId,
      last_updated_by_team_id: identity.teamId,
    };
    list.push(bookmark);
    return { bookmark: present(bookmark) };
  },

  'bookmarks.edit': (args, context) => {
    const bookmark = requireBookmark(context, args);
    if (args.has('title')) bookmark.title = args.must('title');
    if (args.has('link')) bookmark.link = requireLink(args);
    if (args.has('emoji')) bookmark.emoji = args.must('emoji');
    bookmark.updated = nowSeconds(context);
    return { bookmark: present(bookmark) };
  },

  'bookmarks.list': (args, context) => ({ bookmarks: bookmarksOf(context, args).map(present) }),

  'bookmarks.remove': (args, context) => {
    const bookmark = requireBookmark(context, args);
    const list = bookmarksOf(context, args);
    list.splice(list.indexOf(bookmark), 1);
    return {};
  },
};

function bookmarksOf(context: SandboxContext, args: Args): Bookmark[] {
  const channelId = args.text('channel_id');
  if (!channelId) refuseArguments('missing required field: channel_id');
  const channel = requireMembership(context, channelId);
  const list = context.workspace.bookmarks[channel.id] ?? [];
  context.workspace.bookmarks[channel.id] = list;
  return list;
}

function requireBookmark(context: SandboxContext, args: Args): Bookmark {
  const id = args.text('bookmark_id');
  return bookmarksOf(context, args).find((one) => one.id === id) ?? refuse('not_found');
}

function requireLink(args: Args): string {
  const link = args.must('link');
  return /^https?:\/\/\S+$/.test(link)
    ? link
    : refuseMistake('invalid_link', `link: "${link}" is not a URL that starts with http:// or https://`);
}

function rankAfter(count: number): string {
  return String.fromCharCode(103 + (count % 18));
}

function present({ created, updated, ...bookmark }: Bookmark): Dict {
  return {
    ...bookmark,
    icon_url: '',
    entity_id: null,
    date_created: created,
    date_updated: updated,
    shortcut_id: null,
    app_id: null,
    app_action_id: null,
  };
}
