import type { KnownBlock } from '@slack/types';
import {
  type ActionItemFields,
  actionItemLimits,
  actionItemTypes,
  priorities,
} from '../../../domain/action-items/action-item.js';
import { capital } from '../../../domain/text/words.js';
import { plain } from '../../../slack/views/text/blocks.js';
import type { FormValues } from '../../command.js';
import { choiceField, dayField, peopleField, personField, textField } from '../../forms/form-fields.js';

/** What the form of an action item starts with. */
export interface Shown extends Omit<ActionItemFields, 'externalId'> {
  ownerId: string | null;
}

/** The form's start where nothing is known. */
export const nothingShown: Shown = {
  ...{ title: '', description: null, ownerId: null, dueOn: null, priority: null, type: null },
  ...{ verification: null, link: null, watcherIds: [] },
};

/** Plain text as the form starts: what doesn't fit into the title is kept in the description. */
export function shownText(text: string): Pick<Shown, 'title' | 'description'> {
  const [first = ''] = text.split('\n');
  const isWhole = [...text].length <= actionItemLimits.title && !text.includes('\n');
  return { title: first, description: isWhole ? null : text };
}

/** Says what to do about a title of so many characters, whose form `shownText` starts. */
export function titleTooLong(chars: number): string {
  const { title } = actionItemLimits;
  return `That has ${chars.toLocaleString('en')} characters; a title has at most ${title}. Shorten it: the whole text is in the description.`;
}

/** `dueHint`: what an empty day means. */
export function actionFields(
  shown: Shown,
  dueHint = "Defaults to the policy's for the severity.",
): KnownBlock[] {
  const { title, description, ownerId, dueOn, priority, type, verification, link, watcherIds } = shown;
  const { title: maxChars, link: linkMaxChars } = actionItemLimits;
  return [
    textField({ id: 'title', label: 'What is to be done?', maxChars, initial: title }),
    textField({
      ...{ id: 'description', label: 'Description', multiline: true, optional: true },
      initial: description ?? '',
    }),
    personField({ id: 'owner', label: 'Owner', optional: true, ...(ownerId && { initial: ownerId }) }),
    dayField({
      ...{ id: 'due', label: 'Due', optional: true, hint: dueHint },
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
      initial: verification ?? '',
    }),
    textField({
      ...{ id: 'link', label: 'Link', optional: true, maxChars: linkMaxChars, initial: link ?? '' },
    }),
    peopleField({ id: 'watchers', label: 'Watchers', optional: true, initial: watcherIds }),
  ];
}

/** The values of that form. */
export function shownIn(values: FormValues): Shown {
  return {
    title: values.text('title') ?? '',
    description: values.text('description'),
    ownerId: values.choice('owner'),
    dueOn: values.day('due'),
    priority: priorities.find((one) => one === values.choice('priority')) ?? null,
    type: actionItemTypes.find((one) => one === values.choice('type')) ?? null,
    verification: values.text('verification'),
    link: values.text('link'),
    watcherIds: values.list('watchers'),
  };
}
