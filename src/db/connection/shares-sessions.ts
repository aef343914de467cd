import { connect } from './connect.js';

/**
 * Whether two connections to `url` get the same session of Postgres in turns, as from a pooler in transaction mode.
 * Locks, settings and prepared statements belong to a session, so Firebreak needs one that is its own.
 */
export async function sharesSessions(url: string): Promise<boolean> {
  const [first, second] = [connect(url, { max: 1 }), connect(url, { max: 1 })];
  const mark = String(process.hrtime.bigint());
  try {
    await first.unsafe(`select set_config('firebreak.mark', '${mark}', false)`);
    const [row] = await second.unsafe(`select current_setting('firebreak.mark', true) as mark`);
    await first.unsafe(`select set_config('firebreak.mark', '', false)`);
    return row?.mark === mark;
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}
