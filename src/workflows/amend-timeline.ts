import type { Tx } from '../db/database.js';
import { namesOf } from '../db/queries/names.js';
import { findLine, mendLine } from '../db/queries/timeline-line.js';
import { type Amendment, amendLine, mendable } from '../domain/decisions/amend-line.js';
import { type Decision, rejected } from '../domain/decisions/decision.js';
import type { Incident } from '../domain/incident/incident.js';
import { type LineKey, lineRefOf } from '../domain/timeline/line-key.js';
import { namesIn, unnamedIn, withReferences } from '../domain/timeline/readable.js';
import { changedSince, incidentToChange } from './change-incident.js';
import type { Deps } from './deps.js';
import { once } from './once.js';
import { markByHand } from './record/mark-by-hand.js';
import type { IncidentChoice, Outcome, Request } from './request.js';

export type AmendInput = IncidentChoice & Amendment & { line: LineKey };

/** Mends a line of an incident's timeline: its words, its time, or whether it stands among the key entries. */
export function amendTimeline(deps: Deps, request: Request<AmendInput>): Promise<Outcome> {
  return once(deps, request, async (tx) => {
    const found = await incidentToChange(tx, request);
    if (found.kind === 'rejected') return found;
    return (await changedSince(tx, found.incident, request)) ?? amendOne(tx, found.incident, request);
  });
}

/** Within a transaction that holds the incident. */
export async function amendOne(
  tx: Tx,
  incident: Incident,
  { input, act }: Pick<Request<Amendment & { line: LineKey }>, 'input' | 'act'>,
): Promise<Decision> {
  const line = await findLine(tx, incident, input.line);
  const now = line && mendable(line);
  if (!now) return rejected({ kind: 'line_not_found', number: incident.number });
  const text = await wordsOf(tx, incident, { wanted: input.text, before: now.text });
  const decision = amendLine(incident, now, { ...input, text }, act);
  if (decision.kind === 'rejected') return decision;
  for (const { happening } of decision.entries) {
    if (happening.kind !== 'amended') continue;
    await mendLine(tx, incident, now.key, happening);
    const ref = lineRefOf(now.key);
    if (happening.isKey && ref?.kind === 'message')
      await markByHand(tx, incident, { ts: ref.ts, isOn: happening.isKey.to, note: null }, act);
  }
  return decision;
}

/** The words as they are kept: a form shows whom they mention by name, and the mention stays one. */
async function wordsOf(
  tx: Tx,
  { workspaceId }: Incident,
  { wanted, before }: { wanted: string | null; before: string | null },
): Promise<string | null> {
  if (wanted === null || before === null) return wanted;
  return withReferences(wanted, before, namesIn(await namesOf(tx, workspaceId, unnamedIn(before))));
}
