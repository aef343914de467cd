/** Who a file is for: `internal`, everything · `customer` and `regulator`, without what only the team may see. */
export const profiles = ['internal', 'customer', 'regulator'] as const;
export type Profile = (typeof profiles)[number];

/** What a team adds to what is redacted. */
export interface RedactionPolicy {
  /** Words and phrases, in any case. */
  redact: readonly string[];
  /** Ends of the names of hosts inside, such as `corp.example.com`. */
  hosts: readonly string[];
}
