/** Receives what happens to the built-in Postgres. */
export type EmbeddedLog = Record<
  'info' | 'warn' | 'error',
  (event: string, details: Record<string, unknown>) => void
>;

export const noLog: EmbeddedLog = { info() {}, warn() {}, error() {} };
