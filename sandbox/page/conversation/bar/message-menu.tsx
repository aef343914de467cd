import { useState } from 'preact/hooks';
import type { MessageSeen } from '../../../browser/protocol.js';
import { usePage } from '../../page-context.js';
import { addressOf } from '../../place/address.js';
import { Dialog } from '../../widgets/dialog.js';
import { Icon } from '../../widgets/icon.js';
import { MenuButton } from '../../widgets/menu-button.js';
import { MenuItem } from '../../widgets/menu-item.js';
import { isSystemLine } from '../system-line.js';

/** More actions for a message, including the app's shortcuts. */
export function MessageMenu({ message, onEdit }: { message: MessageSeen; onEdit(ts: string): void }) {
  const { act, workspace, me, place } = usePage();
  const [isAsking, setAsking] = useState(false);
  const { channel, ts, parent } = message;
  const ref = { channel, ts };
  const isOwn = message.from.id === me.id && !isSystemLine(message);
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'message');
  const copyLink = () => {
    const place_ = { as: place.as, at: channel, message: ts, ...(parent ? { thread: parent } : {}) };
    void navigator.clipboard?.writeText(location.origin + addressOf(place_));
  };
  return (
    <>
      <MenuButton label="More actions" face={<Icon name="more" />}>
        {() => (
          <>
            {isOwn && <MenuItem onChoose={() => onEdit(ts)}>Edit message</MenuItem>}
            <MenuItem onChoose={copyLink}>Copy link</MenuItem>
            {!isSystemLine(message) && (
              <MenuItem
                onChoose={() => void act({ kind: message.pinnedBy ? 'unpins' : 'pins', message: ref })}
              >
                {message.pinnedBy ? 'Unpin from channel' : 'Pin to channel'}
              </MenuItem>
            )}
            {shortcuts.length > 0 && !isSystemLine(message) && (
              <p class="menu-heading" role="presentation">
                Message shortcuts
              </p>
            )}
            {!isSystemLine(message) &&
              shortcuts.map(({ callbackId, name }) => (
                <MenuItem
                  key={callbackId}
                  detail={workspace.app.name}
                  onChoose={() => void act({ kind: 'messageShortcut', callbackId, message: ref })}
                >
                  {name}
                </MenuItem>
              ))}
            {isOwn && (
              <MenuItem isDanger onChoose={() => setAsking(true)}>
                Delete message
              </MenuItem>
            )}
          </>
        )}
      </MenuButton>
      {isAsking && (
        <Dialog
          title="Delete message"
          doIt="Delete"
          isDanger
          onDo={() => act({ kind: 'deletes', message: ref })}
          onClose={() => setAsking(false)}
        >
          <p>Delete this message? You can’t undo it.</p>
        </Dialog>
      )}
    </>
  );
}
