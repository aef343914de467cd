import { useState } from 'preact/hooks';
import type { ChannelSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';

/** Where one types messages and commands. Enter sends, Shift and Enter begins a new line. */
export function Composer({ channel, thread }: { channel: ChannelSeen; thread?: string }) {
  const { act } = usePage();
  const [line, setLine] = useState('');
  const [failed, setFailed] = useState<string>();
  const send = async () => {
    if (line.trim() === '') return;
    setLine('');
    const done = await act({ kind: 'types', line, channel: channel.id, ...(thread ? { thread } : {}) });
    setFailed(done.failed);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {failed && <p role="alert">{failed}</p>}
      <textarea
        aria-label={`Message #${channel.name}`}
        placeholder={`Message #${channel.name}`}
        value={line}
        onInput={({ currentTarget }) => setLine(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <button type="submit">Send</button>
    </form>
  );
}
