import { counted } from '../../domain/text/words.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { chainBreakText } from '../../exports/chain-break-text.js';
import { verdictJson } from '../../exports/verdict-json.js';
import { sha256 } from '../../main/sha256.js';
import { verifyAuditLog } from '../../workflows/audit/read-audit.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';
import { requireHead, type VerifyOptions } from './verify.js';

/** Checks the audit log against its hash chain and prints where it differs. Changes nothing. */
export function verifyAudit(terminal: Terminal, options: VerifyOptions): Promise<ExitCode> {
  const knownHead = options.head === undefined ? null : requireHead(options.head);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const verdict = await verifyAuditLog(db, workspaceId, { sha256, knownHead });
    if (options.json) printJson(terminal, verdictJson(verdict));
    else terminal.out(verdictText(verdict, terminal.timeZone));
    return verdict.breaks.length === 0 ? exitCodes.done : exitCodes.broken;
  });
}

function verdictText(verdict: Verdict, timeZone: string): string {
  const { sealed, notYetSealed, head, sinceKnownHead, breaks } = verdict;
  const [first] = breaks;
  const timeOf = (at: Date) => localTime(at, timeZone);
  const lines = [
    first
      ? `Verification of the audit log FAILED: ${chainBreakText(first, timeOf)}.`
      : `The audit log is verified: ${counted(sealed, 'entry', 'entries')}.`,
    ...(notYetSealed > 0
      ? [
          `A person was erased from ${counted(notYetSealed, 'entry', 'entries')}: of those, only that they are there is verified.`,
        ]
      : []),
    ...(sinceKnownHead === null
      ? []
      : [`The given head is in it, ${counted(sinceKnownHead, 'entry', 'entries')} ago.`]),
    ...(head === null ? [] : [`Head: ${head}`]),
    ...(first ? [zoneLine(timeZone).trim()] : []),
  ];
  return `${lines.join('\n')}\n`;
}
