import { z } from 'zod';
import type { IncidentTimes } from '../../../domain/figures/incident-figures.js';
import type { Period } from '../../../domain/figures/period.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { kinds } from '../../../domain/incident/kind.js';
import { statuses } from '../../../domain/incident/status.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import { readWith } from '../../stored-json.js';

/** An incident's times, and when it was declared. */
export type DeclaredTimes = IncidentTimes & { declaredAt: Date };

/** Beyond this many, only the latest are read. */
const maxIncidents = 20_000;

/**
 * The times of the incidents that were declared in a period, without private ones, latest first. Those that can't be
 * read are reported and left out.
 */
export async function incidentTimes(
  tx: Tx,
  workspaceId: string,
  { from, to }: Pick<Period, 'from' | 'to'>,
): Promise<DeclaredTimes[]> {
  const rows = await tx.run(selectTimes, [workspaceId, from.toISOString(), to.toISOString()]);
  return readableRows(tx, rows, {
    read: (raw) => readWith(row, raw),
    column: 'incidents',
    nameOf: (raw) => `${workspaceId} ${numberIn(raw)}`,
  });
}

const time = z.union([z.null(), z.coerce.date()]);
const row = z
  .object({
    kind: z.enum(kinds),
    status: z.enum(statuses),
    declared_at: z.coerce.date(),
    ...{ declared: time, acknowledged: time, mitigated: time, resolved: time },
  })
  .transform(
    ({ kind, status, declared_at: declaredAt, ...at }): DeclaredTimes => ({ kind, status, declaredAt, at }),
  );

/** The last value of a milestone counts. */
const selectTimes = `
  select number, kind, status, declared_at,
    milestones -> 'declared' -> -1 ->> 'at' as declared,
    milestones -> 'acknowledged' -> -1 ->> 'at' as acknowledged,
    milestones -> 'mitigated' -> -1 ->> 'at' as mitigated,
    milestones -> 'resolved' -> -1 ->> 'at' as resolved
  from incidents
  where workspace_id = $1 and declared_at >= $2 and declared_at < $3 and not is_private
  order by declared_at desc
  limit ${maxIncidents}`;

function numberIn(raw: unknown): string {
  const { data } = z.object({ number: z.number() }).safeParse(raw);
  return data ? incidentName(data.number) : 'an incident';
}
