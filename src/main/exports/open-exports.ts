import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { Database, UnreadableValue } from '../../db/database.js';
import type { MadeExport as ExportToSend, MakeExport } from '../../slack/perform/perform-context.js';
import { recordAccess } from '../../workflows/audit/record-access.js';
import { whyWithheld } from '../../workflows/postmortems/why-withheld.js';
import { type Ended, type Limits, runLimited } from '../child/run-limited.js';
import { sealing } from '../sealing.js';
import type { ExportJob, MadeExport } from './make-export.js';

export interface ExportRequest {
  databaseUrl: string;
  job: ExportJob;
}

/** `unreadable`: stored values that this version can't read. */
export interface ExportAnswer {
  made: MadeExport;
  unreadable: UnreadableValue[];
}

export interface ExportDeps extends Omit<ExportJob, 'asked'> {
  db: Database;
  /** Of the same database. */
  databaseUrl: string;
  clock: () => Date;
  /** Why there is no file. */
  onFailed: (error: Error) => void;
  /** What a file doesn't show. */
  onIncomplete: (line: string) => void;
  limits?: Limits;
  /** The program of the process. */
  program?: URL;
}

export interface Exports {
  make: MakeExport;
  /** Stops the one that is being made. */
  stop(): void;
}

/** An attempt to deliver it must end within its lease. */
const usualLimits: Limits = { timeMs: 15_000, bytes: 1_500_000_000 };

/**
 * Makes exports in a process of their own, so that commands are answered meanwhile: one at a time, so that ten that are asked
 * for at once don't keep everybody waiting. The process has its own connections to the database and ends with the export.
 */
export function openExports(deps: ExportDeps): Exports {
  const stopping = new AbortController();
  let isBusy = false;
  return {
    make: async (asked) => {
      if (isBusy) return { kind: 'busy' };
      isBusy = true;
      try {
        return await toSend(deps, asked, stopping.signal);
      } finally {
        isBusy = false;
      }
    },
    stop: () => stopping.abort(),
  };
}

async function toSend(
  deps: ExportDeps,
  asked: ExportJob['asked'],
  signal: AbortSignal,
): Promise<ExportToSend> {
  const { fontFolder, redaction, templates } = deps;
  const withheld = await whyWithheld(deps.db, asked, asked.userId);
  if (withheld) return { kind: withheld };
  await recordExport(deps, asked);
  const made = await makeApart(deps, { asked, fontFolder, redaction, templates }, signal);
  if (made.kind === 'files') for (const line of made.incomplete) deps.onIncomplete(line);
  if (made.kind !== 'without_pdf') return made;
  deps.onFailed(new Error(made.why));
  const mayPass = made.code === 'timeout' || made.code === 'killed';
  const error = `pdf_${made.code}`;
  return mayPass ? { kind: 'interrupted', error } : { kind: 'failed', error };
}

type Interrupted = Extract<ExportToSend, { kind: 'interrupted' }>;

/** Throws what the process reports. Where there is no such program, as in sources that aren't built, makes it here. */
async function makeApart(
  deps: ExportDeps,
  job: ExportJob,
  signal: AbortSignal,
): Promise<MadeExport | Interrupted> {
  const { db, databaseUrl, limits = usualLimits } = deps;
  const program = fileURLToPath(deps.program ?? new URL('./export-process.js', import.meta.url));
  if (!existsSync(program)) return makeHere(db, job);
  const request: ExportRequest = { databaseUrl, job };
  const options = { limits, env: environment(), givesWay: true, signal };
  const ended = await runLimited(program, JSON.stringify(request), options);
  if (ended.exceeded !== null || ended.code === null) return interrupted(deps, ended);
  if (ended.code !== 0) throw faultOf(ended);
  const { made, unreadable }: ExportAnswer = deserialize(ended.out);
  for (const what of unreadable) db.onUnreadable(what);
  return made;
}

/** Records it once, also if it is delivered in several attempts. */
async function recordExport({ db, clock }: ExportDeps, asked: ExportJob['asked']): Promise<void> {
  const { workspaceId, number: incident, userId, format, profile, isShared, askedAt } = asked;
  const key = `export ${incident} ${userId} ${askedAt} ${format} ${profile}`;
  const accessing = { workspaceId, key, at: clock(), actor: { kind: 'person', id: userId } as const };
  const access = { kind: 'incident_exported', incident, format, profile, isShared } as const;
  await db.transaction((tx) => recordAccess(tx, accessing, access, sealing));
}

async function makeHere(db: Database, job: ExportJob): Promise<MadeExport> {
  const { makeExport } = await import('./make-export.js');
  return makeExport(db, job);
}

function interrupted({ onFailed }: ExportDeps, { exceeded, peakBytes }: Ended): Interrupted {
  onFailed(
    new Error(`The process that makes exports was stopped: ${exceeded ?? 'killed'} (${peakBytes} B).`),
  );
  return {
    kind: 'interrupted',
    error: exceeded === 'timeout' ? 'too_slow' : `export_${exceeded ?? 'killed'}`,
  };
}

/** The process prints its error's stack. */
function faultOf({ err }: Ended): Error {
  const stack = err.toString().trim();
  return Object.assign(new Error(stack.split('\n', 1)[0]), { stack });
}

/** What connecting to Postgres may need, and nothing else of ours, such as tokens. */
function environment(): NodeJS.ProcessEnv {
  const isNeeded = /^(?:PG[A-Z]+|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|TZ)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => isNeeded.test(name)));
}
