import { incidentName } from '../../domain/incident/incident.js';
import { counted } from '../../domain/text/words.js';
import type { ChainBreak, Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { chainBreakText } from '../../exports/chain-break-text.js';
import { verdictJson } from '../../exports/verdict-json.js';
import { sha256 } from '../../main/sha256.js';
import { verifyIncidentRecord } from '../../workflows/timeline/verify-record.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { recordReading } from '../record.js';
import { Refused } from '../refused.js';
import { requireNumber } from '../require-number.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface VerifyOptions {
  /** A head that this command printed earlier. */
  head?: string;
  json: boolean;
  workspace?: string;
}

/** Checks an incident's record against its hash chain and prints where it differs. Changes nothing. */
export function verifyIncident(terminal: Terminal, word: string, options: VerifyOptions): Promise<ExitCode> {
  const number = requireNumber(word);
  const knownHead = options.head === undefined ? null : requireHead(options.head);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const found = await verifyIncidentRecord(db, { workspaceId, number }, { sha256, knownHead });
    if (!found) throw new Refused(`There's no ${incidentName(number)}.`);
    await recordReading(terminal, db, { workspaceId, command: 'verify', numbers: [number] });
    const { verdict, importedAt } = found;
    if (options.json) printJson(terminal, { ...verdictJson(verdict), importedAt });
    else terminal.out(verdictText(found, incidentName(number), terminal.timeZone));
    return verdict.breaks.length === 0 ? exitCodes.done : exitCodes.broken;
  });
}

/** A head as it was printed. Throws `Refused` (usage) if it can't be one. */
export function requireHead(word: string): string {
  const head = word.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(head)) return head;
  throw new Refused(`“${word}” isn't a head. A head has 64 hexadecimal digits.`, exitCodes.usage);
}

function verdictText(
  { verdict, importedAt }: { verdict: Verdict; importedAt: Date | null },
  name: string,
  timeZone: string,
): string {
  const { notYetSealed, sinceKnownHead, head, headSealedAt, breaks } = verdict;
  const lines = [
    firstLine(verdict, name, (at) => localTime(at, timeZone)),
    ...(notYetSealed > 0
      ? [`${counted(notYetSealed, 'part')} not sealed yet; a running server seals new parts within a minute.`]
      : []),
    ...(sinceKnownHead === null
      ? []
      : [
          `${sinceKnownHead} chain ${sinceKnownHead === 1 ? 'entry' : 'entries'} added since the given head.`,
        ]),
    ...(head === null ? [] : [`Head: ${head}`]),
    ...(importedAt ? [importLine(importedAt, sinceKnownHead, timeZone)] : []),
  ];
  const hasTimes = headSealedAt !== null || importedAt !== null || breaks.length > 0;
  return `${lines.join('\n')}\n${hasTimes ? zoneLine(timeZone) : ''}`;
}

/** A chain that came in a file proves nothing about the time before, unless its head was known. */
function importLine(at: Date, sinceKnownHead: number | null, timeZone: string): string {
  const line = `Imported from a file at ${localTime(at, timeZone)}.`;
  if (sinceKnownHead !== null) return line;
  return `${line} Whether the file was altered before, only a head that was printed earlier can show: add --head.`;
}

function firstLine(
  { sealed, headSealedAt, breaks: [first, ...more] }: Verdict,
  name: string,
  timeOf: (at: Date) => string,
): string {
  if (first) {
    const others = more.length > 0 ? ` ${counted(more.length, 'more problem')}.` : '';
    return `Verification of ${name} FAILED${fromChainEntry(first, timeOf)}: ${chainBreakText(first, timeOf)}.${others}`;
  }
  const last = headSealedAt ? `, the last at ${timeOf(headSealedAt)}` : '';
  return `${name} is verified: ${counted(sealed, 'part')} sealed${last}.`;
}

/** ` from chain entry 57 on (sealed at 2026-11-23 14:07)`; empty if no chain entry shows the break. */
function fromChainEntry({ chainEntry }: ChainBreak, timeOf: (at: Date) => string): string {
  if (!chainEntry) return '';
  return ` from chain entry ${chainEntry.seq} on${chainEntry.sealedAt ? ` (sealed at ${timeOf(chainEntry.sealedAt)})` : ''}`;
}
