/** Why the built-in Postgres can't run here. Stable codes: the doctor and the exit message use them. */
export type EmbeddedUnavailableCode =
  | 'musl'
  | 'no_binaries'
  | 'other_major'
  | 'data_missing'
  | 'data_dir_refused'
  | 'record_unreadable'
  | 'cannot_switch_user'
  | 'create_failed'
  | 'start_failed'
  | 'locked';

const REMEDY = 'To use your own Postgres (14 or later) instead, set DATABASE_URL.';

/** The built-in Postgres can't run here. The message says what was found and ends with what to do. */
export class EmbeddedUnavailable extends Error {
  readonly code: EmbeddedUnavailableCode;

  constructor(code: EmbeddedUnavailableCode, what: string, options?: { cause?: unknown }) {
    super(`${what} ${REMEDY}`, options);
    this.name = 'EmbeddedUnavailable';
    this.code = code;
  }
}
