import { type Dict, dicts } from '../../json.js';
import { Leaves } from './leaves.js';

const deepest = 8;

/** A list at its depth; Slack numbers nested lists 1, a, i, then 1 again. */
export function RichList({ part }: { part: Dict }) {
  const depth = typeof part.indent === 'number' ? Math.max(0, Math.min(deepest, Math.floor(part.indent))) : 0;
  const look = `depth-${depth} sign-${depth % 3}${part.border === 1 ? ' bordered' : ''}`;
  const items = dicts(part.elements).map((item, at) => (
    <li key={String(at)}>
      <Leaves leaves={dicts(item.elements)} />
    </li>
  ));
  if (part.style !== 'ordered') return <ul class={look}>{items}</ul>;
  const offset = typeof part.offset === 'number' ? Math.floor(part.offset) : 0;
  return (
    <ol class={look} start={1 + offset}>
      {items}
    </ol>
  );
}
