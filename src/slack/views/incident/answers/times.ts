import type { KnownBlock } from '@slack/types';
import type { Source } from '../../../../domain/actor.js';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import { type MetricName, metric, metricEnds, outOfOrder } from '../../../../domain/incident/metrics.js';
import {
  type MilestoneName,
  type MilestoneRecord,
  milestoneAt,
  milestoneNames,
} from '../../../../domain/incident/milestone.js';
import type { Policy } from '../../../../domain/policy.js';
import { capital, counted } from '../../../../domain/text/words.js';
import { isSameSecond } from '../../../../domain/time/check-time.js';
import { actionIds, carry } from '../../action-ids.js';
import { actions, button, context, type MessageView, section, sections } from '../../text/blocks.js';
import { milestoneName, orderWarning } from '../../text/terms.js';
import { duration, person, timeOf } from '../../text/text.js';
import { markedDrill } from '../drill.js';
import { incidentLine } from './list.js';

/** Every milestone with its source, the durations between them, and which contradict each other. */
export function timesView(incident: Incident, policy: Policy): MessageView {
  const { milestones, status } = incident;
  const durations = durationLines(incident);
  const warnings = outOfOrder(milestones).map(([first, second]) => orderWarning(first, second));
  return {
    text: incidentLine(incident, policy),
    blocks: [
      section(incidentLine(incident, policy)),
      section(milestoneNames.map((name) => milestoneLine(incident, name)).join('\n')),
      ...(durations.length > 0 ? [section(`*Durations*\n${durations.join('\n')}`)] : []),
      ...(warnings.length > 0 ? [section(warnings.join('\n'))] : []),
      ...controls(incident, status !== 'canceled'),
    ],
  };
}

/** Every value that each milestone ever had, newest first. */
export function timesHistoryView(incident: Incident): MessageView {
  const title = markedDrill(incident, `Times of *${incidentName(incident.number)}*, newest first`);
  const lines = milestoneNames.flatMap((name) => historyLines(incident, name));
  return { text: title, blocks: [section(title), ...sections(lines)] };
}

function milestoneLine({ milestones }: Incident, name: MilestoneName): string {
  const records = milestones[name] ?? [];
  const label = `*${capital(milestoneName(name))}*`;
  const last = records.at(-1);
  if (!last) return `${label}  –`;
  const changes = records.length > 1 ? [changedText(records.length - 1)] : [];
  return [`${label}  ${valueText(last)}`, sourceText(last), ...changes].join(' · ');
}

function changedText(times: number): string {
  if (times <= 2) return times === 1 ? 'changed once' : 'changed twice';
  return `changed ${times} times`;
}

/** Values beyond these would not fit a message. */
const maxShown = 5;

function historyLines({ milestones }: Incident, name: MilestoneName): string[] {
  const records = (milestones[name] ?? []).toReversed();
  if (records.length === 0) return [];
  const shown = records.slice(0, maxShown).map((record) => `• ${valueText(record)} · ${sourceText(record)}`);
  const rest = records.length - shown.length;
  return [
    [
      `*${capital(milestoneName(name))}*`,
      ...shown,
      ...(rest > 0 ? [`• ${counted(rest, 'earlier value')} in the full record`] : []),
    ].join('\n'),
  ];
}

function valueText({ at }: MilestoneRecord): string {
  return at ? timeOf(at) : 'cleared';
}

/** Who stated it and how; when, unless that is the time itself. */
function sourceText({ at, actor, source, recordedAt, isUndo }: MilestoneRecord): string {
  const who = actor ? person(actor) : 'Firebreak';
  const how = isUndo ? 'undo' : sourceNames[source];
  const when = at && isSameSecond(at, recordedAt) ? [] : [`entered ${timeOf(recordedAt)}`];
  return `${who} (${[how, ...when].join(', ')})`;
}

const sourceNames: Record<Source, string> = {
  command: 'command',
  button: 'button',
  modal: 'form',
  shortcut: 'shortcut',
  event: 'Slack event',
  clock: 'clock',
  cli: 'command line',
  import: 'import',
};

/** The durations whose both ends are known: `impact started → mitigated  1 h 7 min`. */
function durationLines({ milestones }: Incident): string[] {
  return (Object.keys(metricEnds) as MetricName[]).flatMap((name) => {
    const [from, to] = metricEnds[name];
    const value = metric(milestones, name);
    if (value.state === 'pending') return [];
    const words = value.state === 'recorded' ? duration(value.ms) : 'not valid: check the times';
    return [`${milestoneName(from)} → ${milestoneName(to)}  *${words}*`];
  });
}

function controls({ number, milestones }: Incident, isEditable: boolean): KnownBlock[] {
  const line = (label: string, words: string) =>
    button({ label, actionId: `${actionIds.runLine}:${words}`, value: carry(number, words) });
  const isChanged = milestoneNames.some((name) => (milestones[name] ?? []).length > 1);
  const isUnstated = !milestoneAt(milestones, 'impact_started') || !milestoneAt(milestones, 'impact_ended');
  const buttons = [
    ...(isEditable ? [line('Edit', 'times edit')] : []),
    ...(isChanged ? [line('History', 'times history')] : []),
  ];
  return [
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ...(isEditable && isUnstated ? [context('Or type `/incident times impact ended at 16:05`.')] : []),
  ];
}
