import { statfs } from 'node:fs/promises';
import { readBackupConfig } from '../../config/backup-config.js';
import type { ConfigFault } from '../../config/config-fault.js';
import { variable } from '../../config/environment.js';
import { manifestScopes } from '../../config/manifest-scopes.js';
import { readOperatorConfig } from '../../config/operator-config.js';
import { readPolicy } from '../../config/policy/read-policy.js';
import { readSlackConfig } from '../../config/slack-config.js';
import { readConfig } from '../../config.js';
import type { Database } from '../../db/database.js';
import { readDatabaseAddress } from '../../db/database-address.js';
import { type Check, checksOf, summaryOf } from '../../domain/operations/check.js';
import type { Policy } from '../../domain/policy.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import { printJson, type Terminal } from '../terminal.js';
import { isMissing, withDatabase, withDatabaseUrl } from '../with-database.js';

/** Looks at everything that a server needs, and prints what is good, what is bad, and the fix for it. */
export async function doctor(terminal: Terminal, { json }: { json: boolean }): Promise<ExitCode> {
  const missing = missingDatabase(terminal);
  const ofDatabase = missing ? [missing] : await database(terminal);
  const isUsable =
    !missing && ofDatabase.length > 0 && ofDatabase.every(({ verdict }) => verdict !== 'failed');
  const checks = [
    ...(await configuration(terminal)),
    ...ignoredParameters(terminal),
    ...ofDatabase,
    ...(await disk(terminal)),
    ...(await backups(terminal, isUsable)),
    ...(await slack(terminal, isUsable)),
  ];
  if (json) printJson(terminal, { checks: checks.map(checkJson) });
  else terminal.out(checksText(checks));
  return exitCodeOf(checks);
}

async function configuration({ env, cwd }: Terminal): Promise<Check[]> {
  const { ok, failed } = checksOf('configuration');
  const read = await readConfig(env, cwd);
  if (read.kind === 'ok') return [ok('Configuration', 'no fault in the environment and the policy')];
  return read.faults.map(({ where, found, expected, remedy }: ConfigFault) =>
    failed(where, `${found}; expected ${expected}`, remedy),
  );
}

/** What to know before the first start: the built-in database is created by it. Null: it exists, or another one is named. */
function missingDatabase({ env, cwd }: Terminal): Check | null {
  const config = readOperatorConfig(env, cwd);
  if (config.kind === 'faults') return null;
  const { database: place } = config.value;
  if (!('embeddedIn' in place) || !isMissing(place)) return null;
  const found = `none yet in ${place.embeddedIn}: the server creates it when it first starts. If it has, set FIREBREAK_DATA or DATABASE_URL`;
  return checksOf('database').unknown('Database', found);
}

async function database(terminal: Terminal): Promise<Check[]> {
  const config = readOperatorConfig(terminal.env, terminal.cwd);
  if (config.kind === 'faults') return [];
  const found: Check[] = [];
  const errors: string[] = [];
  const quiet = { ...terminal, err: (text: string) => void errors.push(text) };
  const { examineDatabaseAt } = await import('../../main/doctor/examine-database-at.js');
  await withDatabaseUrl(quiet, { mayCreate: false }, async (url) => {
    found.push(...(await examineDatabaseAt(url, terminal.clock, await policyHere(terminal))));
    return exitCodes.done;
  }).catch((error) => {
    if (!(error instanceof Refused)) throw error;
    errors.push(error.message);
  });
  return [...errors.map(unavailable), ...found];
}

/** What servers should work by, as far as this environment tells; null: the policy file is wrong. */
async function policyHere({ env, cwd }: Terminal): Promise<{ policy: Policy; source: string } | null> {
  const read = await readPolicy(env, cwd);
  if (read.kind === 'faults') return null;
  const file = variable(env, 'FIREBREAK_CONFIG');
  return { policy: read.value, source: file ?? 'the built-in policy (FIREBREAK_CONFIG is not set here)' };
}

