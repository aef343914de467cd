import { z } from 'zod';
import { significantWords } from '../../../domain/incident/look-alike.js';
import {
  type Candidate,
  type FoundRunbook,
  type Subject,
  suggest,
  type Use,
} from '../../../domain/runbooks/library/suggest.js';
import type { Tx } from '../../database.js';

/** The runbooks that fit an incident, best first, each with the reason. `incident`: its number, if it has one. */
export async function suggestRunbooks(
  tx: Tx,
  workspaceId: string,
  { incident, ...about }: Subject & { incident?: number },
  limit: number,
): Promise<FoundRunbook[]> {
  const uses = await usesOf(tx, workspaceId, incident ?? 0);
  const used = uses.map(({ runbookNumber }) => runbookNumber);
  return suggest(await candidatesFor(tx, workspaceId, about, used), about, uses).slice(0, limit);
}

const texts = z.array(z.string());
const candidate = z.object({
  number: z.number(),
  title: z.string(),
  path: z.string(),
  version: z.number(),
  applies: z.object({ services: texts, severities: texts, labels: texts, alerts: texts }),
});

/** Those that say something about the incident, or were used lately. */
async function candidatesFor(
  tx: Tx,
  workspaceId: string,
  { title, services }: Subject,
  used: readonly number[],
): Promise<Candidate[]> {
  const words = [...significantWords(title)].join('|');
  const rows = await tx.run(
    `select number, title, path, version, json_build_object('services', services, 'severities', severities,
        'labels', labels, 'alerts', alerts) as applies
      from runbooks
      where workspace_id = $1 and removed_at is null and (services && $2::text[] or number = any($3::int[])
        or title ~* $4 or path ~* $4 or array_to_string(labels, ' ') ~* $4)
      limit 200`,
    [workspaceId, services.map((one) => one.toLowerCase()), used, words || '$^'],
  );
  return z.array(candidate).parse(rows);
}

const use = z.object({ runbook_number: z.number(), number: z.number(), title: z.string(), affects: texts });

/** The last uses in other incidents that everybody may know of. */
async function usesOf(tx: Tx, workspaceId: string, incident: number): Promise<Use[]> {
  const rows = await tx.run(
    `select runs.runbook_number, incidents.number, incidents.title, incidents.affects
      from runbook_runs runs
      join incidents on incidents.workspace_id = runs.workspace_id and incidents.number = runs.incident_number
      where runs.workspace_id = $1 and runs.status <> 'detached' and incidents.number <> $2::int
        and not incidents.is_private
      order by runs.attached_at desc limit 200`,
    [workspaceId, incident],
  );
  return z
    .array(use)
    .parse(rows)
    .map(({ runbook_number, affects, ...rest }) => ({
      runbookNumber: runbook_number,
      incident: { ...rest, services: affects },
    }));
}
