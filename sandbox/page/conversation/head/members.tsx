import { useState } from 'preact/hooks';
import type { ChannelSeen } from '../../../browser/protocol.js';
import { now } from '../../line/now.js';
import { usePage } from '../../page-context.js';
import { localTime } from '../../place/time.js';
import { personOf } from '../../text/names.js';
import { Avatar } from '../../widgets/avatar.js';
import { Dialog } from '../../widgets/dialog.js';
import { Icon } from '../../widgets/icon.js';

/** The number of members; a click lists them. */
export function Members({ channel }: { channel: ChannelSeen }) {
  const { workspace, me } = usePage();
  const [isOpen, setOpen] = useState(false);
  const count = channel.members.length;
  return (
    <>
      <button type="button" class="head-count" aria-label={`${count} members`} onClick={() => setOpen(true)}>
        <Icon name="people" /> {count}
      </button>
      {isOpen && (
        <Dialog title={`In #${channel.name}`} onClose={() => setOpen(false)}>
          <ul class="members">
            {channel.members.map((id) => {
              const person = personOf(workspace, id);
              return (
                <li key={id}>
                  <Avatar id={id} name={person?.realName ?? id} isApp={id === workspace.app.userId} />
                  <span>
                    {person?.realName ?? id}
                    <small>
                      {[
                        person?.name && `@${person.name}`,
                        person?.title,
                        person?.tz && person.kind !== 'app' && localTime(person.tz, now(), me.tz),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                </li>
              );
            })}
          </ul>
        </Dialog>
      )}
    </>
  );
}