/** What the address of the database asks for and doesn't get. */
function ignoredParameters({ env, cwd }: Terminal): Check[] {
  const config = readOperatorConfig(env, cwd);
  if (config.kind === 'faults' || !('url' in config.value.database)) return [];
  const read = readDatabaseAddress(config.value.database.url);
  if (read.kind === 'fault') return [];
  const { warning } = checksOf('configuration');
  return read.address.ignored.map(({ parameter, why }) =>
    warning('DATABASE_URL', `${parameter} has no effect`, why),
  );
}

/** The line has its remedy in it. */
function unavailable(line: string): Check {
  return { name: 'Database', verdict: 'failed', found: line.trim(), fix: null, concerns: 'database' };
}

/** Below this much free space in the folder of the built-in Postgres, it may soon stop. */
const littleBytes = 1e9;

async function disk({ env, cwd }: Terminal): Promise<Check[]> {
  const config = readOperatorConfig(env, cwd);
  if (config.kind === 'faults' || !('embeddedIn' in config.value.database)) return [];
  const folder = config.value.database.embeddedIn;
  const { ok, warning } = checksOf('database');
  const space = await statfs(folder).catch(() => null);
  if (space === null) return [];
  const free = space.bavail * space.bsize;
  const found = `${(free / 1e9).toFixed(1)} GB free where ${folder} is`;
  if (free > littleBytes) return [ok('Disk', found)];
  return [warning('Disk', found, 'Make room: Postgres stops when its disk is full.')];
}

/** `isUsable`: whether the database has no fault, so that it says when the last one was made. */
async function backups(terminal: Terminal, isUsable: boolean): Promise<Check[]> {
  const config = readBackupConfig(terminal.env, terminal.cwd);
  if (config.kind === 'faults') return [];
  const { examineBackupsIn } = await import('../../main/doctor/examine-backups-in.js');
  return onDatabase(terminal, isUsable, async (db) => [
    await examineBackupsIn(config.value, { db, now: terminal.clock() }),
  ]);
}

/** `isUsable`: whether the database has no fault, so that events can be waited for in it. */
async function slack(terminal: Terminal, isUsable: boolean): Promise<Check[]> {
  const config = readSlackConfig(terminal.env);
  if (config.kind === 'faults') return [];
  const read = await readConfig(terminal.env, terminal.cwd);
  const policy = read.kind === 'ok' ? read.config.policy : null;
  const { examineSlackWith } = await import('../../main/doctor/examine-slack-with.js');
  const examined = (db: Database | null) =>
    examineSlackWith(config.value, { wantedScopes: manifestScopes(), policy, db, trace: 'doctor' });
  return onDatabase(terminal, isUsable, examined);
}

/** Looks at something for which the database is needed; null: it has a fault, which its own checks name. */
async function onDatabase(
  terminal: Terminal,
  isUsable: boolean,
  examined: (db: Database | null) => Promise<Check[]>,
): Promise<Check[]> {
  if (!isUsable) return examined(null);
  const found: Check[] = [];
  await withDatabase(terminal, async (db) => {
    found.push(...(await examined(db)));
    return exitCodes.done;
  });
  return found;
}

const signs = { ok: '✓', warning: '!', failed: '✗', unknown: '?' } as const;

function checksText(checks: readonly Check[]): string {
  const longest = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(({ name, verdict, found, fix }) => {
    const line = `${signs[verdict]} ${name.padEnd(longest)}  ${found}\n`;
    return fix === null ? line : `${line}${' '.repeat(longest + 4)}→ ${fix}\n`;
  });
  return [...lines, `\n${summaryOf(checks)}\n`].join('');
}

function checkJson({ name, verdict, found, fix }: Check) {
  return { name, verdict, found, fix };
}

/** The code of the worst failure; warnings count as fine. */
function exitCodeOf(checks: readonly Check[]): ExitCode {
  const failed = new Set(
    checks.filter(({ verdict }) => verdict === 'failed').map(({ concerns }) => concerns),
  );
  if (failed.has('configuration')) return exitCodes.configuration;
  if (failed.has('database')) return exitCodes.unavailable;
  return failed.has('running') ? exitCodes.refused : exitCodes.done;
}
