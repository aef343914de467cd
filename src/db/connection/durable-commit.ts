/** SQL that makes the current transaction's commit wait for the disk, even if its pool doesn't. */
export const durably = `set_config('synchronous_commit', 'on', true)`;
