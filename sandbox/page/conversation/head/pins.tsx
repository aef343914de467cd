import { useState } from 'preact/hooks';
import type { MessageSeen } from '../../../browser/protocol.js';
import { usePage } from '../../page-context.js';
import { Mrkdwn } from '../../text/mrkdwn.js';
import { Dialog } from '../../widgets/dialog.js';
import { Icon } from '../../widgets/icon.js';
import { Author } from '../author.js';
import { Moment } from '../moment.js';

/** The number of pinned messages; a click lists them. */
export function Pins({ pins }: { pins: MessageSeen[] }) {
  const { me, go } = usePage();
  const [isOpen, setOpen] = useState(false);
  const name = `${pins.length} pinned`;
  return (
    <>
      <button type="button" class="head-count" aria-label={name} title={name} onClick={() => setOpen(true)}>
        <Icon name="pin" /> {pins.length}
      </button>
      {isOpen && (
        <Dialog title="Pinned messages" onClose={() => setOpen(false)}>
          <ul class="pins">
            {pins.map((message) => (
              <li key={message.ts}>
                <p class="by">
                  <Author from={message.from} /> <Moment ts={message.ts} tz={me.tz} />
                </p>
                <div class="pin-words">
                  <Mrkdwn text={message.text} />
                </div>
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    setOpen(false);
                    go({ at: message.channel, thread: message.parent ?? '', message: message.ts });
                  }}
                >
                  Go to message
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
