import { z } from 'zod';
import { readPolicy } from '../../config/policy/read-policy.js';
import { actionItemName } from '../../domain/action-items/action-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import { addressId } from '../../domain/nudges/asks/recipient.js';
import type { LedgerRow } from '../../domain/nudges/ledger.js';
import type { Nudge, NudgedItem } from '../../domain/nudges/nudge.js';
import type { NudgesDue } from '../../domain/nudges/nudges-due.js';
import { reasonText } from '../../domain/nudges/reason-text.js';
import { counted } from '../../domain/text/words.js';
import { type NudgePreview, nudgeHistory, previewNudges } from '../../workflows/nudges/preview-nudges.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { table } from '../output/table.js';
import { recordReading } from '../record.js';
import { Refused } from '../refused.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface NudgeOptions {
  /** When the tick is imagined, ISO 8601; left out: now. */
  at?: string;
  json: boolean;
  workspace?: string;
}

/** Prints what a tick at that time would send, and what waits for a later time. Changes nothing. */
export async function previewNudge(terminal: Terminal, options: NudgeOptions): Promise<ExitCode> {
  const policy = await readPolicy(terminal.env, terminal.cwd);
  if (policy.kind === 'faults') return reportConfigFaults(terminal, policy.faults);
  const at = options.at === undefined ? terminal.clock() : requireTime(options.at);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    const deps = { db, policy: policy.value };
    const { due, names, incidents } =
      workspaceId === null ? nothing : await previewNudges(deps, workspaceId, at);
    if (workspaceId !== null)
      await recordReading(terminal, db, { workspaceId, command: 'nudge', numbers: incidents });
    if (options.json) printJson(terminal, previewJson(due, at));
    else terminal.out(previewText(due, { at, ...terminal, names }));
    return exitCodes.done;
  });
}

const nothing: NudgePreview = {
  due: { nudges: [], waiting: [], dropped: [], nextAt: null },
  incidents: [],
  names: new Map(),
};

/** A time with its offset, since nobody knows which zone is meant otherwise. */
function requireTime(typed: string): Date {
  const read = toTheSecondOrMinute.safeParse(typed.replace(' ', 'T'));
  if (!read.success)
    throw new Refused(
      `“${typed}” isn't a time with its zone. Write it like 2026-12-01T09:30:00Z or 2026-12-01T09:30:00+01:00.`,
    );
  return new Date(read.data);
}

const toTheSecondOrMinute = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);

function previewJson({ nudges, waiting, dropped }: NudgesDue, at: Date) {
  return {
    at: at.toISOString(),
    nudges: nudges.map(nudgeJson),
    waiting: waiting.map(nudgeJson),
    dropped: dropped.map(({ key, outcome }) => ({ key, outcome })),
  };
}

function nudgeJson({ rule, key, to, dueAt, sendAt, items }: Nudge) {
  return {
    rule,
    key,
    to,
    dueAt: dueAt.toISOString(),
    sendAt: sendAt.toISOString(),
    items: items.map(itemJson),
  };
}

function itemJson({ key, incident, actionItem, title, dueOn, reason }: NudgedItem) {
  return {
    ...{ key, rule: reason.rule, incident: incidentName(incident) },
    actionItem: actionItem === null ? null : actionItemName(actionItem),
    ...{ title, dueOn, reason: reasonText(reason) },
  };
}

interface PreviewOptions extends Pick<Terminal, 'timeZone'> {
  at: Date;
  names: ReadonlyMap<string, string>;
}

function previewText({ nudges, waiting }: NudgesDue, options: PreviewOptions): string {
  const { at, timeZone } = options;
  const head = `At ${localTime(at, timeZone)}, ${counted(nudges.length, 'nudge')} would be sent.\n`;
  const rows = [...nudges, ...waiting].flatMap((nudge) => rowsOf(nudge, options));
  if (rows.length === 0) return head;
  return `${head}\n${table(['SENT AT', 'TO', 'ABOUT', 'WHY', 'TITLE'], rows)}\n${zoneLine(timeZone)}`;
}

function rowsOf({ to, sendAt, items }: Nudge, { at, timeZone, names }: PreviewOptions): string[][] {
  const id = addressId(to);
  const time = `${localTime(sendAt, timeZone)}${sendAt > at ? ' (waits)' : ''}`;
  return items.map(({ incident, actionItem, title, reason }) => [
    ...[time, names.get(id) ?? id],
    ...[actionItem === null ? incidentName(incident) : actionItemName(actionItem), reasonText(reason), title],
  ]);
}

export interface HistoryOptions {
  limit: number;
  json: boolean;
  workspace?: string;
}

/** Prints the ledger, newest first. */
export function showNudgeHistory(terminal: Terminal, options: HistoryOptions): Promise<ExitCode> {
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const { rows, names, incidents } = await nudgeHistory(db, workspaceId, options.limit);
    await recordReading(terminal, db, { workspaceId, command: 'nudge --history', numbers: incidents });
    if (options.json) printJson(terminal, { workspace: workspaceId || null, nudges: rows });
    else terminal.out(historyText(rows, { ...terminal, names }));
    return exitCodes.done;
  });
}

function historyText(
  rows: LedgerRow[],
  { timeZone, names }: Pick<Terminal, 'timeZone'> & { names: ReadonlyMap<string, string> },
): string {
  if (rows.length === 0) return 'Nobody has been asked anything yet.\n';
  const lines = rows.map(({ claimedAt, outcome, recipientId, rule, subject, error, key }) => [
    ...[localTime(claimedAt, timeZone), error ? `${outcome} (${error})` : outcome],
    ...[names.get(recipientId) ?? recipientId, rule, subject ?? '–', key],
  ]);
  return `${table(['DECIDED', 'OUTCOME', 'TO', 'RULE', 'ABOUT', 'KEY'], lines)}\n${zoneLine(timeZone)}`;
}
