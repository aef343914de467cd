import type { Sql } from 'postgres';
import { connect } from '../connection/connect.js';

/** The URL of a database on the built-in server. */
export function embeddedUrl(port: number, password: string, database = 'firebreak'): string {
  return `postgres://firebreak:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * The cluster folder of the server on this port; null if it doesn't accept connections (yet) or isn't ours: only our
 * server can authenticate with our password (SCRAM proves both sides). Creates the database `firebreak` if it is
 * missing.
 */
export async function clusterAt(port: number, password: string): Promise<string | null> {
  try {
    return await servedCluster(embeddedUrl(port, password));
  } catch (error) {
    return codeOf(error) === '3D000' && (await createDatabase(port, password))
      ? clusterAt(port, password)
      : null;
  }
}

/** False if it couldn't be created just now; the caller retries. */
async function createDatabase(port: number, password: string): Promise<boolean> {
  try {
    await withConnection(embeddedUrl(port, password, 'postgres'), (sql) => sql`create database firebreak`);
    return true;
  } catch {
    return false;
  }
}

function servedCluster(url: string): Promise<string | null> {
  return withConnection(url, async (sql) => {
    const [row] = await sql<{ cluster: string }[]>`select current_setting('data_directory') as cluster`;
    return row?.cluster ?? null;
  });
}

async function withConnection<T>(url: string, use: (sql: Sql) => PromiseLike<T>): Promise<T> {
  const sql = connect(url, { max: 1, connect_timeout: 2, fetch_types: false });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
