import type { Dict } from '../../json.js';
import { textWords } from '../text/text-object.js';
import { type Holder, useHolder } from './surface.js';

/** How an element is named and described to people who do not see it. */
export interface Labelling {
  id?: string;
  'aria-labelledby'?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  'aria-required'?: boolean;
}

/** The labelling of the one control that an element is; outside of input blocks its own words name it. */
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

/** The labelling of a group of controls. */
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
