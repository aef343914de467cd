import postgres from 'postgres';

/** Runs one query over its own connection and returns the rows. */
export async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(query))];
  } finally {
    await sql.end({ timeout: 1 }); // without it, waits forever once the server has ended the session
  }
}
