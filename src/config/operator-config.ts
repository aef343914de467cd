import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDatabaseAddress } from '../db/database-address.js';
import { type Checked, faultsIn, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';

/**
 * The operator's own Postgres, or the built-in one in a folder (an absolute path). `maxConnections`: of each of the two
 * pools; default: the pool's own.
 */
export type DatabaseConfig = { url: string; maxConnections?: number } | { embeddedIn: string };

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the command line needs: neither Slack nor a policy. */
export interface OperatorConfig {
  database: DatabaseConfig;
  logLevel: LogLevel;
  /** A folder with further fonts for PDFs, an absolute path; null: ours and the system's only. */
  fontFolder: string | null;
}

export function readOperatorConfig(env: Environment, cwd: string): Checked<OperatorConfig> {
  const database = readDatabase(env, cwd);
  const logLevel = readLogLevel(env);
  const fontFolder = readFontFolder(env, cwd);
  if (database.kind === 'faults' || logLevel.kind === 'faults' || fontFolder.kind === 'faults')
    return faulty(...faultsIn(database, logLevel, fontFolder));
  return valid({ database: database.value, logLevel: logLevel.value, fontFolder: fontFolder.value });
}

function readDatabase(env: Environment, cwd: string): Checked<DatabaseConfig> {
  const value = variable(env, 'DATABASE_URL');
  if (value === null)
    return valid({ embeddedIn: resolve(cwd, variable(env, 'FIREBREAK_DATA') ?? '.firebreak') });
  const read = readDatabaseAddress(value);
  if (read.kind === 'fault') return faulty({ where: 'DATABASE_URL', ...read.fault });
  const { rootCertificate, clientCertificate } = read.address;
  const files = [rootCertificate, clientCertificate?.certificate, clientCertificate?.key];
  const missing = files.find((file) => typeof file === 'string' && !isReadable(file));
  if (typeof missing !== 'string') return valid({ url: value });
  return faulty({
    where: 'DATABASE_URL',
    found: `${missing}, which can't be read`,
    expected: 'a file with certificates or a key (PEM)',
    remedy: 'Correct the path, and let this user read the file.',
  });
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function readLogLevel(env: Environment): Checked<LogLevel> {
  const value = variable(env, 'LOG_LEVEL') ?? 'info';
  const level = logLevels.find((one) => one === value.toLowerCase());
  if (level) return valid(level);
  return faulty({
    where: 'LOG_LEVEL',
    found: JSON.stringify(value),
    expected: `one of ${logLevels.join(', ')}`,
    remedy: 'The default is info.',
  });
}

function readFontFolder(env: Environment, cwd: string): Checked<string | null> {
  const value = variable(env, 'FIREBREAK_FONTS');
  if (value === null) return valid(null);
  const folder = resolve(cwd, value);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return valid(folder);
  return faulty({
    where: 'FIREBREAK_FONTS',
    found: `${value}, which isn't a folder`,
    expected: 'a folder with TTF or OTF files',
    remedy: 'Correct the path, or leave it unset.',
  });
}
