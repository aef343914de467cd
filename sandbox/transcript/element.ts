import { filledDate } from '../text/dates.js';
import { placeholderOf } from '../text/placeholders.js';
import { bold, dim, red } from './ansi.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { mention, styledPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';
import { styledText } from './text-object.js';

/** A one-line element such as `[ Update ]`; checkboxes and radio buttons take one line per option. */
export function elementLines(element: Fields, reader: Reader): string[] {
  if (element.type === 'checkboxes') return choiceLines(element, reader, '☑', '☐');
  if (element.type === 'radio_buttons') return choiceLines(element, reader, '◉', '○');
  return [elementWords(element, reader)];
}

/** True if an element needs its own lines instead of a place in a row. */
export function isTall(element: Fields): boolean {
  return element.type === 'checkboxes' || element.type === 'radio_buttons';
}

function elementWords(element: Fields, reader: Reader): string {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return buttonWords(element, reader);
    case 'icon_button':
      return boxed(styledText(element.text, reader));
    case 'feedback_buttons':
      return ['positive_button', 'negative_button']
        .map((name) => boxed(styledText(fieldsOf(element[name]).text, reader)))
        .join(' ');
    case 'overflow':
      return boxed('⋯');
    case 'image':
      return dim(`[${styledPlain(stringOf(element.alt_text)) || 'image'}]`);
    default:
      return boxed(`${chosen(element, reader).join(', ') || placeholder(element, reader)} ▾`);
  }
}

function buttonWords(element: Fields, reader: Reader): string {
  const words = styledText(element.text, reader);
  const button = boxed(element.url === undefined ? words : `${words} ↗`);
  if (element.style === 'danger') return red(button);
  return element.style === 'primary' ? bold(button) : button;
}

/** A button in a transcript. */
export function boxed(words: string): string {
  return `[ ${words} ]`;
}

function choiceLines(element: Fields, reader: Reader, yes: string, no: string): string[] {
  const picked = [element.initial_option, ...listOf(element.initial_options)].map(
    (option) => fieldsOf(option).value,
  );
  return listOf(element.options).flatMap((each) => {
    const option = fieldsOf(each);
    const description = styledText(option.description, reader);
    const line = `${picked.includes(option.value) ? yes : no} ${styledText(option.text, reader)}`;
    return description ? [line, dim(`  ${description}`)] : [line];
  });
}

export function placeholder(element: Fields, reader: Reader): string {
  return styledText(element.placeholder, reader) || placeholderOf(element.type);
}

/** An element's initial value. */
export function chosen(element: Fields, reader: Reader): string[] {
  const option = (value: unknown) => styledText(fieldsOf(value).text, reader);
  const user = (id: unknown) => mention('@', reader.userName(stringOf(id)));
  const channel = (id: unknown) => mention('#', reader.channelName(stringOf(id)));
  return [
    ...some(element.initial_option).map(option),
    ...listOf(element.initial_options).map(option),
    ...some(element.initial_user).map(user),
    ...listOf(element.initial_users).map(user),
    ...['initial_channel', 'initial_conversation'].flatMap((name) => some(element[name]).map(channel)),
    ...['initial_channels', 'initial_conversations'].flatMap((name) => listOf(element[name]).map(channel)),
    ...['initial_date', 'initial_time'].flatMap((name) => some(element[name]).map(stringOf)),
    ...some(element.initial_date_time).map((at) => filledDate('{date_num} {time}', Number(at), reader)),
  ].filter(Boolean);
}

const some = (value: unknown) => (value === undefined || value === null ? [] : [value]);
