import { newTs } from '../state/new-id.js';
import type { Actor, ActorContext } from './actor.js';
import { answerFrom } from './answer-from.js';
import { fillModal } from './fill-modal.js';
import { interacting } from './interacting.js';
import type { Answer, Person } from './person.js';
import { postAs } from './post-as.js';
import { readChannel, readDirect } from './read-channel.js';
import { typeCommand } from './type-command.js';
import { usingChannels } from './using-channels.js';
import { usingMessages } from './using-messages.js';

/** The person with this handle or id. Throws with the known handles if there is none. */
export function personNamed(stage: ActorContext, name: string): Person {
  const users = Object.values(stage.context.workspace.users);
  const user = users.find((one) => one.name === name || one.id === name);
  const known = (): string => users.map((one) => one.name).join(', ');
  if (!user) throw new Error(`The sandbox has no user "${name}". Known: ${known()}.`);
  const actor: Actor = { ...stage, userId: user.id };
  const person: Person = {
    id: user.id,
    name: user.name,
    realName: user.realName,
    tz: user.tz,
    types: (line, at = {}) => type(actor, line, { ...at, in: at.in ?? 'general' }),
    ...usingMessages(actor),
    ...usingChannels(actor),
    ...interacting(actor),
    fills(values) {
      fillModal(actor, values);
      return person;
    },
    reads: (channel) => readChannel(actor, channel),
    readsDirect: () => readDirect(actor),
  };
  return person;
}

/** A line that starts with `/` is a command, any other a message. */
async function type(actor: Actor, line: string, at: { in: string; thread?: string }): Promise<Answer> {
  if (line.startsWith('/')) return typeCommand(actor, line, at);
  const since = newTs(actor.context);
  const message = structuredClone(postAs(actor, line, at));
  return answerFrom(actor, { status: 200, body: message, ms: 0 }, since);
}
