import type { AuditEntry } from '../../domain/audit/access.js';
import { accessText, actorText } from '../../exports/audit/access-text.js';
import { readAudit } from '../../workflows/audit/read-audit.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { readDay } from '../exports/incidents-of.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { table } from '../output/table.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface AuditOptions {
  /** A day in UTC. */
  since?: string;
  /** A Slack user id, or `user@host`. */
  actor?: string;
  /** Only entries before this one, for paging. */
  before?: number;
  limit: number;
  workspace?: string;
  json: boolean;
}

/** Prints the audit log, newest first. */
export function audit(terminal: Terminal, options: AuditOptions): Promise<ExitCode> {
  const { actor = null, before = null, limit } = options;
  const filter = { since: readDay(options.since), before, actorId: actor, limit };
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    const { entries, names } = await readAudit(db, workspaceId ?? '', filter);
    if (options.json) printJson(terminal, { workspace: workspaceId, entries: entries.map(entryJson) });
    else terminal.out(auditText(entries, { names, limit, timeZone: terminal.timeZone }));
    return exitCodes.done;
  });
}

function entryJson({ seq, at, actor, access }: AuditEntry) {
  const isVerified = actor.kind !== 'operator';
  return { seq, at: at.toISOString(), actor: { ...actor, isVerified }, access };
}

function auditText(
  entries: readonly AuditEntry[],
  { names, limit, timeZone }: { names: ReadonlyMap<string, string>; limit: number; timeZone: string },
): string {
  const last = entries.at(-1);
  if (!last) return 'Nothing is in the audit log.\n';
  const rows = entries.map(({ seq, at, actor, access }) => [
    String(seq),
    localTime(at, timeZone),
    actorText(actor, names),
    accessText(access),
  ]);
  const older = entries.length < limit ? '' : `For older entries, add --before ${last.seq}\n`;
  return `${table(['ENTRY', 'TIME', 'WHO', 'WHAT'], rows)}\n${zoneLine(timeZone)}${older}`;
}
