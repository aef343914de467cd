import { type Fields, isRecord, type ObjectRule, type Rule, string, typed } from './rules.js';
import { tell } from './survey.js';

const blockId: Rule = (value, at, survey) => {
  string(255)(value, at, survey);
  if (typeof value !== 'string') return;
  if (survey.blockIds.has(value)) tell(survey, at, `\`block_id\` "${value}" already exists`);
  survey.blockIds.add(value);
};

/** A rule for one block type: its fields plus the optional `block_id`, which must be unique in the payload. */
export function block(required: Fields, optional: Fields = {}, ...together: readonly ObjectRule[]): Rule {
  return typed(required, { ...optional, block_id: blockId }, ...together);
}

/** Each `action_id` is unique within a block. */
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
