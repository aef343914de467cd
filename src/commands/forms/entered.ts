import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock } from '@slack/types';
import { z } from 'zod';

type Element = InputBlock['element'];

const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * A form's new fields with what a person had already entered in the old one: what they left as it was shown gets the new
 * start. The ids of the elements change, since Slack otherwise keeps what its fields show.
 */
export function withEntered(blocks: readonly KnownBlock[], old: ViewOutput): KnownBlock[] {
  const { values } = state.parse(old.state);
  return blocks.map((block) => {
    if (block.type !== 'input') return block;
    const before = old.blocks.find(
      (one): one is InputBlock => isInput(one) && one.block_id === block.block_id,
    );
    const [entered] = Object.values(values[block.block_id ?? ''] ?? {});
    const element = { ...block.element, action_id: nextId(before?.element.action_id) };
    const isLeft = !before || JSON.stringify(chosenIn(entered)) === JSON.stringify(chosenIn(before.element));
    return { ...block, element: isLeft ? element : startingWith(element, chosenIn(entered)) };
  });
}

function isInput(block: { type: string }): boolean {
  return block.type === 'input';
}

/** `value`, `value-2`, `value-3`. */
function nextId(id = 'value'): string {
  const [word = '', count = '1'] = id.split('-');
  return `${word}-${Number(count) + 1}`;
}

const text = z.string().nullish();
const people = z.array(z.string()).nullish();
const option = z.object({ value: z.string() }).nullish();
/** A field as it was sent, and as it was shown. */
const field = z.object({
  ...{
    value: text,
    selected_user: text,
    selected_users: people,
    selected_date: text,
    selected_option: option,
  },
  ...{
    initial_value: text,
    initial_user: text,
    initial_users: people,
    initial_date: text,
    initial_option: option,
  },
});

/** What a field says; empty texts and lists are nothing. */
interface Chosen {
  text: string | null;
  user: string | null;
  users: string[];
  date: string | null;
  option: string | null;
}

function chosenIn(element: unknown): Chosen {
  const found = field.safeParse(element).data;
  return {
    text: (found?.value ?? found?.initial_value)?.trim() || null,
    user: found?.selected_user ?? found?.initial_user ?? null,
    users: found?.selected_users ?? found?.initial_users ?? [],
    date: found?.selected_date ?? found?.initial_date ?? null,
    option: found?.selected_option?.value ?? found?.initial_option?.value ?? null,
  };
}

function startingWith(element: Element, { text, user, users, date, option }: Chosen): Element {
  switch (element.type) {
    case 'plain_text_input': {
      const { initial_value: _, ...rest } = element;
      return { ...rest, ...(text !== null && { initial_value: text }) };
    }
    case 'users_select': {
      const { initial_user: _, ...rest } = element;
      return { ...rest, ...(user !== null && { initial_user: user }) };
    }
    case 'multi_users_select': {
      const { initial_users: _, ...rest } = element;
      return { ...rest, ...(users.length > 0 && { initial_users: users }) };
    }
    case 'datepicker': {
      const { initial_date: _, ...rest } = element;
      return { ...rest, ...(date !== null && { initial_date: date }) };
    }
    case 'static_select': {
      const { initial_option: _, ...rest } = element;
      const chosen = element.options?.find((one) => one.value === option);
      return { ...rest, ...(chosen && { initial_option: chosen }) };
    }
    default:
      return element;
  }
}
