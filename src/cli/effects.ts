import { listEffects } from '../db/queries/delivery/effect-admin.js';
import { type EffectState, effectStates, type StoredEffect } from '../db/queries/delivery/stored-effect.js';
import { incidentName } from '../domain/incident/incident.js';
import { chooseWorkspace } from './choose-workspace.js';
import { effectJson } from './effect-json.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { localTime, zoneLine } from './local-time.js';
import { requireNumber } from './require-number.js';
import { requireWord } from './require-word.js';
import { table } from './table.js';
import { printJson, type Terminal } from './terminal.js';
import { withDatabase } from './with-database.js';

export interface EffectsOptions {
  /** States with commas between them; what is not at its end where left out. */
  state?: string;
  /** Such as `INC-42`. */
  incident?: string;
  workspace?: string;
  limit: number;
  json: boolean;
}

const notAtTheirEnd = 'waiting,attempting,refused,dead';

/** Prints what Slack must still be told or would not hear, oldest first. */
export function effects(terminal: Terminal, options: EffectsOptions): Promise<ExitCode> {
  const states = statesIn(options.state ?? notAtTheirEnd);
  const number = options.incident === undefined ? null : requireNumber(options.incident);
  return withDatabase(terminal, async (db) => {
    const asked = number !== null || options.workspace !== undefined;
    const workspaceId = asked ? await chooseWorkspace(db, options.workspace) : null;
    const incident = workspaceId !== null && number !== null ? { incident: { workspaceId, number } } : {};
    const found = await listEffects(db, { states, limit: options.limit, ...incident });
    const wanted = found.filter((one) => workspaceId === null || one.workspaceId === workspaceId);
    if (options.json) printJson(terminal, { effects: wanted.map(effectJson) });
    else terminal.out(effectsText(wanted, terminal.timeZone));
    return exitCodes.done;
  });
}

function statesIn(list: string): EffectState[] {
  return list.split(',').map((word) => requireWord(word.trim(), effectStates, 'state of an effect'));
}

function effectsText(found: StoredEffect[], timeZone: string): string {
  if (found.length === 0) return 'There are none: Slack has been told everything.\n';
  const hasMany = new Set(found.map(({ workspaceId }) => workspaceId)).size > 1;
  const heads = ['ID', 'INCIDENT', 'EFFECT', 'STATE', 'DUE', 'ATTEMPTS', 'WHY'];
  const rows = found.map(({ id, workspaceId, incidentNumber, effect, state, notBefore, attempts, error }) => [
    String(id),
    `${hasMany ? `${workspaceId} ` : ''}${incidentName(incidentNumber)}`,
    effect.kind,
    state,
    localTime(notBefore, timeZone),
    String(attempts),
    error ?? '–',
  ]);
  return `${table(heads, rows)}\n${zoneLine(timeZone)}`;
}
