/** What a person is called once they are erased: `UERASED3` instead of their Slack id, and a name. */
export interface Pseudonym {
  id: string;
  name: string;
}

export function pseudonymOf(number: number): Pseudonym {
  return { id: `UERASED${number}`, name: `erased person ${number}` };
}

/** Rows of a table. */
export interface RowCount {
  table: string;
  rows: number;
}

/** What erasing a person did, and what still names them. */
export interface ErasureReport {
  pseudonym: Pseudonym;
  /** Messages and quotes of theirs whose text was removed. */
  forgotten: number;
  /** Rows in which their id was replaced, or that were deleted. */
  replaced: RowCount[];
  deleted: RowCount[];
  /** Rows that still have their id, counted afterwards. */
  remaining: RowCount[];
  /** Rows whose text has a name of theirs: who is meant can't be told. */
  naming: RowCount[];
}

/** Why a table may still have an erased person's id. */
export const whyRemaining: Readonly<Record<string, string>> = {
  chain_entries: 'the hash chain names reactions by who reacted; changing a name would break it',
  action_items: 'ids of another system, by which action items are found when they are imported again',
  marks: 'the hash chain names reactions by who reacted; changing a name would break it',
  request_keys: 'they keep repeated requests from being done twice, and are deleted after 48 hours',
  effects: 'keys of messages in Slack, by which they are found; deleted 7 days after delivery',
};
