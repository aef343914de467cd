import type { SandboxContext } from './context.js';
import { identity } from './identity.js';
import { newChannel } from './new-channel.js';
import { newTs } from './new-id.js';
import type { Channel } from './workspace.js';

/** The app's direct conversation with these users, created if missing. */
export function directChannel(context: SandboxContext, users: string[]): Channel {
  return findDirect(context, users) ?? makeDirect(context, [...new Set([...users, identity.botUserId])]);
}

/** The app's direct conversation with exactly these users, if it exists. */
export function findDirect(context: SandboxContext, users: string[]): Channel | undefined {
  const wanted = new Set([...users, identity.botUserId]);
  return Object.values(context.workspace.channels).find(
    ({ kind, members }) =>
      (kind === 'im' || kind === 'mpim') &&
      members.length === wanted.size &&
      members.every((member) => wanted.has(member)),
  );
}

function tellCreated(context: SandboxContext, { id, created, members }: Channel): void {
  const user = members.find((member) => member !== identity.botUserId) ?? identity.botUserId;
  const channel = { id, created, is_im: true, is_org_shared: false, user };
  context.tell({ type: 'im_created', body: { type: 'im_created', user, channel, event_ts: newTs(context) } });
}

function makeDirect(context: SandboxContext, members: string[]): Channel {
  const isGroup = members.length > 2;
  const names = members.map((id) => context.workspace.users[id]?.name ?? id).join('--');
  const name = isGroup ? `mpdm-${names}-1` : '';
  const channel = newChannel(context, { name, kind: isGroup ? 'mpim' : 'im', creator: identity.botUserId });
  channel.members = members;
  if (!isGroup) tellCreated(context, channel);
  return channel;
}
