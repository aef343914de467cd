import { readPolicy } from '../config/read-policy.js';
import { incidentName } from '../domain/incident/incident.js';
import type { Policy } from '../domain/policy.js';
import type { ForgottenCount } from '../domain/timeline/retention.js';
import { countExpired, forgetText, total } from '../workflows/timeline/forget-text.js';
import { chooseWorkspace } from './choose-workspace.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { reportConfigFaults } from './report-config-faults.js';
import { table } from './table.js';
import { printJson, type Terminal } from './terminal.js';
import { withDatabase } from './with-database.js';

export interface ForgetOptions {
  /** Only say what would be forgotten. */
  dryRun: boolean;
  workspace?: string;
  json: boolean;
}

/** Forgets what people wrote longer ago than the policy keeps it, and says how much of which incident that was. */
export async function forget(terminal: Terminal, options: ForgetOptions): Promise<ExitCode> {
  const policy = await readPolicy(terminal.env, terminal.cwd);
  if (policy.kind === 'faults') return reportConfigFaults(terminal, policy.faults);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    const deps = { db, policy: policy.value, clock: terminal.clock };
    const work = options.dryRun ? countExpired : forgetText;
    const counts = workspaceId === null ? [] : await work(deps, workspaceId);
    if (options.json) printJson(terminal, forgottenJson(workspaceId, counts, options));
    else terminal.out(forgottenText(counts, policy.value, options));
    return exitCodes.done;
  });
}

function forgottenJson(workspace: string | null, counts: ForgottenCount[], { dryRun }: ForgetOptions) {
  const incidents = counts.map((count) => ({ name: incidentName(count.number), ...count }));
  return { workspace, dryRun, incidents };
}

function forgottenText(counts: ForgottenCount[], { retention }: Policy, { dryRun }: ForgetOptions): string {
  const rule = `Once an incident is over, the policy forgets ${retentionWords(retention)}.\n`;
  if (counts.length === 0) return `${rule}Nothing is due.\n`;
  const rows = counts.map(({ number, messages, highlights }) => [
    incidentName(number),
    String(messages),
    String(highlights),
  ]);
  const { messages, highlights } = total(counts);
  const what = `${some(messages, 'message')} and ${some(highlights, 'highlight', 'highlights')} of ${some(counts.length, 'incident')}`;
  const said = dryRun
    ? `${what} would be forgotten. Nothing was changed.`
    : `${what} forgotten, for good. Who wrote when is still known.`;
  return `${rule}\n${table(['INCIDENT', 'MESSAGES', 'HIGHLIGHTS'], rows)}\n${said}\n`;
}

/** `messages after 365 days, highlights never`. */
export function retentionWords({ messagesDays, highlightsDays }: Policy['retention']): string {
  const after = (days: number | null) => (days === null ? 'never' : `after ${some(days, 'day')}`);
  return `messages ${after(messagesDays)}, highlights ${after(highlightsDays)}`;
}

function some(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
