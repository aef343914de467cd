import type { SandboxContext } from '../state/context.js';
import { messagesIn } from '../state/post-message.js';
import type { MessageSeen } from './protocol.js';

type ThreadSeen = NonNullable<MessageSeen['thread']>;

const facesShown = 5;

/** All threads of a channel, by their parent's timestamp, in one pass. */
export function threadsIn(context: SandboxContext, channelId: string): Map<string, ThreadSeen> {
  const threads = new Map<string, ThreadSeen>();
  for (const { ts, thread_ts, user } of messagesIn(context, channelId)) {
    if (thread_ts === undefined || thread_ts === ts) continue;
    const thread = threads.get(thread_ts) ?? { ts: thread_ts, replies: 0, people: [], lastTs: ts };
    thread.replies += 1;
    thread.lastTs = ts;
    if (user && thread.people.length < facesShown && !thread.people.includes(user)) thread.people.push(user);
    threads.set(thread_ts, thread);
  }
  return threads;
}
