import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ChannelSeen } from '../../../browser/protocol.js';
import { failureWords } from '../../blocks/failure-words.js';
import { usePage } from '../../page-context.js';
import { conversationTitle } from '../../place/conversation-name.js';
import { draftKey, drafts } from '../../place/drafts.js';
import { memo } from '../../widgets/memo.js';
import { CompletionList } from './completion-list.js';
import { type Completion, commandIn } from './completions.js';
import { ComposerButtons } from './composer-buttons.js';
import { growField } from './grow-field.js';
import { UploadList } from './upload-list.js';
import { useCompletions } from './use-completions.js';
import { useUploads } from './use-uploads.js';

export interface ComposerProps {
  channel: ChannelSeen;
  thread?: string;
  onEditLast(): void;
}

/** The field for messages and commands. Enter sends, Shift+Enter adds a line, ↑ edits the last message. */
export const Composer = memo(function Composer({ channel, thread, onEditLast }: ComposerProps) {
  const { act, workspace, me } = usePage();
  const key = draftKey(me.id, channel.id, thread);
  const [line, setLine] = useState(() => drafts.of(key));
  const [failed, setFailed] = useState<string>();
  const [isBroadcast, setBroadcast] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const completing = useCompletions();
  const { uploads, add, remove, clear } = useUploads();
  const list = useId();
  const title = conversationTitle(channel, workspace);
  const command = commandIn(line, workspace);
  const { completions, active } = completing;

  const type = (next: string) => {
    setLine(next);
    drafts.keep(key, next);
  };
  const putIn = (next: string, cursor = next.length) => {
    type(next);
    completing.dismiss();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(cursor, cursor);
    });
  };
  const choose = ({ insert }: Completion) => {
    if (!completions) return;
    const { from, typed } = completions;
    const head = `${line.slice(0, from)}${insert} `;
    putIn(head + line.slice(from + typed.length).replace(/^ /, ''), head.length);
  };
  const insert = (words: string) => {
    const at = field.current?.selectionStart ?? line.length;
    putIn(line.slice(0, at) + words + line.slice(at), at + words.length);
  };
  const isUploading = uploads.some(({ id, failed: why }) => !id && !why);
  const files = uploads.flatMap(({ id }) => id ?? []);
  const send = async () => {
    if ((line.trim() === '' && files.length === 0) || isUploading) return;
    type('');
    completing.dismiss();
    setFailed(undefined);
    const done = await act({
      kind: 'types',
      line,
      channel: channel.id,
      ...(thread ? { thread, broadcast: isBroadcast } : {}),
      ...(files.length > 0 ? { files } : {}),
    });
    if (!done.failed) return clear();
    setFailed(done.failed);
    if (drafts.of(key) === '') type(line);
  };

  useEffect(() => drafts.listen(key, (put) => putIn(put)), [key]);
  useEffect(() => growField(field.current), [line]);
  useEffect(() => {
    const isByKeyboard = matchMedia('(min-width: 48rem) and (hover: hover)').matches;
    if (isByKeyboard && !document.querySelector('dialog[open]')) field.current?.focus();
  }, []);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files ?? []);
      }}
    >
      {failed && (
        <p class="failure" role="alert">
          {failureWords(failed)}
        </p>
      )}
      {completions && (
        <CompletionList id={list} options={completions.options} active={active} onChoose={choose} />
      )}
      {command && !completions && (
        <p class="usage">
          <b>{command.command}</b> {command.usageHint}
        </p>
      )}
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          maxLength={40_000}
          aria-label={thread ? `Reply in ${title}` : `Message ${title}`}
          placeholder={thread ? 'Reply…' : `Message ${title}`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={completions ? list : undefined}
          aria-activedescendant={completions && active >= 0 ? `${list}-${active}` : undefined}
          value={line}
          onInput={({ currentTarget }) => {
            type(currentTarget.value);
            completing.look(currentTarget.value, currentTarget.selectionStart);
          }}
          onBlur={completing.dismiss}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length === 0) return;
            event.preventDefault();
            add(pasted);
          }}
          onKeyDown={(event) => {
            if (event.isComposing || event.shiftKey) return;
            if (completing.press(event.key, choose)) return event.preventDefault();
            if (event.key === 'ArrowUp' && line === '') {
              event.preventDefault();
              onEditLast();
            }
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void send();
          }}
        />
        <UploadList uploads={uploads} onRemove={remove} />
        <ComposerButtons
          canSend={!isUploading && (line.trim() !== '' || files.length > 0)}
          onFiles={add}
          onInsert={insert}
          onCommand={(name) => putIn(`${name} `)}
          onFailed={setFailed}
        />
      </div>
      {thread && (
        <label class="broadcast">
          <input
            type="checkbox"
            checked={isBroadcast}
            onChange={({ currentTarget }) => setBroadcast(currentTarget.checked)}
          />
          Also send to {title}
        </label>
      )}
    </form>
  );
});
