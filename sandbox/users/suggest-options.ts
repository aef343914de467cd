import type { Dict } from '../json.js';
import { interactiveElements } from '../state/view-state.js';
import type { Actor } from './actor.js';
import { optionsOf } from './choose-value.js';
import { findControl } from './find-control.js';
import { loadOptions } from './load-options.js';
import type { Clickable, Control } from './person.js';
import { placeOf } from './place-of.js';

/** A menu's options. For an external menu, asks the app with the typed text. */
export async function suggestOptions(
  actor: Actor,
  where: Clickable,
  asked: { control: Control; typed: string },
): Promise<Dict[]> {
  const place = placeOf(actor, where);
  const found = findControl(interactiveElements(place.blocks), asked.control);
  return optionsOf(await loadOptions(actor, found, asked.typed, place.payload));
}
