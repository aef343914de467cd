import { within } from './within.js';

/** The state of one part of the service. `unused`: not part of this configuration. */
export type Part = { kind: 'ready' } | { kind: 'unused' } | { kind: 'not_ready'; why: string };

/** The parts that must be ready before requests are routed here. */
export interface Readiness {
  database: Part;
  /** Whether Slack accepts our credentials. */
  slack: Part;
  /** The Socket Mode connection; unused over HTTP. */
  socket: Part;
  /** Whether effects are being delivered; false during startup and shutdown. */
  deliverer: Part;
  /** Whether the clock that starts the scheduled jobs ticks. */
  clock: Part;
}

/** Probes for the parts. The database is probed each time; the others report their last known state. */
export interface Probes {
  /** Writes a row; rejects with Postgres's error code if it can't. */
  writeToDatabase(): Promise<unknown>;
  slack(): Part;
  socket(): Part;
  deliverer(): Part;
  clock(): Part;
}

const databaseDeadlineMs = 1_000;

/** Checks every part. Never rejects; takes at most about a second. */
export async function checkReadiness(probes: Probes): Promise<Readiness> {
  return {
    database: await databasePart(probes),
    slack: probes.slack(),
    socket: probes.socket(),
    deliverer: probes.deliverer(),
    clock: probes.clock(),
  };
}

export function isReady(readiness: Readiness): boolean {
  return Object.values(readiness).every((part: Part) => part.kind !== 'not_ready');
}

/** The error's message may contain hosts and users, so it is not shown here. */
async function databasePart({ writeToDatabase }: Probes): Promise<Part> {
  try {
    await within(databaseDeadlineMs, writeToDatabase);
    return { kind: 'ready' };
  } catch (error) {
    return { kind: 'not_ready', why: whyNotWritten(error) };
  }
}

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? 'the database did not answer within 1 s';
}

/** By SQLSTATE. */
const reasons: Record<string, string> = {
  '25006': 'the database is read-only',
  '28000': 'the database rejects its user',
  '28P01': 'the database rejects its password',
  '3D000': 'the database does not exist',
  '42501': 'the database user may not write',
  '53100': "the database's disk is full",
  '53200': 'the database is out of memory',
  '53300': 'the database has no free connection',
  '55P03': "the database's tables are locked",
  '57014': 'the database did not finish a write within 1 s',
  '57P03': 'the database is starting or shutting down',
};
