import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import {
  isClearable,
  isReached,
  type MilestoneChange,
} from '../../domain/incident/decisions/change-milestones.js';
import type { Incident } from '../../domain/incident/incident.js';
import {
  isEditable,
  type MilestoneName,
  milestoneAt,
  milestoneNames,
} from '../../domain/incident/milestone.js';
import { capital } from '../../domain/text/words.js';
import { isSameSecond } from '../../domain/time/check-time.js';
import { plain, section } from '../../slack/views/text/blocks.js';
import { milestoneName } from '../../slack/views/text/terms.js';
import { changeMilestones } from '../../workflows/incident/changes.js';
import { findWithLastEntry } from '../../workflows/incident/read-incidents.js';
import {
  type Call,
  choiceOf,
  type FilledForm,
  type FormValues,
  notFoundReply,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { ticksField, timeField } from '../forms/form-fields.js';
import { question } from './list.js';

/** The times that the form showed as stored, in seconds; null: unknown. */
const shownTimes = z.partialRecord(z.enum(milestoneNames), z.number().nullable());
type ShownTimes = z.infer<typeof shownTimes>;

/** Opens the form of all times, with what was typed filled in. `why`: why it asks, escaped for mrkdwn. */
export async function openTimesForm(
  call: Call,
  { why, typed }: { why: string | null; typed: readonly MilestoneChange[] },
): Promise<Reply> {
  const seen = await findWithLastEntry(call.deps, { ...question(call), input: choiceOf(call) });
  if (!seen) return notFoundReply(call);
  const { incident, lastEntry: sawEntry } = seen;
  const names = milestoneNames.filter((name) => isEditable(name) && isReached(incident, name));
  const fields = names.map((name) => fieldOf(incident, name, typed));
  const shown: ShownTimes = Object.fromEntries(names.map((name) => [name, storedSeconds(incident, name)]));
  const blocks = [...(why ? [section(why)] : []), ...fields, ...clearField(incident, names, typed)];
  return {
    kind: 'filled',
    filled: { form: 'times', incident, sawEntry, blocks, about: JSON.stringify(shown) },
  };
}

/** Records only what the person changed; what somebody else changed meanwhile is not overwritten. */
export const timesForm: FilledForm = {
  title: 'Times of',
  submit: 'Save',
  submitted: async (call, values) => {
    const shown = shownTimes.parse(JSON.parse(call.form?.about ?? '{}'));
    const times = changesIn(values, shown);
    const fields = times.map(({ name }) => `milestone:${name}` as const);
    return replyTo(await changeMilestones(call.deps, requestOf(call, { times }, [...fields, 'status'])));
  },
};

function changesIn(values: FormValues, shown: ShownTimes): MilestoneChange[] {
  const toClear = values.list('clear');
  return milestoneNames.flatMap((name): MilestoneChange[] => {
    const before = shown[name];
    if (before === undefined) return [];
    const at = toClear.includes(name) ? null : values.at(name);
    const isSame = at && before !== null ? isSameSecond(at, new Date(before * 1_000)) : at === before;
    return isSame ? [] : [{ name, at }];
  });
}

function fieldOf(incident: Incident, name: MilestoneName, typed: readonly MilestoneChange[]): KnownBlock {
  const initial = typed.find((one) => one.name === name)?.at ?? milestoneAt(incident.milestones, name);
  const label = capital(milestoneName(name));
  return timeField({ id: name, label, optional: true, ...(initial && { initial }) });
}

/** Slack's time picker can't be emptied everywhere. */
function clearField(
  incident: Incident,
  names: readonly MilestoneName[],
  typed: readonly MilestoneChange[],
): KnownBlock[] {
  const clearable = names.filter(
    (name) => milestoneAt(incident.milestones, name) && isClearable(incident, name),
  );
  if (clearable.length === 0) return [];
  const options = clearable.map((name) => ({ text: plain(capital(milestoneName(name))), value: name }));
  const initial = typed.filter(({ at }) => at === null).map(({ name }) => name);
  return [ticksField({ id: 'clear', label: 'Not known after all', options, initial, optional: true })];
}

function storedSeconds({ milestones }: Incident, name: MilestoneName): number | null {
  const at = milestoneAt(milestones, name);
  return at && Math.floor(at.getTime() / 1_000);
}
