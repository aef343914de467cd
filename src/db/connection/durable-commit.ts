/** SQL to be evaluated by a statement whose commit shall wait for the disk, though its pool does not. */
export const durably = `set_config('synchronous_commit', 'on', true)`;
