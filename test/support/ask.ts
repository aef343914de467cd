import postgres from 'postgres';

/** Seconds until an unused connection closes by itself. */
const IDLE_SECONDS = 5;
const connections = new Map<string, postgres.Sql>();

/** Runs one query and returns the rows. Queries of one database share a connection of their own, because tests poll. */
export async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  return [...(await connectionTo(url).unsafe(query))];
}

function connectionTo(url: string): postgres.Sql {
  const known = connections.get(url);
  if (known) return known;
  const forget = () => void connections.delete(url);
  const options = { max: 1, idle_timeout: IDLE_SECONDS, fetch_types: false, connect_timeout: 5 };
  const opened = postgres(url, { ...options, onnotice: () => {}, onclose: forget });
  connections.set(url, opened);
  return opened;
}
