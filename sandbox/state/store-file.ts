import type { Dict } from '../json.js';
import { nowSeconds, type SandboxContext } from './context.js';
import { fileShares } from './file-shares.js';
import { newId, newTs } from './new-id.js';
import type { StoredFile } from './workspace.js';

/** Stores a file; its bytes may follow later. */
export function storeFile(
  context: SandboxContext,
  file: { name: string; user: string; size: number; mimetype?: string },
): StoredFile {
  const stored: StoredFile = {
    id: newId(context, 'F'),
    name: file.name,
    title: file.name,
    size: file.size,
    mimetype: file.mimetype ?? mimetypeOf(file.name),
    user: file.user,
    created: nowSeconds(context),
    channels: [],
    isComplete: false,
  };
  context.workspace.files[stored.id] = stored;
  return stored;
}

/** Makes an uploaded file visible and tells the app. */
export function completeFile(context: SandboxContext, file: StoredFile): void {
  file.isComplete = true;
  const { id, user: user_id } = file;
  const body = { type: 'file_created', file_id: id, user_id, file: { id }, event_ts: newTs(context) };
  context.tell({ type: 'file_created', body });
}

/** Deletes a file and tells the app. Messages that showed it stay. */
export function deleteFile(context: SandboxContext, { id }: StoredFile): void {
  delete context.workspace.files[id];
  context.tell({
    type: 'file_deleted',
    body: { type: 'file_deleted', file_id: id, event_ts: newTs(context) },
  });
}

/** Tells the app that a file was shared in a channel. */
export function tellFileShared(context: SandboxContext, file: StoredFile, channel: string): void {
  const body = {
    type: 'file_shared',
    file_id: file.id,
    user_id: file.user,
    file: { id: file.id },
    channel_id: channel,
    event_ts: newTs(context),
  };
  context.tell({ type: 'file_shared', channelId: channel, body });
}

/** A file in the format of the Web API and messages; `url_private` needs the app's token. */
export function presentFile(context: SandboxContext, file: StoredFile): Dict {
  const { id, name, title, mimetype, size, user, created, channels } = file;
  const filetype = name.includes('.') ? (name.split('.').at(-1) ?? '') : 'text';
  const url = `${context.baseUrl}/files-pri/${context.workspace.team.id}-${id}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user,
    user_team: context.workspace.team.id,
    editable: false,
    size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    username: '',
    display_as_bot: false,
    public_url_shared: false,
    media_display_type: 'unknown',
    has_rich_preview: false,
    comments_count: 0,
    is_starred: false,
    is_public: channels.some((channel) => context.workspace.channels[channel]?.kind === 'public'),
    url_private: `${url}/${encodeURIComponent(name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(name)}`,
    permalink: `https://${context.workspace.team.domain}.slack.com/files/${user}/${id}/${encodeURIComponent(name)}`,
    permalink_public: `https://slack-files.com/${context.workspace.team.id}-${id}-0000000000`,
    file_access: 'visible',
    shares: fileShares(context, file),
    has_more_shares: false,
    channels: channels.filter((channel) => context.workspace.channels[channel]?.kind === 'public'),
    groups: channels.filter((channel) => context.workspace.channels[channel]?.kind === 'private'),
    ims: channels.filter((channel) => context.workspace.channels[channel]?.kind === 'im'),
  };
}

const mimetypes: Record<string, string> = {
  md: 'text/markdown',
  txt: 'text/plain',
  json: 'application/json',
  html: 'text/html',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  csv: 'text/csv',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function mimetypeOf(name: string): string {
  return mimetypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
