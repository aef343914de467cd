import type { Dict } from '../../json.js';
import { textWords } from '../text/text-object.js';
import { type Holder, useHolder } from './surface.js';

/** An element's accessible name and description. */
export interface Labelling {
  id?: string;
  'aria-labelledby'?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  'aria-required'?: boolean;
}

/** Labels a single control. Outside of an input block, it is named by its own text. */
export function useLabelling(element: Dict, otherwise: string): Labelling {
  const holder = useHolder();
  if (!holder.labelledBy)
    return {
      'aria-label': textWords(element.accessibility_label) ?? textWords(element.placeholder) ?? otherwise,
    };
  return {
    id: holder.inputId,
    'aria-labelledby': holder.labelledBy,
    ...descriptionOf(holder),
    ...(holder.isOptional ? {} : { 'aria-required': true }),
  };
}

/** Labels a group of controls. */
export function useGroupLabelling(otherwise: string): Labelling {
  const holder = useHolder();
  if (!holder.labelledBy) return { 'aria-label': otherwise };
  return { 'aria-labelledby': holder.labelledBy, 'aria-describedby': holder.describedBy };
}

function descriptionOf({ describedBy, isInvalid }: Holder): Labelling {
  return {
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(isInvalid ? { 'aria-invalid': true } : {}),
  };
}
