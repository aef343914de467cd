import { useState } from 'preact/hooks';
import type { ChannelSeen } from '../../../browser/protocol.js';
import { usePage } from '../../page-context.js';
import { Mrkdwn } from '../../text/mrkdwn.js';
import { Dialog } from '../../widgets/dialog.js';

/** The channel's topic, which members can edit. */
export function Topic({ channel }: { channel: ChannelSeen }) {
  const { act } = usePage();
  const [isChanging, setChanging] = useState(false);
  const { id, topic, isMember, isArchived } = channel;
  return (
    <>
      {topic && (
        <p class="topic" title={topic}>
          <Mrkdwn text={topic} />
        </p>
      )}
      {isMember && !isArchived && (
        <button type="button" class="change-topic" onClick={() => setChanging(true)}>
          {topic ? 'Change topic' : 'Add a topic'}
        </button>
      )}
      {isChanging && (
        <Dialog
          title={`Topic of #${channel.name}`}
          doIt="Save"
          onDo={(form) => act({ kind: 'setsTopic', channel: id, topic: String(form.get('topic') ?? '') })}
          onClose={() => setChanging(false)}
        >
          <label>
            What’s this channel about right now?
            <input name="topic" value={topic} maxLength={250} />
          </label>
        </Dialog>
      )}
    </>
  );
}
