import type { Tx } from '../../db/database.js';
import { nudgedPeople } from '../../db/queries/nudges/nudge-rows.js';
import { findReminderSettings, saveReminderSettings } from '../../db/queries/nudges/reminder-settings.js';
import { subjectsFor } from '../../db/queries/nudges/schedule.js';
import { unschedulePeople } from '../../db/queries/nudges/unscheduled.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { type Refused, refused } from '../../domain/decision.js';
import { actRefusal } from '../../domain/incident/visibility.js';
import { nextForPerson, type PersonalNudges } from '../../domain/nudges/next-for-person.js';
import type { Nudge } from '../../domain/nudges/nudge.js';
import type { PersonRow, ReminderSettings } from '../../domain/nudges/rows.js';
import type { Deps } from '../deps.js';
import { visibleIncident } from '../incident/change-incident.js';
import type { Question } from '../incident/read-incidents.js';
import { RequestTimedOut } from '../once.js';
import type { Request } from '../request.js';
import { loadRows, subjectsNamed } from './load-rows.js';

/** How many subjects a preview looks at. */
const maxSubjects = 50;

/** A person's own reminders. `person`: what is known of them; null: nothing. */
export interface PersonalReminders extends PersonalNudges {
  person: PersonRow | null;
}

/** What a person chose, and what they would be asked now and next, of what they may see. */
export async function readPersonalReminders(
  { db, policy }: Pick<Deps, 'db' | 'policy'>,
  question: Omit<Question<unknown>, 'input'>,
): Promise<PersonalReminders> {
  const { workspaceId, userId, act } = question;
  const now = act.at;
  const names = await subjectsFor(db, workspaceId, { userId, limit: maxSubjects });
  const [{ rows, decided }, [person = null]] = await Promise.all([
    loadRows({ db, policy, now }, workspaceId, subjectsNamed(names)),
    nudgedPeople(db, workspaceId, [userId]),
  ]);
  const nudges = nextForPerson(rows, userId, { policy, now, decided });
  const isVisible = await visibleIncidents(db, question, nudges);
  return { person, now: only(nudges.now, isVisible), next: only(nudges.next, isVisible) };
}

/** Replaces settings of the person's own and schedules their nudges again. Doing it twice changes nothing more. */
export async function changeReminderSettings(
  { db }: Pick<Deps, 'db'>,
  request: Request<Partial<ReminderSettings>> & { userId: string },
): Promise<Refused | null> {
  const { workspaceId, userId, input, deadline } = request;
  const { userKind } = await findViewer(db, { workspaceId, userId, ref: null });
  const refusal = actRefusal(userKind);
  if (refusal) return refused(refusal);
  await db.transaction(async (tx) => {
    const settings = { ...(await findReminderSettings(tx, workspaceId, userId)), ...input };
    await saveReminderSettings(tx, workspaceId, { userId, settings });
    await unschedulePeople(tx, workspaceId, [userId]);
    if (deadline.isOver) throw new RequestTimedOut('The person has stopped waiting.');
    deadline.isCommitting = true;
  });
  return null;
}

/** The incidents of these nudges that the person may see. */
async function visibleIncidents(
  db: Tx,
  { workspaceId, act }: Omit<Question<unknown>, 'input'>,
  { now, next }: PersonalNudges,
): Promise<ReadonlySet<number>> {
  const items = [...(now?.items ?? []), ...(next?.items ?? [])];
  const numbers = [...new Set(items.map(({ incident }) => incident))];
  const found = await Promise.all(
    numbers.map((number) => visibleIncident(db, { workspaceId, act, input: { number, channelId: null } })),
  );
  return new Set(found.flatMap((incident) => incident?.number ?? []));
}

function only(nudge: Nudge | null, isVisible: ReadonlySet<number>): Nudge | null {
  const items = nudge?.items.filter(({ incident }) => isVisible.has(incident)) ?? [];
  return nudge && items.length > 0 ? { ...nudge, items } : null;
}
