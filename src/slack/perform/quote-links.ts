import { z } from 'zod';
import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import type { Quote } from '../../domain/timeline/events.js';
import type { MessageLink, UnreadLink } from '../../domain/timeline/messages/message-link.js';
import { quoteOf } from '../../domain/timeline/messages/quote-of.js';
import { messageCall, messageIn } from '../read/read-by-ts.js';
import type { SlackAnswer } from '../web-api.js';
import { done, notDone } from './outcome.js';
import type { PerformContext } from './perform-context.js';

/** How many are read in one attempt, which then lasts a few seconds at most. */
const atOnce = 5;

/**
 * Reads linked messages of public channels: somebody who pastes a link to a private one need not be in that channel. What
 * Slack rejects for good is reported; what it doesn't answer is tried again.
 */
export async function quoteLinks(
  context: PerformContext,
  { links }: Extract<Effect, { kind: 'quote_links' }>,
): Promise<EffectResult> {
  const quotes: Quote[] = [];
  const unread: UnreadLink[] = [];
  for (const [index, link] of links.slice(0, atOnce).entries()) {
    const found = await readLink(context, link);
    if (found.kind === 'later' && index === 0) return found.result;
    if (found.kind === 'later') return done({ kind: 'quotes', quotes, unread, rest: links.slice(index) });
    if (found.kind === 'quote') quotes.push(found.quote);
    else unread.push({ url: link.url, why: found.why });
  }
  return done({ kind: 'quotes', quotes, unread, rest: links.slice(atOnce) });
}

type FoundLink =
  | { kind: 'quote'; quote: Quote }
  | { kind: 'unread'; why: string }
  | { kind: 'later'; result: EffectResult };

const channelInfo = z.object({ channel: z.object({ is_private: z.boolean() }) });

async function readLink(context: PerformContext, link: MessageLink): Promise<FoundLink> {
  const { workspaceId } = context.task;
  const { channelId, ts, url } = link;
  if (channelId.startsWith('D')) return { kind: 'unread', why: 'private' };
  const info = await context.call('conversations.info', { channel: channelId });
  if (info.kind !== 'ok') return failed(context, info);
  if (channelInfo.parse(info.data).channel.is_private) return { kind: 'unread', why: 'private' };
  const { method, args } = messageCall(link);
  const answer = await context.call(method, args);
  if (answer.kind !== 'ok') return failed(context, answer);
  const message = messageIn(answer.data, { workspaceId, channelId, ts });
  return message
    ? { kind: 'quote', quote: quoteOf(message, url) }
    : { kind: 'unread', why: 'message_not_found' };
}

function failed(context: PerformContext, answer: Exclude<SlackAnswer, { kind: 'ok' }>): FoundLink {
  const { effect, attempt } = context.task;
  const result = notDone(answer, { effectKind: effect.kind, attempt });
  return result.kind === 'rejected' ? { kind: 'unread', why: result.error } : { kind: 'later', result };
}
