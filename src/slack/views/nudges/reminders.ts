import { actionItemName } from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { countryOf, daysOffOf } from '../../../domain/nudges/calendar.js';
import type { PersonalNudges } from '../../../domain/nudges/next-for-person.js';
import type { Nudge, NudgedItem } from '../../../domain/nudges/nudge.js';
import type { NudgePolicy } from '../../../domain/nudges/nudge-policy.js';
import { reasonText } from '../../../domain/nudges/reason-text.js';
import type { PersonRow } from '../../../domain/nudges/rows.js';
import { capital, counted } from '../../../domain/text/words.js';
import { weekdays } from '../../../domain/time/working-days.js';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, type MessageView, section, sections } from '../text/blocks.js';
import { inLine, timeOf } from '../text/text.js';

interface RemindersContent extends PersonalNudges {
  policy: NudgePolicy;
  person: PersonRow | null;
  /** The day in the person's calendar, `2026-12-01`. */
  today: string;
  seenAt: Date;
}

/** A person's own reminders: when they come, what comes next, and a button that changes it. */
export function remindersView(content: RemindersContent): MessageView {
  const lines = ['*Your reminders*', ...settingLines(content), ...askedLines(content)];
  const change = button({
    label: 'Change',
    actionId: `${actionIds.runLine}:change-reminders`,
    value: carry(0, 'reminders change'),
  });
  return { text: lines.join('\n'), blocks: [...sections(lines), actions(change)] };
}

/** What a person would be asked now and next. */
export function reminderPreviewView(nudges: PersonalNudges): MessageView {
  const lines = askedLines(nudges);
  return { text: lines.join('\n'), blocks: lines.length > 1 ? sections(lines) : [section(lines.join('\n'))] };
}

function settingLines({ policy, person, today, seenAt }: RemindersContent): string[] {
  const zone = person?.timeZone ?? policy.timeZone;
  const country = countryOf(policy, person);
  const awayUntil = person?.awayUntil ?? null;
  return [
    `Daily list at ${person?.digestAt ?? policy.digestAt}${asInPolicy(person?.digestAt)} · ${inLine(zone, 60)} time`,
    `Working days: ${workingDays(policy, person)}${asInPolicy(person?.weekend)}`,
    ...(country === null
      ? []
      : [`Holidays of ${inLine(country, 60)}${person?.country ? '' : ', by your time zone'}`]),
    ...(awayUntil !== null && awayUntil > today ? [`Away until ${dayText(awayUntil, seenAt)}`] : []),
  ];
}

function asInPolicy(own: unknown): string {
  return own == null ? ', as in the policy' : '';
}

function workingDays(policy: NudgePolicy, person: PersonRow | null): string {
  const { weekend } = daysOffOf(policy, person);
  return weekdays
    .filter((day) => !weekend.includes(day))
    .map((day) => capital(day.slice(0, 3)))
    .join(', ');
}

const maxLines = 20;

function askedLines({ now, next }: PersonalNudges): string[] {
  if (!now && !next) return ['*Next:* nothing waits for you'];
  return [...(now ? nudgeLines('Now', now) : []), ...(next ? nudgeLines('Next', next) : [])];
}

function nudgeLines(when: string, { sendAt, items }: Nudge): string[] {
  const more = items.length - maxLines;
  const at = when === 'Next' ? ` ${timeOf(sendAt)}` : '';
  return [
    `*${when}:*${at}`,
    ...items.slice(0, maxLines).map(itemLine),
    ...(more > 0 ? [`And ${counted(more, 'other')}: \`/incident actions mine\``] : []),
  ];
}

/** `• Due in 3 days · Add a circuit breaker (ACT-17, INC-42)`. */
function itemLine({ title, actionItem, incident, reason }: NudgedItem): string {
  const names = [...(actionItem === null ? [] : [actionItemName(actionItem)]), incidentName(incident)];
  return `• ${reasonText(reason)} · ${inLine(title, 200)} (${names.join(', ')})`;
}
