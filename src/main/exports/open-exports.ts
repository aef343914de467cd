import type { Policy } from '../../domain/policy.js';
import type { MadeExport as ExportToSend, MakeExport } from '../../slack/perform/perform-context.js';
import { recordAccess } from '../../workflows/audit/record-access.js';
import { whyWithheld } from '../../workflows/postmortems/why-withheld.js';
import { sealing } from '../sealing.js';
import { type ApartDeps, makeApart, type Stopped } from './make-apart.js';
import type { ExportJob, MadeExport } from './make-export.js';

export interface ExportDeps extends ApartDeps, Pick<ExportJob, 'fontFolder'> {
  policyNow: () => Pick<Policy, 'exports' | 'postmortems'>;
  clock: () => Date;
  /** Why there is no file. */
  onFailed: (error: Error) => void;
  /** What a file doesn't show. */
  onIncomplete: (line: string) => void;
}

export interface Exports {
  make: MakeExport;
  /** Stops the one that is being made. */
  stop(): void;
}

/** Makes exports one at a time, so that ten that are asked for at once don't keep everybody waiting. */
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

type Asked = ExportJob['asked'];

async function toSend(deps: ExportDeps, asked: Asked, signal: AbortSignal): Promise<ExportToSend> {
  const withheld = await whyWithheld(deps.db, asked, asked.userId);
  if (withheld) return { kind: withheld };
  await recordExport(deps, asked);
  const { exports: redaction, postmortems } = deps.policyNow();
  const { templates } = postmortems;
  const made = await makeApart(deps, { asked, fontFolder: deps.fontFolder, redaction, templates }, signal);
  if (made.kind === 'files') for (const line of made.incomplete) deps.onIncomplete(line);
  if (made.kind !== 'stopped' && made.kind !== 'without_pdf') return made;
  deps.onFailed(new Error(wordsFor(made)));
  return failureOf(made);
}

type NotMade = Stopped | Extract<MadeExport, { kind: 'without_pdf' }>;

function wordsFor(made: NotMade): string {
  if (made.kind === 'without_pdf') return made.why;
  return `The process that makes exports was stopped: ${made.why ?? 'killed'}.`;
}

/** What depends on how busy the machine is may be done in another attempt. */
function failureOf(made: NotMade): ExportToSend {
  if (made.kind === 'stopped')
    return {
      kind: 'interrupted',
      error: made.why === 'timeout' ? 'too_slow' : `export_${made.why ?? 'killed'}`,
    };
  const error = `pdf_${made.code}`;
  const mayPass = made.code === 'timeout' || made.code === 'killed';
  return mayPass ? { kind: 'interrupted', error } : { kind: 'failed', error };
}

/**
 * Records it once, also if it is delivered in several attempts. Here and not in the process: one that gets little of the
 * processor must hold no lock.
 */
async function recordExport({ db, clock }: ExportDeps, asked: Asked): Promise<void> {
  const { workspaceId, number: incident, userId, format, profile, isShared, askedAt } = asked;
  const key = `export ${incident} ${userId} ${askedAt} ${format} ${profile}`;
  const accessing = { workspaceId, key, at: clock(), actor: { kind: 'person', id: userId } as const };
  const access = { kind: 'incident_exported', incident, format, profile, isShared } as const;
  await db.transaction((tx) => recordAccess(tx, accessing, access, sealing));
}
