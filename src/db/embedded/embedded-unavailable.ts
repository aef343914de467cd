/** Why the built-in Postgres cannot serve here. Stable: doctor and the exit message read it. */
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

const REMEDY = 'Set DATABASE_URL to a Postgres of your own (14 or newer) to do without the built-in one.';

/** The built-in Postgres cannot serve here. The message says what was found and ends with the remedy. */
export class EmbeddedUnavailable extends Error {
  readonly code: EmbeddedUnavailableCode;

  constructor(code: EmbeddedUnavailableCode, what: string, options?: { cause?: unknown }) {
    super(`${what} ${REMEDY}`, options);
    this.name = 'EmbeddedUnavailable';
    this.code = code;
  }
}
