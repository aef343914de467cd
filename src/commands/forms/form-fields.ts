import type { KnownBlock, PlainTextOption } from '@slack/types';
import { limits } from '../../domain/incident/incident.js';
import { type Policy, severitiesInUse, severityPolicy } from '../../domain/policy.js';
import { plain } from '../../slack/views/text/blocks.js';
import { clip, wellFormed } from '../../slack/views/text/text.js';
import type { MentionedGroup } from '../typed/plain-text.js';

interface Field {
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

/** A text field; Slack allows 3,000 characters. */
export function textField(
  field: Field & { multiline?: boolean; maxChars?: number; initial?: string; placeholder?: string },
): KnownBlock {
  return {
    ...input(field),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: field.multiline ?? false,
      max_length: field.maxChars ?? limits.text,
      ...(field.initial && { initial_value: clip(wellFormed(field.initial), field.maxChars ?? limits.text) }),
      ...(field.placeholder && { placeholder: plain(field.placeholder, 150) }),
    },
  };
}

/** A menu with one choice. */
export function choiceField(
  field: Field & { options: PlainTextOption[]; initial?: string | undefined },
): KnownBlock {
  const initial = field.options.find((option) => option.value === field.initial);
  return {
    ...input(field),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: field.options,
      ...(initial && { initial_option: initial }),
    },
  };
}

/** A severity menu, with the policy's guidance for each. */
export function severityField(policy: Policy, field: Field, initial?: string): KnownBlock {
  const options = severitiesInUse(policy).map((severity) => {
    const settings = severityPolicy(policy, severity);
    const name =
      settings && settings.label.toLowerCase() !== severity ? `${severity} · ${settings.label}` : severity;
    return {
      text: plain(`${settings?.emoji ?? ''} ${name}`.trim()),
      value: severity,
      ...(settings?.guidance && { description: plain(settings.guidance) }),
    };
  });
  return choiceField({ ...field, options, initial });
}

export function personField(field: Field & { initial?: string }): KnownBlock {
  const { initial } = field;
  return {
    ...input(field),
    element: { type: 'users_select', action_id: 'value', ...(initial && { initial_user: initial }) },
  };
}

export function peopleField(field: Field & { initial?: string[] }): KnownBlock {
  const initial = field.initial?.length ? { initial_users: field.initial } : {};
  return { ...input(field), element: { type: 'multi_users_select', action_id: 'value', ...initial } };
}

/** The mentioned user groups, all preselected. No field if there are none, since Slack has no menu of user groups. */
export function groupsField({ groups, ...field }: Field & { groups: MentionedGroup[] }): KnownBlock[] {
  const [first, ...others] = groups
    .slice(0, 20)
    .map(({ id, name }): PlainTextOption => ({ text: plain(name), value: id }));
  if (!first) return [];
  const options = [first, ...others];
  return [
    {
      ...input({ ...field, optional: true }),
      element: { type: 'multi_static_select', action_id: 'value', options, initial_options: options },
    },
  ];
}

/** A date and time field in the reader's time zone, to the second. */
export function timeField(field: Field & { initial?: Date }): KnownBlock {
  const seconds = field.initial && Math.floor(field.initial.getTime() / 1_000);
  return {
    ...input(field),
    element: {
      type: 'datetimepicker',
      action_id: 'value',
      ...(seconds !== undefined && { initial_date_time: seconds }),
    },
  };
}

/** A day, `2026-12-01`. */
export function dayField(field: Field & { initial?: string }): KnownBlock {
  const { initial } = field;
  return {
    ...input(field),
    element: { type: 'datepicker', action_id: 'value', ...(initial && { initial_date: initial }) },
  };
}

/** Checkboxes of which at least one is ticked, unless the field is optional. */
export function ticksField(field: Field & { options: PlainTextOption[]; initial: string[] }): KnownBlock {
  const { options } = field;
  const ticked = options.filter(({ value }) => value !== undefined && field.initial.includes(value));
  return {
    ...input(field),
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options,
      ...(ticked.length > 0 && { initial_options: ticked }),
    },
  };
}

export function tickField(
  field: Field & { tick: string; value: string; detail?: string; isTicked?: boolean },
): KnownBlock {
  const option: PlainTextOption = {
    text: plain(field.tick),
    value: field.value,
    ...(field.detail && { description: plain(field.detail) }),
  };
  return {
    ...input(field),
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options: [option],
      ...(field.isTicked && { initial_options: [option] }),
    },
  };
}

function input({ id, label, hint, optional }: Field) {
  return {
    type: 'input' as const,
    block_id: id,
    label: plain(label, 150),
    optional: optional ?? false,
    ...(hint && { hint: plain(hint, 150) }),
  };
}
