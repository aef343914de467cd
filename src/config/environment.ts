/** A process's environment variables. An empty variable counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable without surrounding spaces, or null if it isn't set. */
export function variable(env: Environment, name: string): string | null {
  return env[name]?.trim() || null;
}
