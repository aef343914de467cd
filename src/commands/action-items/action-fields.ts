import type { KnownBlock } from '@slack/types';
import {
  type ActionItemType,
  actionItemLimits,
  actionItemTypes,
  type Priority,
  priorities,
} from '../../domain/action-items/action-item.js';
import { capital } from '../../domain/text/words.js';
import { plain } from '../../slack/views/text/blocks.js';
import type { FormValues } from '../command.js';
import { choiceField, dayField, personField, textField } from '../forms/form-fields.js';

/** What the form of an action item starts with. */
export interface Shown {
  title: string;
  description: string;
  ownerId: string | null;
  dueOn: string | null;
  priority: Priority | null;
  type: ActionItemType | null;
}

/** Plain text as the form starts: what doesn't fit into the title is kept in the description. */
export function shownText(text: string): Pick<Shown, 'title' | 'description'> {
  const [first = ''] = text.split('\n');
  const isWhole = [...text].length <= actionItemLimits.title && !text.includes('\n');
  return { title: first, description: isWhole ? '' : text };
}

export function actionFields({ title, description, ownerId, dueOn, priority, type }: Shown): KnownBlock[] {
  const { title: maxChars } = actionItemLimits;
  return [
    textField({ id: 'title', label: 'What is to be done?', maxChars, initial: title }),
    textField({
      ...{ id: 'description', label: 'Description', multiline: true, optional: true },
      initial: description,
    }),
    personField({ id: 'owner', label: 'Owner', optional: true, ...(ownerId && { initial: ownerId }) }),
    dayField({
      ...{ id: 'due', label: 'Due', optional: true, hint: "Defaults to the policy's for the severity." },
      ...(dueOn && { initial: dueOn }),
    }),
    choiceField({
      ...{ id: 'priority', label: 'Priority', optional: true, initial: priority ?? undefined },
      options: priorities.map((one) => ({ text: plain(one), value: one })),
    }),
    choiceField({
      ...{ id: 'type', label: 'Type', optional: true, initial: type ?? undefined },
      options: actionItemTypes.map((one) => ({ text: plain(capital(one)), value: one })),
    }),
    textField({
      ...{ id: 'verification', label: 'How to check it', multiline: true, optional: true },
    }),
    textField({ id: 'link', label: 'Link', optional: true, maxChars: actionItemLimits.link }),
  ];
}

/** The values of that form; a due day that is left empty is the policy's. */
export function wantedIn(values: FormValues) {
  return {
    title: values.text('title') ?? '',
    description: values.text('description'),
    ownerId: values.choice('owner'),
    dueOn: values.day('due'),
    priority: priorities.find((one) => one === values.choice('priority')) ?? null,
    type: actionItemTypes.find((one) => one === values.choice('type')) ?? null,
    verification: values.text('verification'),
    link: values.text('link'),
    ...{ externalId: null, watcherIds: [], source: null },
  };
}
