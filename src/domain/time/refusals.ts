/** Why a time was refused. `at`: ISO 8601, UTC. */
export type TimeRefusal = { kind: 'time_in_future'; at: string };
