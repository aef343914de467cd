import { z } from 'zod';
import type { IdState, NamedId } from '../../domain/operations/examine-policy.js';
import type { CallSlack } from '../web-api.js';
import { readUser } from './directory.js';

const channel = z.object({ channel: z.object({ is_archived: z.boolean().nullish() }) });
const groups = z.object({
  usergroups: z.array(z.object({ id: z.string(), date_delete: z.number().nullish() })),
});

/** At most so many are asked about: a policy with more names groups instead. */
const maxAsked = 50;

/** What Slack says about each of these ids: one call for all groups, and one for each channel and user. */
export async function readPolicyIds(
  call: CallSlack,
  ids: readonly NamedId[],
  { workspaceId, trace }: { workspaceId: string; trace: string },
): Promise<{ named: NamedId; state: IdState }[]> {
  const groupStates = ids.some(({ kind }) => kind === 'group') ? await readGroups(call, trace) : null;
  const found: { named: NamedId; state: IdState }[] = [];
  for (const [index, named] of ids.entries()) {
    const { kind, id } = named;
    if (kind === 'group')
      found.push({ named, state: groupStates ? (groupStates.get(id) ?? 'missing') : 'unknown' });
    else if (index >= maxAsked) found.push({ named, state: 'unknown' });
    else if (kind === 'channel') found.push({ named, state: await readChannelState(call, id, trace) });
    else found.push({ named, state: await readUserState(call, id, { workspaceId, trace }) });
  }
  return found;
}

async function readGroups(call: CallSlack, trace: string): Promise<ReadonlyMap<string, IdState> | null> {
  const answer = await call('usergroups.list', { include_disabled: true }, trace);
  const read = answer.kind === 'ok' ? groups.safeParse(answer.data).data : undefined;
  if (!read) return null;
  return new Map(read.usergroups.map(({ id, date_delete }) => [id, date_delete ? 'disabled' : 'ok']));
}

async function readChannelState(call: CallSlack, channelId: string, trace: string): Promise<IdState> {
  const answer = await call('conversations.info', { channel: channelId }, trace);
  if (answer.kind === 'rejected' && answer.error === 'channel_not_found') return 'missing';
  const read = answer.kind === 'ok' ? channel.safeParse(answer.data).data : undefined;
  if (!read) return 'unknown';
  return read.channel.is_archived ? 'archived' : 'ok';
}

async function readUserState(
  call: CallSlack,
  userId: string,
  asked: { workspaceId: string; trace: string },
): Promise<IdState> {
  const read = await readUser(call, asked.workspaceId, { userId, trace: asked.trace });
  if (read.kind !== 'ok') return 'unknown';
  if (read.value === null) return 'missing';
  return read.value.isDeactivated ? 'disabled' : 'ok';
}
