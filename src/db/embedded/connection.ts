import postgres from 'postgres';

/** The address of a database on the built-in server. */
export function embeddedUrl(port: number, password: string, database = 'firebreak'): string {
  return `postgres://firebreak:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * The cluster folder of the server at the port; null when it takes no connections (yet), or is not ours: only a server
 * that knows our password can answer (SCRAM proves both sides). Creates the database `firebreak` where it is missing.
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

/** False when it could not be made just now; whoever asked will ask again. */
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

async function withConnection<T>(url: string, use: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
