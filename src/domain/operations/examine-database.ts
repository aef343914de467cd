import { type Check, checksOf } from './check.js';

/** What a database says about itself and about our role in it. */
export interface DatabaseFacts {
  /** As Postgres counts: 170002 is 17.2. */
  versionNumber: number;
  version: string;
  encoding: string;
  isReadOnly: boolean;
  role: string;
  database: string;
  /** Migrations of this version that are not applied. */
  pendingMigrations: number;
  /** Whether sessions are shared with others, as by a pooler in transaction mode. */
  sharesSessions: boolean;
  /** Tables that the role can't read and write. */
  tablesWithoutRights: string[];
  maxConnections: number;
  usedConnections: number;
  /** How many connections the role may have; null: no limit. */
  roleConnections: number | null;
  /** Postgres's clock minus ours, in milliseconds. */
  clockSkewMs: number;
  bytes: number;
  hasTrigrams: boolean;
}

const { ok, warning, failed } = checksOf('database');

/** How many connections a process may open. */
const connectionsWanted = 26;
/** Half of what Slack tolerates in the timestamp of a request. */
const seriousSkewMs = 150_000;
const noticeableSkewMs = 2_000;

/** What is good and bad about a database, with the fix for what is bad. */
export function examineDatabase(facts: DatabaseFacts): Check[] {
  return [
    version(facts),
    encoding(facts),
    writes(facts),
    migrations(facts),
    rights(facts),
    sessions(facts),
    connections(facts),
    clock(facts),
    search(facts),
  ];
}

function version({ version: number, versionNumber, bytes }: DatabaseFacts): Check {
  if (versionNumber < 140_000)
    return failed('Postgres', `version ${number}`, 'Upgrade to Postgres 14 or newer.');
  return ok('Postgres', `version ${number}, ${megabytes(bytes)}`);
}

function encoding({ encoding: name }: DatabaseFacts): Check {
  if (name === 'UTF8') return ok('Encoding', 'UTF-8');
  const fix =
    'Create another database, such as with createdb -E UTF8 -T template0 NAME, and name it in DATABASE_URL.';
  return failed('Encoding', `${name}, which can't hold every text`, fix);
}

function writes({ isReadOnly }: DatabaseFacts): Check {
  if (!isReadOnly) return ok('Writing', 'accepts writes');
  const fix =
    'If it is a standby, name the primary in DATABASE_URL, or add target_session_attrs=read-write to it.';
  return failed('Writing', 'read-only', fix);
}

function migrations({ pendingMigrations: pending }: DatabaseFacts): Check {
  if (pending === 0) return ok('Schema', 'as this version needs it');
  const found = pending === 1 ? '1 migration is missing' : `${pending} migrations are missing`;
  return failed(
    'Schema',
    found,
    'Run firebreak migrate as the owner of the tables, or start the server as that role.',
  );
}

function rights({ tablesWithoutRights: tables, role, database, pendingMigrations }: DatabaseFacts): Check {
  if (tables.length === 0) return ok('Rights', `${role} reads and writes all tables`);
  const some = tables.slice(0, 3).join(', ') + (tables.length > 3 ? ` and ${tables.length - 3} more` : '');
  const fix = `As the owner of ${database}: grant select, insert, update, delete on all tables in schema public to ${role};`;
  const judge = pendingMigrations > 0 ? warning : failed;
  return judge('Rights', `${role} can't read and write ${some}`, fix);
}

function sessions({ sharesSessions }: DatabaseFacts): Check {
  if (!sharesSessions) return ok('Sessions', 'ours alone');
  return failed(
    'Sessions',
    'shared by a pooler in transaction mode, which breaks locks and prepared statements',
    'Set pool_mode = session for this database, or connect without the pooler.',
  );
}

function connections({ maxConnections, usedConnections, roleConnections }: DatabaseFacts): Check {
  const free = Math.max(0, maxConnections - usedConnections);
  const found = `${free} of ${maxConnections} free${roleConnections === null ? '' : `, ${roleConnections} for this role`}`;
  const room = Math.min(free, roleConnections ?? free);
  if (room >= connectionsWanted) return ok('Connections', found);
  const fix = `A process opens up to ${connectionsWanted}. With fewer, commands wait for each other: raise max_connections or the role's limit.`;
  return warning('Connections', found, fix);
}

function clock({ clockSkewMs: skew }: DatabaseFacts): Check {
  const ms = Math.abs(skew);
  const found =
    ms < 1_000 ? 'the same as ours' : `${Math.round(ms / 1_000)} s ${skew > 0 ? 'ahead of' : 'behind'} ours`;
  if (ms < noticeableSkewMs) return ok('Clock', found);
  const fix =
    'Synchronize the clocks of both machines by NTP. Times on timelines are otherwise wrong by that much.';
  return ms < seriousSkewMs ? warning('Clock', found, fix) : failed('Clock', found, fix);
}

function search({ hasTrigrams }: DatabaseFacts): Check {
  if (hasTrigrams) return ok('Search', 'tolerates typos');
  return warning(
    'Search',
    'does not tolerate typos',
    'As a superuser: create extension pg_trgm; then restart the server.',
  );
}

function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
