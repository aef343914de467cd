import { type Dict, dicts, text } from '../json.js';
import { botIsIn } from '../state/channel-access.js';
import { identity } from '../state/identity.js';
import { postMessage } from '../state/post-message.js';
import { presentFile, storeFile, tellFileShared } from '../state/store-file.js';
import type { Channel, StoredFile } from '../state/workspace.js';
import type { World } from '../state/world.js';
import { refuse, refuseArguments } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';
import { paginate } from './paginate.js';
import { requireChannel } from './require-channel.js';

/** Files: an address to upload to, the bytes (`serve-files.ts`), and the sharing. */
export const files: Family = {
  'files.getUploadURLExternal': (args, world) => {
    const size = args.number('length') ?? 0;
    if (size < 1) refuseArguments('must be at least 1 [json-pointer:/length]');
    const file = storeFile(world, { name: args.must('filename'), user: identity.botUserId, size });
    return { upload_url: `${world.baseUrl}/upload/v1/${file.id}`, file_id: file.id };
  },

  'files.completeUploadExternal': (args, world) => {
    const asked = dicts(args.json('files'));
    if (asked.length === 0)
      refuseArguments('must provide an array with at least one file [json-pointer:/files]');
    const uploaded = asked.map((one) => requireUploaded(world, one));
    const channels = [...args.list('channels'), ...args.list('channel_id')].map((id) =>
      requireOwnChannel(world, id),
    );
    for (const file of uploaded) file.isComplete = true;
    for (const channel of channels) share(world, channel, uploaded, args);
    return { files: uploaded.map((file) => presentFile(world, file)) };
  },

  'files.info': (args, world) => ({
    file: presentFile(world, requireFile(world, args.text('file'))),
    comments: [],
    response_metadata: { next_cursor: '' },
  }),

  'files.list': (args, world) => {
    const channel = args.text('channel');
    const user = args.text('user');
    const found = Object.values(world.workspace.files).filter(
      (file) =>
        file.isComplete && (!channel || file.channels.includes(channel)) && (!user || file.user === user),
    );
    const { page } = paginate(args, found, args.number('count') ?? 100);
    const paging = { count: page.length, total: found.length, page: 1, pages: 1 };
    return { files: page.map((file) => presentFile(world, file)), paging };
  },

  'files.delete': (args, world) => {
    const file = requireFile(world, args.text('file'));
    if (file.user !== identity.botUserId) refuse('cant_delete_file');
    delete world.workspace.files[file.id];
    return {};
  },
};

function requireFile(world: World, id: string | undefined): StoredFile {
  const file = id ? world.workspace.files[id] : undefined;
  return file?.isComplete ? file : refuse('file_not_found');
}

/** The bytes must have come before the upload is completed. */
function requireUploaded(world: World, asked: Dict): StoredFile {
  const file = world.workspace.files[text(asked.id) ?? ''];
  if (!file || file.content === undefined) refuse('file_not_found');
  file.title = text(asked.title) ?? file.title;
  return file;
}

function requireOwnChannel(world: World, id: string): Channel {
  const channel = requireChannel(world, id);
  return botIsIn(channel) ? channel : refuse('not_in_channel');
}

function share(world: World, channel: Channel, shared: StoredFile[], args: Args): void {
  for (const file of shared) file.channels.push(channel.id);
  const thread = args.text('thread_ts');
  postMessage(world, channel.id, {
    subtype: 'file_share',
    user: identity.botUserId,
    bot_id: identity.botId,
    app_id: identity.appId,
    text: args.text('initial_comment') ?? '',
    files: shared.map((file) => presentFile(world, file)),
    ...(thread ? { thread_ts: thread } : {}),
  });
  for (const file of shared) tellFileShared(world, file, channel.id);
}
