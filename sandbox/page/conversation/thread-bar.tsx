import type { MessageSeen } from '../../browser/protocol.js';
import { now } from '../line/now.js';
import { usePage } from '../page-context.js';
import { clockTime, dayName } from '../place/time.js';
import { personOf } from '../text/names.js';
import { Avatar } from '../widgets/avatar.js';

/** A message's repliers, reply count and last reply time; a click opens the thread. */
export function ThreadBar({ thread }: { thread: NonNullable<MessageSeen['thread']> }) {
  const { go, workspace, me, place } = usePage();
  const { ts, replies, people, lastTs } = thread;
  return (
    <button
      type="button"
      class="thread-bar"
      aria-expanded={place.thread === ts}
      onClick={() => go({ thread: ts })}
    >
      {people.map((id) => (
        <Avatar
          key={id}
          id={id}
          name={personOf(workspace, id)?.realName ?? id}
          isApp={id === workspace.app.userId}
        />
      ))}
      <b>
        {replies} {replies === 1 ? 'reply' : 'replies'}
      </b>{' '}
      <small>
        Last reply {inSentence(dayName(lastTs, me.tz, now()))} at {clockTime(lastTs, me.tz)}
      </small>
    </button>
  );
}

/** Weekdays stay capitalized. */
function inSentence(day: string): string {
  return /^(?:Today|Yesterday)$/.test(day) ? day.toLowerCase() : `on ${day}`;
}
