import { type Dict, dicts, text } from '../json.js';
import { botIsIn } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { maxAltTextChars, maxFileBytes, maxSnippetBytes } from '../state/file-limits.js';
import { identity } from '../state/identity.js';
import { postMessage } from '../state/post-message.js';
import { completeFile, deleteFile, presentFile, storeFile, tellFileShared } from '../state/store-file.js';
import type { Channel, StoredFile } from '../state/workspace.js';
import { refuse, refuseArguments, refuseMistake } from './api-refusal.js';
import { Args } from './args.js';
import { type Content, readContent } from './message-content.js';
import type { Family } from './method.js';
import { paginate } from './paginate.js';
import { requireChannel } from './require-channel.js';

/** Files: upload URL, content (`serve-files.ts`), sharing. */
export const files: Family = {
  'files.getUploadURLExternal': (args, context) => {
    const size = args.number('length') ?? 0;
    requireTakable(args, size);
    const file = storeFile(context, { name: args.must('filename'), user: identity.botUserId, size });
    return { upload_url: `${context.baseUrl}/upload/v1/${file.id}`, file_id: file.id };
  },

  'files.completeUploadExternal': (args, context) => {
    const asked = dicts(args.json('files'));
    if (asked.length === 0)
      refuseArguments('must provide an array with at least one file [json-pointer:/files]');
    const uploaded = asked.map((one) => requireUploaded(context, one));
    const channels = [...args.list('channels'), ...args.list('channel_id')].map((id) =>
      requireOwnChannel(context, id),
    );
    const blocks = readBlocks(args);
    for (const file of uploaded) completeFile(context, file);
    for (const channel of channels) share(context, channel, uploaded, { args, blocks });
    return { files: uploaded.map((file) => presentFile(context, file)) };
  },

  'files.info': (args, context) => ({
    file: presentFile(context, requireFile(context, args.text('file'))),
    comments: [],
    response_metadata: { next_cursor: '' },
  }),

  'files.list': (args, context) => {
    const channel = args.text('channel');
    const user = args.text('user');
    if (user && !context.workspace.users[user]) refuse('user_not_found', `user: ${user} does not exist`);
    const found = Object.values(context.workspace.files).filter(
      (file) =>
        file.isComplete && (!channel || file.channels.includes(channel)) && (!user || file.user === user),
    );
    const { page } = paginate(args, found, args.number('count') ?? 100);
    const paging = { count: page.length, total: found.length, page: 1, pages: 1 };
    return { files: page.map((file) => presentFile(context, file)), paging };
  },

  'files.delete': (args, context) => {
    const file = requireFile(context, args.text('file'));
    if (file.user !== identity.botUserId) refuse('cant_delete_file');
    deleteFile(context, file);
    return {};
  },
};

function requireFile(context: SandboxContext, id: string | undefined): StoredFile {
  const file = id ? context.workspace.files[id] : undefined;
  return file?.isComplete ? file : refuse('file_not_found');
}

/** Ends the call for a file that Slack rejects. */
function requireTakable(args: Args, size: number): void {
  const altText = args.text('alt_txt')?.length ?? 0;
  if (args.has('snippet_type') && size > maxSnippetBytes)
    refuseMistake(
      'snippet_too_large',
      `length: ${size} bytes given; Slack allows at most ${maxSnippetBytes} in a snippet`,
    );
  if (size > maxFileBytes)
    refuseMistake(
      'file_upload_size_restricted',
      `length: ${size} bytes given; Slack allows at most ${maxFileBytes}`,
    );
  if (altText > maxAltTextChars)
    refuseMistake(
      'alt_txt_too_large',
      `alt_txt: ${altText} characters given; Slack allows at most ${maxAltTextChars}`,
    );
}

/** The content must be uploaded before the upload is completed. */
function requireUploaded(context: SandboxContext, asked: Dict): StoredFile {
  const file = context.workspace.files[text(asked.id) ?? ''];
  if (!file)
    refuse(
      'file_not_found',
      `files: ${text(asked.id) ?? 'one'} is not a file that Slack issued an upload_url for`,
    );
  if (file.content === undefined)
    refuse('file_not_found', `files: nothing was uploaded to the upload_url of ${file.id}`);
  file.title = text(asked.title) ?? file.title;
  return file;
}

function requireOwnChannel(context: SandboxContext, id: string): Channel {
  const channel = requireChannel(context, id);
  return botIsIn(channel) ? channel : refuse('not_in_channel');
}

/** Blocks are for a post without a comment. */
function readBlocks(args: Args): Content {
  return args.has('initial_comment') ? {} : readContent(new Args({ blocks: args.values.blocks }));
}

function share(
  context: SandboxContext,
  channel: Channel,
  shared: StoredFile[],
  { args, blocks }: { args: Args; blocks: Content },
): void {
  for (const file of shared) file.channels.push(channel.id);
  const thread = args.text('thread_ts');
  postMessage(context, channel.id, {
    subtype: 'file_share',
    user: identity.botUserId,
    bot_id: identity.botId,
    app_id: identity.appId,
    text: args.text('initial_comment') ?? '',
    ...blocks,
    files: shared.map((file) => presentFile(context, file)),
    ...(thread ? { thread_ts: thread } : {}),
  });
  for (const file of shared) tellFileShared(context, file, channel.id);
}
