import { expect, it } from 'vitest';
import { effectTraits } from '../../src/domain/delivery/effect-traits.js';
import { methodsOf } from '../../src/slack/perform.js';
import { everyKind } from '../support/every-effect.js';

/** Methods that make something new each time. */
const creating = [
  'conversations.create',
  'chat.postMessage',
  'chat.postEphemeral',
  'files.completeUploadExternal',
];

it.each(everyKind.filter((kind) => methodsOf[kind].some((method) => creating.includes(method))))(
  'counts %s as something that must not simply be repeated',
  (kind) => expect(effectTraits[kind].again).not.toBe('harmless'),
);
