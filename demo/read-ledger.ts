import { z } from 'zod';
import type { LedgerEntry } from '../sandbox/control/ledger.js';
import { showNudgeHistory } from '../src/cli/commands/nudge.js';
import type { Terminal } from '../src/cli/terminal.js';

const limit = 30;

/** The bot's ledger as `firebreak nudge --history` prints it, newest first. Throws while the database can't be read. */
export async function readLedger(terminal: Terminal, dataDir: string): Promise<LedgerEntry[]> {
  const words: string[] = [];
  const hear = (text: string) => void words.push(text);
  const operator = { ...terminal, env: { FIREBREAK_DATA: dataDir }, out: hear, err: hear };
  await showNudgeHistory(operator, { limit, json: true });
  return history.parse(JSON.parse(words.join(''))).nudges.map(entryOf);
}

const row = z.object({
  key: z.string(),
  rule: z.string(),
  subject: z.string().nullable(),
  recipientId: z.string(),
  outcome: z.string(),
  claimedAt: z.coerce.date(),
  error: z.string().nullable(),
});
const history = z.object({ nudges: z.array(row) });

function entryOf({ key, rule, subject, recipientId, outcome, claimedAt, error }: z.infer<typeof row>) {
  const why = rule.replaceAll('_', ' ');
  return {
    key,
    at: claimedAt.getTime(),
    outcome: error ? `failed: ${error}` : (outcomes[outcome] ?? outcome),
    to: recipientId,
    about: subject ? `${subject} · ${why}` : 'the digest',
  };
}

const outcomes: Record<string, string> = {
  claimed: 'sending',
  sent: 'sent',
  failed: 'failed',
  superseded: 'replaced by a later one',
  skipped_quiet: 'skipped: a day off',
  skipped_snoozed: 'skipped: snoozed',
};
