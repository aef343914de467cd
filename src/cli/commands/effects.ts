import { type EffectState, effectStates, type StoredEffect } from '../../domain/delivery/stored-effect.js';
import { groupBy } from '../../domain/group-by.js';
import { incidentName } from '../../domain/incident/incident.js';
import { allEffects } from '../../workflows/read-for-operator.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { effectJson } from '../output/effect-json.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { table } from '../output/table.js';
import { recordReading } from '../record.js';
import { requireNumber } from '../require-number.js';
import { requireWord } from '../require-word.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface EffectsOptions {
  /** States separated by commas. Default: pending and failed ones. */
  state?: string;
  /** Such as `INC-42`. */
  incident?: string;
  workspace?: string;
  limit: number;
  json: boolean;
}

const pendingOrFailed = 'waiting,attempting,rejected,dead';

/** Prints pending and failed effects, oldest first. */
export function effects(terminal: Terminal, options: EffectsOptions): Promise<ExitCode> {
  const states = statesIn(options.state ?? pendingOrFailed);
  const number = options.incident === undefined ? null : requireNumber(options.incident);
  return withDatabase(terminal, async (db) => {
    const isFiltered = number !== null || options.workspace !== undefined;
    const workspaceId = isFiltered ? await chooseWorkspace(db, options.workspace) : null;
    const incident = workspaceId !== null && number !== null ? { incident: { workspaceId, number } } : {};
    const found = await allEffects(db, { states, limit: options.limit, ...incident });
    const wanted = found.filter((one) => workspaceId === null || one.workspaceId === workspaceId);
    for (const [workspaceId, ofWorkspace] of groupBy(wanted, (one) => one.workspaceId)) {
      const numbers = ofWorkspace.flatMap(({ incidentNumber }) => incidentNumber ?? []);
      await recordReading(terminal, db, { workspaceId, command: 'effects', numbers });
    }
    if (options.json) printJson(terminal, { effects: wanted.map(effectJson) });
    else terminal.out(wanted.length > 0 ? effectsText(wanted, terminal.timeZone) : noEffects(options));
    return exitCodes.done;
  });
}

function statesIn(list: string): EffectState[] {
  return list.split(',').map((word) => requireWord(word.trim(), effectStates, 'an effect state'));
}

function noEffects({ state }: EffectsOptions): string {
  return state === undefined ? 'No pending or failed effects.\n' : 'No matching effects.\n';
}

function effectsText(found: StoredEffect[], timeZone: string): string {
  const hasMany = new Set(found.map(({ workspaceId }) => workspaceId)).size > 1;
  const heads = ['ID', 'INCIDENT', 'EFFECT', 'STATE', 'DUE', 'ATTEMPTS', 'ERROR'];
  const rows = found.map(({ id, workspaceId, incidentNumber, effect, state, notBefore, attempts, error }) => [
    String(id),
    `${hasMany ? `${workspaceId} ` : ''}${incidentNumber === null ? '–' : incidentName(incidentNumber)}`,
    effect.kind,
    state,
    localTime(notBefore, timeZone),
    String(attempts),
    error ?? '–',
  ]);
  return `${table(heads, rows)}\n${zoneLine(timeZone)}`;
}
