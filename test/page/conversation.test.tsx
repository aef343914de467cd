import { describe, expect, it } from 'vitest';
import type { MessageSeen } from '../../sandbox/browser/protocol.js';
import { Message } from '../../sandbox/page/conversation/message.js';
import { rowsOf } from '../../sandbox/page/conversation/rows-of.js';
import { html, wordsIn } from './blocks-page.js';

const noon = 1_762_167_600;

function aMessage(changes: Partial<MessageSeen> = {}): MessageSeen {
  return {
    channel: 'C1',
    ts: `${noon}.000100`,
    from: { id: 'U2', name: 'Sam Okafor', isApp: false },
    text: 'p99 is 9 s',
    isEdited: false,
    isEphemeral: false,
    isBroadcast: false,
    ...changes,
  };
}

function drawn(changes: Partial<MessageSeen> = {}, props: { isFollowing?: boolean } = {}): string {
  return html(
    <Message
      message={aMessage(changes)}
      isFollowing={false}
      isEditing={false}
      isPointedAt={false}
      isReachable={false}
      isInThread={false}
      onEdit={() => {}}
      {...props}
    />,
  );
}

describe('a message in the page', () => {
  it('shows its author, and its time in the reader’s zone', () => {
    expect(wordsIn(drawn())).toMatch(/Sam Okafor.*12:00.*p99 is 9 s/);
    expect(drawn()).toMatch(/title="Monday,? 3 November 2025 at 12:00:00"/);
  });

  it('distinguishes apps from people', () => {
    expect(wordsIn(drawn({ from: { id: 'U9', name: 'Firebreak', isApp: true } }))).toContain('FirebreakApp');
    expect(wordsIn(drawn())).not.toContain('App');
  });

  it('has no name below a message by the same author', () => {
    expect(wordsIn(drawn({}, { isFollowing: true }))).not.toContain('Sam');
  });

  it('says that it is visible only to the reader, and can be dismissed', () => {
    const markup = drawn({ isEphemeral: true });
    expect(wordsIn(markup)).toContain('Only visible to you');
    expect(markup).toMatch(/<button[^>]*>Dismiss<\/button>/);
  });

  it('shows who pinned it and that it was edited', () => {
    expect(wordsIn(drawn({ pinnedBy: 'U1', isEdited: true }))).toMatch(/Pinned by you.*\(edited\)/);
  });

  it('shows who reacted; one’s own reactions are pressed', () => {
    const markup = drawn({
      reactions: [
        { name: 'eyes', users: ['U1', 'U2'], count: 2 },
        { name: 'fire', users: ['U2'], count: 1 },
      ],
    });
    expect(markup).toMatch(/aria-pressed="true"[^>]*aria-label="eyes: 2, you, sam"/);
    expect(markup).toMatch(/aria-pressed="false"[^>]*aria-label="fire: 1, sam"/);
  });

  it('counts the replies of its thread', () => {
    const thread = { ts: `${noon}.000100`, people: ['U1'], lastTs: `${noon}.000200` };
    expect(wordsIn(drawn({ thread: { ...thread, replies: 1 } }))).toContain('1 reply');
    expect(wordsIn(drawn({ thread: { ...thread, replies: 3 } }))).toContain('3 replies');
  });

  it('treats names of people and files as text', () => {
    const nasty = '"><img src=x onerror=alert(1)>';
    const markup = drawn({
      text: nasty,
      from: { id: nasty, name: nasty, isApp: false, icon: nasty },
      files: [
        {
          id: 'F1',
          name: nasty,
          title: nasty,
          mimetype: 'text/html',
          size: 3,
          link: '/files/F1/x',
          preview: nasty,
        },
      ],
      reactions: [{ name: nasty, users: [nasty], count: 1 }],
    });
    expect(markup).not.toContain('<img');
    expect(wordsIn(markup)).toContain(nasty);
  });

  it('shows images, and the first lines of text files', () => {
    const file = { id: 'F1', name: 'a', title: 'a', size: 2_100, link: '/files/F1/a?as=U1' };
    expect(drawn({ files: [{ ...file, mimetype: 'image/png' }] })).toMatch(
      /<img src="\/files\/F1\/a\?as=U1" alt="a"/,
    );
    expect(drawn({ files: [{ ...file, mimetype: 'image/svg+xml' }] })).not.toContain('<img');
    const text = drawn({ files: [{ ...file, name: 'a.md', mimetype: 'text/markdown', preview: '# Notes' }] });
    expect(wordsIn(text)).toMatch(/Markdown · 2\.1 kB.*# Notes/);
  });

  it('is a muted line when Slack itself wrote it', () => {
    const markup = drawn({ subtype: 'channel_topic', text: '<@U2> set the channel topic: News' });
    expect(markup).toContain('system-line');
    expect(wordsIn(markup)).toBe('12:00@sam set the channel topic: News');
  });
});

describe('the rows of a conversation', () => {
  const at = (seconds: number, changes: Partial<MessageSeen> = {}) =>
    aMessage({ ts: `${noon + seconds}.000100`, ...changes });
  const kinds = (messages: MessageSeen[], readTo?: string) =>
    rowsOf(messages, { tz: 'Europe/Berlin', me: 'U1', readTo }).map((row) =>
      row.kind === 'message' && row.isFollowing ? 'following' : row.kind,
    );

  it('group an author’s messages within five minutes', () => {
    expect(kinds([at(0), at(200), at(600)])).toEqual(['day', 'message', 'following', 'message']);
    const others = at(10, { from: { id: 'U3', name: 'Gone', isApp: false } });
    expect(kinds([at(0), others])).toEqual(['day', 'message', 'message']);
    expect(kinds([at(0), at(10, { isEphemeral: true })])).toEqual(['day', 'message', 'message']);
  });

  it('start a new day at the reader’s midnight', () => {
    const midnight = 12 * 3_600;
    expect(kinds([at(midnight - 60), at(midnight + 60)])).toEqual(['day', 'message', 'day', 'message']);
  });

  it('have one line above unread messages, and none above one’s own', () => {
    const own = at(30, { from: { id: 'U1', name: 'Dana', isApp: false } });
    expect(kinds([at(0), at(60), at(90)], at(0).ts)).toEqual([
      'day',
      'message',
      'new',
      'message',
      'following',
    ]);
    expect(kinds([at(0), own], at(0).ts)).toEqual(['day', 'message', 'message']);
    expect(kinds([at(0), at(60)])).not.toContain('new');
  });
});
