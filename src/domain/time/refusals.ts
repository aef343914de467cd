/**
 * Why a time was refused. `at`: ISO 8601, UTC. `field`: the form's field, where a form has several times.
 */
export type TimeRefusal =
  | { kind: 'time_in_future'; at: string; field?: string | undefined }
  | { kind: 'time_too_early'; at: string; field?: string | undefined };
