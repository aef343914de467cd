import { type Fields, isRecord, type ObjectRule, type Rule, string, typed } from './rules.js';
import { tell } from './survey.js';

const blockId: Rule = (value, at, survey) => {
  string(255)(value, at, survey);
  if (typeof value !== 'string') return;
  if (survey.blockIds.has(value)) tell(survey, at, `\`block_id\` "${value}" already exists`);
  survey.blockIds.add(value);
};

/** A rule for one type of block: its own fields and the `block_id` that every block may have, once a payload. */
export function block(required: Fields, optional: Fields = {}, ...together: readonly ObjectRule[]): Rule {
  return typed(required, { ...optional, block_id: blockId }, ...together);
}

/** No two elements of one block share an `action_id`. */
export const actionIdsDiffer: ObjectRule = (holder, at, survey) => {
  if (!Array.isArray(holder.elements)) return;
  const seen = new Set<unknown>();
  for (const [index, element] of holder.elements.entries()) {
    if (!isRecord(element) || element.action_id === undefined) continue;
    if (seen.has(element.action_id))
      tell(
        survey,
        `${at}/elements/${index}/action_id`,
        `\`action_id\` "${element.action_id}" already exists`,
      );
    seen.add(element.action_id);
  }
};
