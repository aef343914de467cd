import { type Dict, isDict } from '../../json.js';

/** An element's value in the server's format: a value, an id, a text, a time, or several. */
export type Chosen = string | number | (string | Dict)[] | Dict | null | undefined;

/** The value in an element's state. */
export function chosenIn(state: Dict | undefined): Chosen {
  if (!state) return undefined;
  const { type: _type, ...held } = state;
  const [value] = Object.values(held);
  return shownOf(value);
}

/** The value of what a person just chose; options become their values. */
export function shownOf(value: unknown): Chosen {
  if (Array.isArray(value)) return value.flatMap((one) => keyOf(one) ?? []);
  if (isDict(value)) return value.type === 'rich_text' ? value : keyOf(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function keyOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isDict(value)) return undefined;
  const key = value.value ?? value.id;
  return typeof key === 'string' ? key : undefined;
}

/** The value as a list. */
export function listOfChosen(chosen: Chosen): string[] {
  if (Array.isArray(chosen)) return chosen.filter((one) => typeof one === 'string');
  return typeof chosen === 'string' && chosen !== '' ? [chosen] : [];
}
