import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { permalink } from '../state/permalink.js';
import { presentMessage } from '../state/present-message.js';
import { addReaction, removeReaction } from '../state/react.js';
import type { Message } from '../state/workspace.js';
import { refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import type { Family } from './method.js';
import {
  requireMembership,
  requireMessage,
  requireOpenMembership,
  requireTimestamp,
} from './require-channel.js';

/** The app's own reactions. */
export const reactions: Family = {
  'reactions.add': (args, context) => {
    const message = reactedTo(context, args, { isOpen: true });
    if (!addReaction(context, message, requireName(args), identity.botUserId)) refuse('already_reacted');
    return {};
  },

  'reactions.remove': (args, context) => {
    const message = reactedTo(context, args);
    if (!removeReaction(context, message, requireName(args), identity.botUserId)) refuse('no_reaction');
    return {};
  },

  'reactions.get': (args, context) => {
    const message = reactedTo(context, args);
    const shown = { ...presentMessage(context, message), permalink: permalink(context, message) };
    return { type: 'message', channel: message.channel, message: shown };
  },
};

function reactedTo(context: SandboxContext, args: Args, { isOpen = false } = {}): Message {
  if (!args.has('channel') || !args.has('timestamp'))
    refuseMistake('no_item_specified', 'channel and timestamp are both required; one is missing');
  const channel = (isOpen ? requireOpenMembership : requireMembership)(context, args.text('channel'));
  return requireMessage(context, channel, requireTimestamp(args.text('timestamp')));
}

/** An emoji name without colons; skin tones follow `::`. */
function requireName(args: Args): string {
  const name = args.must('name').replaceAll(/^:|:$/g, '');
  return /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)
    ? name
    : refuseMistake('invalid_name', `name: "${name}" is not an emoji name`);
}
