import { type Dict, dicts } from '../../json.js';
import { Leaves } from './leaves.js';
import { RichList } from './rich-list.js';

/** A `rich_text` block: sections, lists, quotes and code. */
export function RichText({ block }: { block: Dict }) {
  const parts = dicts(block.elements);
  const [first, second] = parts;
  const isLarge = first !== undefined && second === undefined && isOnlyEmoji(first);
  return (
    <div class={isLarge ? 'words rich large' : 'words rich'}>
      {parts.map((part, at) => (
        <Part key={String(at)} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Dict }) {
  const bordered = part.border === 1 ? 'bordered' : undefined;
  switch (part.type) {
    case 'rich_text_list':
      return <RichList part={part} />;
    case 'rich_text_quote':
      return (
        <blockquote class={bordered}>
          <Leaves leaves={dicts(part.elements)} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre class={bordered}>
          <Leaves leaves={dicts(part.elements)} />
        </pre>
      );
    default:
      return (
        <div class={bordered}>
          <Leaves leaves={dicts(part.elements)} />
        </div>
      );
  }
}

function isOnlyEmoji({ type, elements }: Dict): boolean {
  const leaves = dicts(elements);
  return (
    type === 'rich_text_section' &&
    leaves.some((leaf) => leaf.type === 'emoji') &&
    leaves.every((leaf) => leaf.type === 'emoji' || (leaf.type === 'text' && String(leaf.text).trim() === ''))
  );
}
