/** Settings of a Postgres whose data need not outlive a power cut: it waits for no disk. A killed one loses nothing. */
export const FORGETFUL = { fsync: 'off', full_page_writes: 'off' };
