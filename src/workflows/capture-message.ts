import { insertMessage } from '../db/queries/messages.js';
import type { SeenMessage } from '../domain/seen-message.js';
import type { Deps } from './deps.js';

/** Keeps what was written in an incident's channel. Costs one statement, and no call of Slack's. */
export function captureMessage(deps: Pick<Deps, 'db' | 'clock'>, seen: SeenMessage): Promise<void> {
  return insertMessage(deps.db, seen, deps.clock());
}
