import { newTs } from '../state/new-id.js';
import { type Actor, type Stage, userOf } from './actor.js';
import { answerFrom } from './answer-from.js';
import type { Person } from './person.js';
import { readChannel, readDirect } from './read-channel.js';
import { typeCommand } from './type-command.js';
import { usingModals } from './use-modals.js';
import { writing } from './write-messages.js';

/** The person with that handle or id. Throws with the known handles when there is none. */
export function personNamed(stage: Stage, name: string): Person {
  const users = Object.values(stage.world.workspace.users);
  const user = users.find((one) => one.name === name || one.id === name);
  if (!user)
    throw new Error(
      `There is nobody called "${name}" in the sandbox. Known: ${users.map((one) => one.name).join(', ')}.`,
    );
  const actor: Actor = { ...stage, userId: user.id };
  return {
    id: user.id,
    name: user.name,
    realName: user.realName,
    tz: user.tz,
    types: (line, at = {}) =>
      types(actor, line, { in: at.in ?? 'general', ...(at.thread ? { thread: at.thread } : {}) }),
    ...writing(actor),
    ...usingModals(actor),
    reads: (channel) => readChannel(actor, channel),
    readsDirect: () => readDirect(actor),
  };
}

async function types(actor: Actor, line: string, at: { in: string; thread?: string }) {
  if (line.startsWith('/')) return typeCommand(actor, line, at);
  userOf(actor);
  const since = newTs(actor.world);
  const message = await writing(actor).posts(line, at);
  return answerFrom(actor, { status: 200, body: message, ms: 0 }, since);
}
