import { deleteMessage, editMessage } from '../state/change-message.js';
import { pinMessage, unpinMessage } from '../state/pin-message.js';
import { findMessage } from '../state/post-message.js';
import { addReaction, removeReaction } from '../state/react.js';
import { richTextOf } from '../state/rich-text-of.js';
import type { Message } from '../state/workspace.js';
import { type Actor, channelToSee, userOf } from './actor.js';
import { expandMentions } from './expand-mentions.js';
import type { Person } from './person.js';
import { postAs } from './post-as.js';

type UsingMessages = Pick<Person, 'posts' | 'edits' | 'deletes' | 'reacts' | 'unreacts' | 'pins' | 'unpins'>;

/** A person's message actions without the app. The app receives events. */
export function usingMessages(actor: Actor): UsingMessages {
  const { context, userId } = actor;
  return {
    posts: async (text, at) => structuredClone(postAs(actor, text, at)),
    async edits(message, text) {
      const words = expandMentions(context, text, 'message');
      editMessage(context, own(actor, message), { text: words, blocks: [richTextOf(words)] }, userId);
    },
    async deletes(message) {
      deleteMessage(context, own(actor, message));
    },
    async reacts(message, name) {
      addReaction(context, stored(actor, message), name, userId);
    },
    async unreacts(message, name) {
      removeReaction(context, stored(actor, message), name, userId);
    },
    async pins(message) {
      const found = stored(actor, message);
      if (!found.pinned_to) pinMessage(context, found, userId);
    },
    async unpins(message) {
      const found = stored(actor, message);
      if (found.pinned_to) unpinMessage(context, found, userId);
    },
  };
}

/** The current version of a message. Throws if it is gone or the person can't see it. */
function stored(actor: Actor, { channel, ts }: Message): Message {
  const found = findMessage(actor.context, channelToSee(actor, channel).id, ts);
  if (!found) throw new Error(`The message ${ts} no longer exists in ${channel}.`);
  return found;
}

function own(actor: Actor, message: Message): Message {
  const found = stored(actor, message);
  if (found.user === actor.userId) return found;
  throw new Error(`${userOf(actor).name} cannot change someone else’s message.`);
}
