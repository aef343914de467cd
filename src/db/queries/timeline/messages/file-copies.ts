import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import { type ImageType, imageExtensions } from '../../../../domain/timeline/messages/image-type.js';
import type { MessageRef } from '../../../../domain/timeline/messages/observed-message.js';
import type { CopyFacts } from '../../../../domain/timeline/report.js';
import type { Tx } from '../../../database.js';

/**
 * Images of highlights among these messages, at most `maxBytes` large according to Slack, that have no copy yet. None of
 * an imported incident, whose images may be in another workspace.
 */
export async function imagesWithoutCopy(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { ts, maxBytes }: { ts: string[]; maxBytes: number },
): Promise<{ ts: string; fileId: string }[]> {
  const rows = await tx.run(withoutCopy, [workspaceId, number, ts, Object.keys(imageExtensions), maxBytes]);
  return rows.map((row) => imageOf.parse(row));
}

const withoutCopy = `
  select ts, file ->> 'id' as "fileId"
  from messages cross join lateral jsonb_array_elements(files) as file
  where workspace_id = $1 and incident_number = $2 and ts = any($3::text[])
    and is_highlight and deleted_at is null and purged_at is null
    and file ->> 'id' ~ '^[A-Za-z0-9]{1,40}$'
    and not exists (select from incident_imports where workspace_id = $1 and incident_number = $2)
    and file ->> 'mimetype' = any($4::text[]) and (file ->> 'size')::numeric <= $5::numeric
    and not exists (
      select 1 from file_copies copy
      where copy.workspace_id = $1 and copy.incident_number = $2 and copy.file_id = file ->> 'id')
  order by ts`;

/** Stores a copy if its message still exists and still has the file. Can be repeated. */
export async function addCopy(
  tx: Tx,
  { workspaceId, channelId, ts }: MessageRef,
  copy: { fileId: string; mediaType: ImageType; bytes: Uint8Array; at: Date },
): Promise<void> {
  const { fileId, mediaType, bytes, at } = copy;
  await tx.run(insertCopy, [workspaceId, channelId, ts, fileId, mediaType, bytes, at.toISOString()]);
}

const insertCopy = `
  with ownerId as (
    select incident_number from messages
    where workspace_id = $1 and channel_id = $2 and ts = $3 and deleted_at is null and purged_at is null
      and files @> jsonb_build_array(jsonb_build_object('id', $4::text))
    for update
  )
  insert into file_copies (workspace_id, incident_number, file_id, media_type, bytes, copied_at)
  select $1, incident_number, $4, $5, $6::bytea, $7::timestamptz from ownerId
  on conflict do nothing`;

/** Stores a copy that was imported with its incident. */
export async function storeCopy(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { fileId, mediaType, bytes, at }: { fileId: string; mediaType: ImageType; bytes: Uint8Array; at: Date },
): Promise<void> {
  await tx.run(
    `insert into file_copies (workspace_id, incident_number, file_id, media_type, bytes, copied_at)
    values ($1, $2, $3, $4, $5::bytea, $6::timestamptz)`,
    [workspaceId, number, fileId, mediaType, bytes, at.toISOString()],
  );
}

/** Deletes the copies of files that a message no longer has, unless another message of the incident has them. */
export async function forgetCopies(
  tx: Tx,
  { workspaceId, channelId, ts }: MessageRef,
  fileIds: string[],
): Promise<void> {
  if (fileIds.length > 0) await tx.run(deleteCopies, [workspaceId, channelId, ts, fileIds]);
}

const deleteCopies = `
  delete from file_copies copy using messages message
  where message.workspace_id = $1 and message.channel_id = $2 and message.ts = $3
    and copy.workspace_id = $1 and copy.incident_number = message.incident_number and copy.file_id = any($4::text[])
    and not exists (
      select 1 from messages other
      where other.workspace_id = $1 and other.incident_number = message.incident_number
        and other.files @> jsonb_build_array(jsonb_build_object('id', copy.file_id)))`;

/** The copies of an incident's files, by file id; without their bytes. */
export async function copiesOf(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
): Promise<Map<string, CopyFacts>> {
  const rows = await tx.run(selectFacts, [workspaceId, number]);
  return new Map(
    rows.map((row) => {
      const { fileId, ...facts } = copyFacts.parse(row);
      return [fileId, facts];
    }),
  );
}

const selectFacts = `
  select file_id as "fileId", media_type as "mediaType", length(bytes) as bytes, encode(sha256(bytes), 'hex') as sha256
  from file_copies where workspace_id = $1 and incident_number = $2`;

/** The bytes of one copy, or null. */
export async function copyBytes(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  fileId: string,
): Promise<Uint8Array | null> {
  const [row] = await tx.run(selectBytes, [workspaceId, number, fileId]);
  return row ? z.object({ bytes: z.instanceof(Uint8Array) }).parse(row).bytes : null;
}

const selectBytes =
  'select bytes from file_copies where workspace_id = $1 and incident_number = $2 and file_id = $3';

const imageOf = z.object({ ts: z.string(), fileId: z.string() });
const mediaTypes = Object.keys(imageExtensions) as [ImageType, ...ImageType[]];
const copyFacts = z.object({
  fileId: z.string(),
  mediaType: z.enum(mediaTypes),
  bytes: z.number(),
  sha256: z.string(),
});
