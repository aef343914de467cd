import { and, eq, lte, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Finding } from '../../../domain/postmortems/blameless/finding.js';
import { ruleIds } from '../../../domain/postmortems/blameless/rule.js';
import type { Wording, WordingCheck } from '../../../domain/postmortems/wording/wording.js';
import type { WordingWrite } from '../../../domain/postmortems/writes.js';
import { unreachable } from '../../../domain/unreachable.js';
import type { Tx } from '../../database.js';
import { incomingValues } from '../../incoming-values.js';
import { postmortemAcceptedWording, postmortemWordingChecks } from '../../schema/postmortems.js';
import { type FieldsOf, readWith } from '../../stored-json.js';

const finding = z.object({
  rule: z.enum(ruleIds),
  from: z.number(),
  to: z.number(),
  sentence: z.object({ from: z.number(), to: z.number() }),
  message: z.string(),
  question: z.string(),
  suggestion: z.string().nullable(),
  key: z.string(),
} satisfies FieldsOf<Finding>);

/** What is known of the wording of an incident's post-mortem. A check that can't be read counts as missing. */
export async function findWording(tx: Tx, incident: IncidentKey): Promise<Wording> {
  const [checks, accepted] = await Promise.all([
    tx.orm
      .select()
      .from(postmortemWordingChecks)
      .where(ofIncident(postmortemWordingChecks, incident))
      .orderBy(postmortemWordingChecks.section),
    tx.orm
      .select()
      .from(postmortemAcceptedWording)
      .where(ofIncident(postmortemAcceptedWording, incident))
      .orderBy(postmortemAcceptedWording.acceptedAt),
  ]);
  return {
    checks: checks.flatMap((row) => checkFrom(tx, row)),
    accepted: accepted.map(({ key, acceptedBy: by, acceptedAt: at }) => ({ key, by, at })),
  };
}

function checkFrom(tx: Tx, row: typeof postmortemWordingChecks.$inferSelect): WordingCheck[] {
  const { workspaceId, incidentNumber, section, revision } = row;
  const read = readWith(z.array(finding), row.findings);
  if (read.kind === 'ok') return [{ section, revision, findings: read.value }];
  const place = `${workspaceId} INC-${incidentNumber} ${section}`;
  tx.onUnreadable({ column: 'postmortem_wording_checks.findings', row: place, why: read.why });
  return [];
}

/** Writes what changed about the wording of an incident's post-mortem. */
export async function saveWording(tx: Tx, incident: IncidentKey, write: WordingWrite): Promise<void> {
  switch (write.kind) {
    case 'wording_checked':
      return saveWordingCheck(tx, incident, write.check);
    case 'wording_accepted':
      await tx.orm
        .insert(postmortemAcceptedWording)
        .values({ ...placeOf(incident), key: write.key, acceptedBy: write.by, acceptedAt: write.at })
        .onConflictDoNothing();
      return;
    case 'wording_reopened':
      await tx.orm
        .delete(postmortemAcceptedWording)
        .where(
          and(ofIncident(postmortemAcceptedWording, incident), eq(postmortemAcceptedWording.key, write.key)),
        );
      return;
    default:
      return unreachable(write);
  }
}

/** Keeps the check, unless a later revision was checked meanwhile. */
export async function saveWordingCheck(tx: Tx, incident: IncidentKey, check: WordingCheck): Promise<void> {
  const { workspaceId, incidentNumber, section, revision } = postmortemWordingChecks;
  await tx.orm
    .insert(postmortemWordingChecks)
    .values({ ...placeOf(incident), ...check })
    .onConflictDoUpdate({
      target: [workspaceId, incidentNumber, section],
      set: incomingValues(postmortemWordingChecks),
      setWhere: lte(revision, check.revision),
    });
}

function placeOf({ workspaceId, number: incidentNumber }: IncidentKey) {
  return { workspaceId, incidentNumber };
}

function ofIncident(
  table: typeof postmortemWordingChecks | typeof postmortemAcceptedWording,
  { workspaceId, number }: IncidentKey,
): SQL | undefined {
  return and(eq(table.workspaceId, workspaceId), eq(table.incidentNumber, number));
}
