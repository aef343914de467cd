/** The variables of a process. A variable that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable without surrounding blanks, or null where it is not set. */
export function variable(env: Environment, name: string): string | null {
  return env[name]?.trim() || null;
}
