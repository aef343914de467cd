import { actionItemName } from '../../domain/action-items/action-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import type { NudgeRows } from '../../domain/nudges/nudges-due.js';
import type { NudgeDeps } from './nudge-deps.js';

/** What was decided without the subjects in `faulty`, such as `ACT-17`. */
export interface SoundDecision<T> {
  decision: T;
  faulty: ReadonlySet<string>;
}

/** Decides about all rows. Those about which that throws are reported and left out. */
export function decideSoundRows<T>(
  { onFault }: Pick<NudgeDeps, 'onFault'>,
  workspaceId: string,
  rows: NudgeRows,
  decide: (rows: NudgeRows) => T,
): SoundDecision<T> {
  try {
    return { decision: decide(rows), faulty: new Set() };
  } catch {
    const faulty = new Set<string>();
    for (const [subject, row] of eachAlone(rows))
      try {
        decide(row);
      } catch (error) {
        faulty.add(subject);
        onFault(workspaceId, [subject], error);
      }
    return { decision: decide(without(rows, faulty)), faulty };
  }
}

function* eachAlone({ actionItems, incidents, people }: NudgeRows): Generator<[string, NudgeRows]> {
  for (const item of actionItems)
    yield [actionItemName(item.number), { actionItems: [item], incidents: [], people }];
  for (const incident of incidents)
    yield [incidentName(incident.number), { actionItems: [], incidents: [incident], people }];
}

function without({ actionItems, incidents, people }: NudgeRows, faulty: ReadonlySet<string>): NudgeRows {
  return {
    actionItems: actionItems.filter(({ number }) => !faulty.has(actionItemName(number))),
    incidents: incidents.filter(({ number }) => !faulty.has(incidentName(number))),
    people,
  };
}
