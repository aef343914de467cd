import type { EventCause } from '../domain/operations/examine-events.js';
import { channelIdOf, postedIn } from './perform/answer-fields.js';
import { type CallSlack, errorOf } from './web-api.js';

const name = 'firebreak-check';
const maxNames = 9;

const text = "Do Slack's events arrive? `firebreak doctor` posts here to see, and deletes it again.";

/** Causes events with messages in a private channel of Firebreak's own. */
export function checkChannel(call: CallSlack, trace: string): EventCause {
  return {
    create: async () => {
      for (let attempt = 1; ; attempt++) {
        const answer = await call(
          'conversations.create',
          { name: attempt === 1 ? name : `${name}-${attempt}`, is_private: true },
          trace,
        );
        if (answer.kind === 'ok') return { channelId: channelIdOf(answer.data) };
        const error = errorOf(answer) ?? 'no_answer';
        if (error !== 'name_taken' || attempt === maxNames) return { error };
      }
    },
    post: async (channelId) => {
      const answer = await call('chat.postMessage', { channel: channelId, text }, trace);
      if (answer.kind === 'ok') return { ts: postedIn(answer.data).ts };
      const error = errorOf(answer) ?? 'no_answer';
      return { error, mustCreate: ['channel_not_found', 'is_archived', 'not_in_channel'].includes(error) };
    },
    remove: async (channelId, ts) => {
      await call('chat.delete', { channel: channelId, ts }, trace);
    },
  };
}
