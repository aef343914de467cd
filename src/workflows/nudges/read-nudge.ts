import type { Database } from '../../db/database.js';
import { findActionItems } from '../../db/queries/action-items/action-items.js';
import { latestDigest, type MessageRow, messageRows } from '../../db/queries/nudges/nudge-message.js';
import { type ActionItem, actionItemNumberFrom } from '../../domain/action-items/action-item.js';
import { incidentNumberFrom } from '../../domain/incident/incident.js';
import { stepKey } from '../../domain/nudges/asks/runbook-asks.js';
import { calendarOf } from '../../domain/nudges/calendar.js';
import type { NudgeContent, NudgeLine } from '../../domain/nudges/content.js';
import { type NudgeRows, stillOwed } from '../../domain/nudges/nudges-due.js';
import { isTaskRule } from '../../domain/nudges/rule.js';
import type { Policy } from '../../domain/policy.js';
import { dayText } from '../../domain/time/civil-day.js';
import { loadRows, subjectsNamed } from './load-rows.js';

interface ReadDeps {
  db: Database;
  policy: Policy;
  now: Date;
}

/** A nudge of the ledger, as what it asks about is now; null if there is none with this key. */
export async function readNudge(
  deps: ReadDeps,
  workspaceId: string,
  key: string,
): Promise<NudgeContent | null> {
  const found = await messageRows(deps.db, workspaceId, key);
  const message = found.find((row) => row.key === key);
  if (!message) return null;
  const lines = found.filter((row) => row.subject !== null);
  const names = lines.flatMap(({ subject }) => subject ?? []);
  const subjects = subjectsNamed(names);
  const [{ rows }, items] = await Promise.all([
    loadRows(deps, workspaceId, subjects),
    findActionItems(deps.db, workspaceId, subjects.actionItems),
  ]);
  return contentOf(deps, message, { lines, rows, items });
}

/** The last digest that a person got, or null. */
export async function readLatestDigest(
  deps: ReadDeps,
  workspaceId: string,
  userId: string,
): Promise<NudgeContent | null> {
  const key = await latestDigest(deps.db, workspaceId, userId);
  return key === null ? null : readNudge(deps, workspaceId, key);
}

function contentOf(
  { policy, now }: ReadDeps,
  { key, rule, recipientId, channelId, ts }: MessageRow,
  { lines, rows, items }: { lines: MessageRow[]; rows: NudgeRows; items: ActionItem[] },
): NudgeContent {
  const person = rows.people.find(({ userId }) => userId === recipientId) ?? null;
  const calendar = calendarOf(policy.nudges, person);
  const today = calendar.dayOf(now.getTime());
  const keys = lines.map((line) => line.key);
  const open = stillOwed(rows, { policy, now, keys, recipientId });
  return {
    ...{ key, rule, recipientId },
    today: dayText(today),
    hour: Math.floor((now.getTime() - calendar.startOf(today)) / 3_600_000),
    lines: lines.flatMap((line) => lineOf(line, { rows, items, open })),
    post: channelId !== null && ts !== null ? { channelId, ts } : null,
  };
}

function lineOf(
  { key, subject, reason }: MessageRow,
  { rows, items, open }: { rows: NudgeRows; items: ActionItem[]; open: Set<string> },
): NudgeLine[] {
  const isOpen = open.has(key);
  if (reason === null || subject === null) return [];
  if (subject.startsWith('INC-')) {
    const incident = rows.incidents.find(({ number }) => number === incidentNumberFrom(subject));
    if (!incident) return [];
    const { number, steps } = incident;
    const task = isTaskRule(reason.rule)
      ? (incident.tasks.find((one) => one.key === reason.about) ?? null)
      : null;
    const title = task?.title ?? incident.title;
    const step = steps.find((one) => stepKey(one) === reason.about) ?? null;
    return [{ key, incident: number, actionItem: null, step, task, title, reason, isOpen }];
  }
  const actionItem = items.find(({ number }) => number === actionItemNumberFrom(subject));
  if (!actionItem) return [];
  const { incidentNumber: incident, title } = actionItem;
  return [{ key, incident, actionItem, step: null, task: null, title, reason, isOpen }];
}
