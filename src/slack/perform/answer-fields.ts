import { z } from 'zod';
import type { SharedFile } from '../../domain/postmortems/wanted-export.js';
import { isErrorCode } from '../checked-fetch.js';

/** The fields that we read from Slack's answers; others are ignored. */
const created = z.object({ channel: z.object({ id: z.string() }) });
const posted = z.object({ ts: z.string(), channel: z.string().optional().catch(undefined) });
const cursor = z.object({ response_metadata: z.object({ next_cursor: z.string() }).partial().optional() });
const channels = z.object({
  channels: z.array(
    z.object({ id: z.string(), name: z.string(), creator: z.string().optional(), created: z.number() }),
  ),
});
const messages = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_payload: z.object({ key: z.string() }).partial() })
        .partial()
        .optional(),
    }),
  ),
});
const uploadPlace = z.object({ upload_url: z.string(), file_id: z.string() });
const fileMessages = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      user: z.string().optional(),
      files: z.array(z.object({ title: z.string().nullish(), name: z.string().nullish() })).optional(),
    }),
  ),
});
const rejectedUsers = z.object({
  errors: z.array(z.object({ user: z.string().optional(), error: z.string() })),
});
const groupMembers = z.object({ users: z.array(z.string()) });

export type OwnChannel = z.infer<typeof channels>['channels'][number];

export function channelIdOf(data: unknown): string {
  return created.parse(data).channel.id;
}

/** Where a message was posted. `channel`: the conversation, if the message went to a person by their id. */
export function postedIn(data: unknown): { ts: string; channel?: string | undefined } {
  return posted.parse(data);
}

export function nextCursorOf(data: unknown): string | null {
  return cursor.safeParse(data).data?.response_metadata?.next_cursor || null;
}

export function channelsOf(data: unknown): OwnChannel[] {
  return channels.parse(data).channels;
}

/** The `ts` of each message whose metadata contains the effect's key. */
export function tsWithKey(data: unknown, key: string): string[] {
  return messages
    .parse(data)
    .messages.filter((message) => message.metadata?.event_payload?.key === key)
    .map(({ ts }) => ts);
}

/** The `ts` of each message of this user with this file. */
export function tsOfFile(data: unknown, { title, name }: SharedFile, userId: string): string[] {
  return fileMessages
    .parse(data)
    .messages.filter(({ user, files = [] }) => {
      const isSame = files.some((file) => file.title?.startsWith(title) && file.name === name);
      return user === userId && isSame;
    })
    .map(({ ts }) => ts);
}

/** Where to send a file's bytes, and the id that the file will have. */
export function uploadPlaceOf(data: unknown): { address: string; fileId: string } {
  const { upload_url: address, file_id: fileId } = uploadPlace.parse(data);
  return { address, fileId };
}

/** The users that could not be invited, and why. */
export function rejectedUsersOf(data: unknown): { user: string | null; error: string }[] {
  const found = rejectedUsers.safeParse(data).data?.errors ?? [];
  return found.map(({ user, error }) => ({
    user: user ?? null,
    error: isErrorCode(error) ? error : 'unknown_error',
  }));
}

export function groupMembersOf(data: unknown): string[] {
  return groupMembers.parse(data).users;
}
