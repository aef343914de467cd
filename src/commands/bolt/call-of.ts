import type { Act } from '../../domain/actor.js';
import { noName } from '../../domain/timeline/messages/readable.js';
import type { AppContext } from '../app-context.js';
import type { Call } from '../command.js';

/** What a payload says about a call; the rest is the same for every payload. */
export type CallFacts = Omit<Call, 'deps' | 'nameOf' | 'act' | 'deadline'> & {
  source: Act['source'];
};

/** Builds the call of a payload: made now, by its user. */
export function callOf({ depsNow }: Pick<AppContext, 'depsNow'>, { source, ...facts }: CallFacts): Call {
  const deps = depsNow();
  return {
    ...facts,
    deps,
    nameOf: noName,
    act: { at: deps.clock(), by: { kind: 'person', userId: facts.userId }, source },
    deadline: { isOver: false, isCommitting: false },
  };
}
