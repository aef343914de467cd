import type { KnownBlock, PlainTextOption } from '@slack/types';
import { daysOffOf } from '../../domain/nudges/calendar.js';
import type { NudgePolicy } from '../../domain/nudges/nudge-policy.js';
import type { PersonRow, ReminderSettings } from '../../domain/nudges/rows.js';
import { capital } from '../../domain/text/words.js';
import { timeOfDayText } from '../../domain/time/clock.js';
import { weekdays } from '../../domain/time/working-days.js';
import { plain } from '../../slack/views/text/blocks.js';
import type { FormValues } from '../command.js';
import { choiceField, dayField, ticksField } from '../forms/form-fields.js';

/** What is chosen where nothing is chosen. */
const byPolicy = 'policy';
const halfHourMs = 30 * 60_000;
const halfHours = Array.from({ length: 48 }, (_, index) => timeOfDayText(index * halfHourMs));
/** Slack's menus have at most 100 options. */
const maxCountries = 99;

/** The fields of a person's own settings, as they are now. */
export function settingsFields({
  policy,
  person,
  today,
}: {
  policy: NudgePolicy;
  person: PersonRow | null;
  today: string;
}): KnownBlock[] {
  const { weekend } = daysOffOf(policy, person);
  const times = [...new Set([...halfHours, ...(person?.digestAt ? [person.digestAt] : [])])].sort();
  const awayUntil = person?.awayUntil && person.awayUntil > today ? { initial: person.awayUntil } : {};
  return [
    choiceField({
      ...{ id: 'hour', label: 'Daily list at', hint: 'In your own time zone, as Slack has it.' },
      options: [
        option(`As in the policy (${policy.digestAt})`, byPolicy),
        ...times.map((time) => option(time)),
      ],
      initial: person?.digestAt ?? byPolicy,
    }),
    ticksField({
      ...{ id: 'days', label: 'Working days' },
      options: weekdays.map((day) => option(capital(day), day)),
      initial: weekdays.filter((day) => !weekend.includes(day)),
    }),
    ...countryField(policy, person),
    dayField({
      ...{ id: 'away', label: 'Away until', optional: true },
      ...{ hint: 'The day on which you are back.', ...awayUntil },
    }),
  ];
}

function countryField({ countries }: NudgePolicy, person: PersonRow | null): KnownBlock[] {
  const names = Object.keys(countries).slice(0, maxCountries);
  if (names.length === 0) return [];
  const options = [option('By your time zone', byPolicy), ...names.map((name) => option(name))];
  return [
    choiceField({ id: 'country', label: 'Holidays of', options, initial: person?.country ?? byPolicy }),
  ];
}

function option(text: string, value = text): PlainTextOption {
  return { text: plain(text), value };
}

/** The settings that a submitted form has. Working days as they were are still those of the policy. */
export function settingsIn(
  values: FormValues,
  { policy, person }: { policy: NudgePolicy; person: PersonRow | null },
): ReminderSettings {
  const own = (id: string) => {
    const chosen = values.choice(id);
    return chosen === byPolicy ? null : chosen;
  };
  const country = own('country');
  const worked = values.list('days');
  const weekend = weekdays.filter((day) => !worked.includes(day));
  const shown = daysOffOf(policy, person).weekend;
  const isAsShown = weekend.length === shown.length && weekend.every((day) => shown.includes(day));
  return {
    digestAt: own('hour'),
    country,
    weekend: isAsShown ? (person?.weekend ?? null) : weekend,
    awayUntil: values.day('away'),
  };
}
