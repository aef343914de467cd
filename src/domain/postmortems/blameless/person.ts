/** Somebody who took part in the incident. */
export interface IncidentPerson {
  /** The Slack user id, or any other. */
  id: string;
  /** What they are called: their full name, first name or handle. */
  names: readonly string[];
  /** What to write instead: `the incident commander`. Null if they had no role. */
  role: string | null;
}
