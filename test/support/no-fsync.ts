/**
 * Postgres settings for data that need not survive a power cut: no waiting for the disk. Killing the server loses nothing.
 */
export const noFsync = { fsync: 'off', full_page_writes: 'off' };
