import { readPolicy } from '../../config/policy/read-policy.js';
import { incidentName } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import { counted } from '../../domain/text/words.js';
import type { ForgottenCount } from '../../domain/timeline/retention.js';
import { countExpired, forgetText, total } from '../../workflows/timeline/forget-text.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { table } from '../output/table.js';
import { record, recordReading } from '../record.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ForgetOptions {
  /** Prints what would be forgotten and changes nothing. */
  dryRun: boolean;
  workspace?: string;
  json: boolean;
}

/** Forgets text older than the retention policy allows, and prints how much of each incident. */
export async function forget(terminal: Terminal, options: ForgetOptions): Promise<ExitCode> {
  const policy = await readPolicy(terminal.env, terminal.cwd);
  if (policy.kind === 'faults') return reportConfigFaults(terminal, policy.faults);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    const deps = { db, policy: policy.value, clock: terminal.clock };
    const work = options.dryRun ? countExpired : forgetText;
    const counts = workspaceId === null ? [] : await work(deps, workspaceId);
    if (counts.length > 0 && workspaceId !== null) {
      const numbers = counts.map(({ number }) => number);
      if (options.dryRun)
        await recordReading(terminal, db, { workspaceId, command: 'forget --dry-run', numbers });
      else await record(terminal, db, { kind: 'text_forgotten', workspaceId, incidents: numbers });
    }
    if (options.json) printJson(terminal, resultJson(workspaceId, counts, options));
    else terminal.out(resultText(counts, policy.value, options));
    return exitCodes.done;
  });
}

function resultJson(workspace: string | null, counts: ForgottenCount[], { dryRun }: ForgetOptions) {
  const incidents = counts.map((count) => ({ name: incidentName(count.number), ...count }));
  return { workspace, dryRun, incidents };
}

function resultText(counts: ForgottenCount[], { retention }: Policy, { dryRun }: ForgetOptions): string {
  const rule = `Retention once an incident is over: ${retentionText(retention)}.\n`;
  if (counts.length === 0) return `${rule}Nothing has expired.\n`;
  const rows = counts.map(({ number, messages, highlights }) => [
    incidentName(number),
    String(messages),
    String(highlights),
  ]);
  const { messages, highlights } = total(counts);
  const amount = `${counted(messages, 'message')} and ${counted(highlights, 'highlight')} from ${counted(counts.length, 'incident')}`;
  const summary = dryRun
    ? `${amount} would be forgotten. Nothing changed.`
    : `${amount} forgotten for good. Authors and times are kept.`;
  return `${rule}\n${table(['INCIDENT', 'MESSAGES', 'HIGHLIGHTS'], rows)}\n${summary}\n`;
}

/** `messages 365 days, highlights forever`. */
export function retentionText({ messagesDays, highlightsDays }: Policy['retention']): string {
  const period = (days: number | null) => (days === null ? 'forever' : counted(days, 'day'));
  return `messages ${period(messagesDays)}, highlights ${period(highlightsDays)}`;
}
