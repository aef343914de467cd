import { actionItemLimits } from '../../domain/action-items/action-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import type { Refusal } from '../../domain/refusal.js';
import { dueUnclearText, notAddedView } from '../../slack/views/action-items/not-added.js';
import { refusalText } from '../../slack/views/refusal.js';
import { inLine } from '../../slack/views/text/text.js';
import { addActionItems } from '../../workflows/action-items/add-action-items.js';
import { type Call, type Reply, replyTo, requestOf } from '../command.js';
import { askBack } from '../typed/ask-back.js';
import { plainText } from '../typed/plain-text.js';
import { readPeople } from '../typed/read-people.js';
import { calendarOf } from './calendar.js';
import { actionFields, nothingShown, type Shown, shownText, titleTooLong } from './forms/action-fields.js';
import { readWanted } from './read-wanted.js';

/** A line that was read; `why`: what keeps it from being added, escaped for mrkdwn. */
interface ReadItem {
  shown: Shown;
  why: string | null;
}

/** Adds what was typed, one item per line. What isn't certain is asked about, with everything that was read. */
export async function addTyped(call: Call, typed: string): Promise<Reply> {
  const { zone, today } = await calendarOf(call);
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const read = await Promise.all(lines.map((line) => readItem(call, readWanted(line, call.act.at, zone))));
  const [first] = read;
  if (first?.why != null && read.length === 1)
    return askBack(call, { form: 'action', why: first.why, fields: actionFields(first.shown) });
  const wrong = read.findIndex(({ why }) => why !== null);
  if (wrong >= 0) return notAdded(call, typed, { line: wrong + 1, why: read[wrong]?.why ?? '' });
  const items = read.map(({ shown }) => ({ ...shown, externalId: null, source: null }));
  const outcome = await addActionItems(call.deps, requestOf(call, { items, today }));
  if (outcome.kind !== 'refused' || !keepsWords.has(outcome.refusal.kind)) return replyTo(outcome);
  const why = refusalText(outcome.refusal);
  if (!first || read.length > 1) return notAdded(call, typed, { line: null, why });
  return askBack(call, { form: 'action', why, fields: actionFields({ ...first.shown, ownerId: null }) });
}

/** Refusals that are about what was typed. */
const keepsWords: ReadonlySet<Refusal['kind']> = new Set(['ineligible_owner', 'too_many_action_items']);

/** Several lines don't fit a form: they are given back, with the line that is unclear. */
function notAdded(call: Call, typed: string, { line, why }: { line: number | null; why: string }): Reply {
  const named = call.number === null ? '' : `${incidentName(call.number)} `;
  const again = `/incident action ${named}${plainText(typed, call.nameOf)}`;
  return { kind: 'message', view: notAddedView(line, why, again) };
}

async function readItem(call: Call, item: ReturnType<typeof readWanted>): Promise<ReadItem> {
  const { due, priority, type } = item;
  const text = plainText(item.title, call.nameOf).trim();
  const named = item.ownerName === null ? null : await readPeople(call, item.ownerName);
  const owners = [...new Set([...item.ownerIds, ...(named?.userIds ?? [])])];
  const ownerId = owners.length === 1 ? (owners[0] ?? null) : null;
  const dueOn = due?.kind === 'read' ? due.day : null;
  const watcherIds = owners.length > 1 ? owners : [];
  const shown = { ...nothingShown, ...shownText(text), ownerId, watcherIds, dueOn, priority, type };
  return { shown, why: whyNot({ text, owners, due }, item.ownerName, named?.unclear.length ?? 0) };
}

function whyNot(
  { text, owners, due }: { text: string; owners: string[]; due: ReturnType<typeof readWanted>['due'] },
  name: string | null,
  unclear: number,
): string | null {
  const { title } = actionItemLimits;
  if (unclear > 0)
    return `“@${inLine(name ?? '', 80)}” doesn't say for certain who is meant. Pick the owner.`;
  if (owners.length > 1) return 'An action item has one owner. Pick who it is; the others watch.';
  if (due?.kind === 'unclear') return dueUnclearText(due);
  if (text === '') return 'Say what is to be done.';
  const chars = [...text].length;
  return chars > title ? titleTooLong(chars) : null;
}
