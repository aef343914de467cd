import { within } from './within.js';

/** One thing that the service needs. `unused`: this service is set up to do without it. */
export type Part = { kind: 'ready' } | { kind: 'unused' } | { kind: 'not_ready'; why: string };

/** The parts that have to be ready before people are sent here. */
export interface Readiness {
  database: Part;
  /** Whether Slack has accepted our credentials. */
  slack: Part;
  /** Slack's Socket Mode connection; unused over HTTP. */
  socket: Part;
  /** Whether effects are being delivered; not while the process is ending. */
  deliverer: Part;
}

/** What can be asked about the parts. The database is asked anew each time, the others tell what they know. */
export interface Probes {
  /** Writes something; rejects where that cannot be done, with Postgres's code where it said one. */
  writeToDatabase(): Promise<unknown>;
  slack(): Part;
  socket(): Part;
  deliverer(): Part;
}

const databaseDeadlineMs = 1_000;

/** Asks every part. Never rejects; takes at most about a second. */
export async function checkReadiness(probes: Probes): Promise<Readiness> {
  return {
    database: await databasePart(probes),
    slack: probes.slack(),
    socket: probes.socket(),
    deliverer: probes.deliverer(),
  };
}

export function isReady(readiness: Readiness): boolean {
  return [readiness.database, readiness.slack, readiness.socket, readiness.deliverer].every(
    (part) => part.kind !== 'not_ready',
  );
}

/** The cause's own words may name hosts and users, so they stay in the log. */
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
  '42501': 'the database user may not write',
  '53100': "the database's disk is full",
  '53200': 'the database is out of memory',
  '55P03': "the database's tables are locked",
  '57014': 'the database did not finish a write within 1 s',
};
