import { useState } from 'preact/hooks';
import type { ChannelSeen } from '../../../browser/protocol.js';
import { usePage } from '../../page-context.js';
import { Icon } from '../../widgets/icon.js';
import { MenuButton } from '../../widgets/menu-button.js';
import { MenuItem } from '../../widgets/menu-item.js';
import { ChannelDialog, type ChannelQuestion } from './channel-dialog.js';

/** Channel actions for members. */
export function ChannelMenu({ channel }: { channel: ChannelSeen }) {
  const { act } = usePage();
  const [asked, setAsked] = useState<ChannelQuestion>();
  const { id, isArchived, isGeneral, isMember } = channel;
  if (!isMember) return null;
  return (
    <>
      <MenuButton label="Channel actions" face={<Icon name="more" />}>
        {() =>
          isArchived ? (
            <MenuItem onChoose={() => void act({ kind: 'unarchives', channel: id })}>
              Unarchive channel
            </MenuItem>
          ) : (
            <>
              <MenuItem onChoose={() => setAsked('invite')}>Invite people</MenuItem>
              {!isGeneral && <MenuItem onChoose={() => setAsked('rename')}>Rename channel</MenuItem>}
              {!isGeneral && <MenuItem onChoose={() => setAsked('leave')}>Leave channel</MenuItem>}
              {!isGeneral && (
                <MenuItem isDanger onChoose={() => setAsked('archive')}>
                  Archive channel
                </MenuItem>
              )}
            </>
          )
        }
      </MenuButton>
      {asked && <ChannelDialog question={asked} channel={channel} onClose={() => setAsked(undefined)} />}
    </>
  );
}
