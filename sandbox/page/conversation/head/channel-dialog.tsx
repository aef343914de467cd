import type { ChannelSeen } from '../../../browser/protocol.js';
import { usePage } from '../../page-context.js';
import { Dialog } from '../../widgets/dialog.js';

export type ChannelQuestion = 'invite' | 'rename' | 'leave' | 'archive';

/** Form or confirmation for a channel action. */
export function ChannelDialog({
  question,
  channel: { id, name, members, kind },
  onClose,
}: {
  question: ChannelQuestion;
  channel: ChannelSeen;
  onClose(): void;
}) {
  const { act, workspace } = usePage();
  switch (question) {
    case 'invite': {
      const others = workspace.people.filter(
        (one) => !members.includes(one.id) && one.kind !== 'deactivated' && one.kind !== 'stranger',
      );
      return (
        <Dialog
          title={`Invite to #${name}`}
          {...(others.length > 0 ? { doIt: 'Invite' } : {})}
          onDo={(form) => act({ kind: 'invites', channel: id, user: String(form.get('user') ?? '') })}
          onClose={onClose}
        >
          {others.length > 0 ? (
            <label>
              Who?
              <select name="user">
                {others.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.realName}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <p>Everyone is already a member.</p>
          )}
        </Dialog>
      );
    }
    case 'rename':
      return (
        <Dialog
          title={`Rename #${name}`}
          doIt="Rename"
          onDo={(form) => act({ kind: 'renames', channel: id, name: String(form.get('name') ?? '') })}
          onClose={onClose}
        >
          <label>
            New name
            <input name="name" value={name} maxLength={80} required />
          </label>
        </Dialog>
      );
    case 'leave':
      return (
        <Dialog
          title={`Leave #${name}`}
          doIt="Leave"
          onDo={() => act({ kind: 'leaves', channel: id })}
          onClose={onClose}
        >
          <p>
            {kind === 'private'
              ? 'This channel is private. You can rejoin only if someone invites you.'
              : 'You can rejoin at any time.'}
          </p>
        </Dialog>
      );
    case 'archive':
      return (
        <Dialog
          title={`Archive #${name}`}
          doIt="Archive"
          isDanger
          onDo={() => act({ kind: 'archives', channel: id })}
          onClose={onClose}
        >
          <p>Nobody can post in an archived channel. Its messages stay.</p>
        </Dialog>
      );
  }
}
