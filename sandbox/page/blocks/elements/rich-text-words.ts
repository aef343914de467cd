import { type Dict, dicts, text } from '../../../json.js';

/** The plain text of a rich text block. */
export function richTextWords(block: Dict): string {
  return dicts(block.elements).map(partWords).join('\n').replace(/\n+$/, '');
}

function partWords(part: Dict): string {
  if (part.type === 'rich_text_list')
    return dicts(part.elements)
      .map((item) => `• ${partWords(item)}`)
      .join('\n');
  return dicts(part.elements).map(leafWords).join('');
}

function leafWords(leaf: Dict): string {
  switch (leaf.type) {
    case 'user':
      return `<@${text(leaf.user_id)}>`;
    case 'channel':
      return `<#${text(leaf.channel_id)}>`;
    case 'usergroup':
      return `<!subteam^${text(leaf.usergroup_id)}>`;
    case 'broadcast':
      return `<!${text(leaf.range)}>`;
    case 'emoji':
      return `:${text(leaf.name)}:`;
    case 'link':
      return text(leaf.text) ?? text(leaf.url) ?? '';
    default:
      return text(leaf.text) ?? '';
  }
}
