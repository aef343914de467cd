import type { MessageRef } from '../../../browser/from-page.js';
import { emojiOf } from '../../../emoji/emoji.js';
import type { Reaction } from '../../../state/workspace.js';
import { usePage } from '../../page-context.js';
import { displayName } from '../../text/names.js';

/** An emoji with its count; a click toggles one's own reaction. */
export function ReactionChip({ message, reaction }: { message: MessageRef; reaction: Reaction }) {
  const { act, me, workspace } = usePage();
  const { name, users, count } = reaction;
  const isOwn = users.includes(me.id);
  const who = users.map((id) => (id === me.id ? 'you' : (displayName(workspace, id) ?? id))).join(', ');
  return (
    <button
      type="button"
      class="reaction"
      aria-pressed={isOwn}
      aria-label={`${name.replaceAll('_', ' ')}: ${count}, ${who}`}
      title={`${who} reacted with :${name}:`}
      onClick={() => void act({ kind: isOwn ? 'unreacts' : 'reacts', message, name })}
    >
      <span aria-hidden="true">{emojiOf(name)}</span> {count}
    </button>
  );
}
