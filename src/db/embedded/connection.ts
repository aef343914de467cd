import postgres from 'postgres';

/** What a try to connect found: the server and its data folder, a server still (or no longer) accepting, or nothing. */
export type Answer =
  | { kind: 'ready'; cluster: string }
  | { kind: 'busy' }
  | { kind: 'silent'; reason: string };

/** The address of a database on the built-in server. */
export function embeddedUrl(port: number, password: string, database = 'firebreak'): string {
  return `postgres://firebreak:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Asks who serves at the port. Only a server that knows our password can answer `ready` (SCRAM proves both sides).
 * Creates the database `firebreak` when that server has none yet. Never throws.
 */
export async function askServer(port: number, password: string): Promise<Answer> {
  try {
    return { kind: 'ready', cluster: await clusterServed(embeddedUrl(port, password)) };
  } catch (error) {
    if (codeOf(error) === '3D000') return createDatabase(port, password);
    return codeOf(error) === '57P03' ? { kind: 'busy' } : { kind: 'silent', reason: String(error) };
  }
}

async function createDatabase(port: number, password: string): Promise<Answer> {
  try {
    await withConnection(embeddedUrl(port, password, 'postgres'), (sql) => sql`create database firebreak`);
  } catch (error) {
    if (codeOf(error) !== '42P04') return { kind: 'silent', reason: String(error) };
  }
  return askServer(port, password);
}

function clusterServed(url: string): Promise<string> {
  return withConnection(url, async (sql) => {
    const [row] = await sql<{ cluster: string }[]>`select current_setting('data_directory') as cluster`;
    return row?.cluster ?? '';
  });
}

async function withConnection<T>(url: string, use: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
