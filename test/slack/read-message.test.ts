import { describe, expect, it } from 'vitest';
import { messageChangeOf } from '../../src/slack/read/read-message.js';

const place = { workspaceId: 'T1', channelId: 'C42' };
const ts = '1795442520.000100';
const told = (event: object) => messageChangeOf({ type: 'message', channel: 'C42', ...event }, place);

describe('what a message event tells', () => {
  it.each(['channel_join', 'channel_topic', 'channel_leave', 'pinned_item', 'bot_add'])(
    'is nothing that somebody wrote: %s',
    (subtype) => {
      expect(told({ subtype, ts, user: 'U1', text: 'has joined' })).toBeNull();
    },
  );

  it.each(['me_message', 'file_share', 'thread_broadcast', 'bot_message'])(
    'is what somebody wrote: %s',
    (subtype) => {
      expect(told({ subtype, ts, user: 'U1', text: 'look' })?.message).toMatchObject({
        authorId: 'U1',
        content: { text: 'look' },
      });
    },
  );

  it('names a bot by its id and by what it calls itself', () => {
    const change = told({ subtype: 'bot_message', ts, bot_id: 'B1', username: 'alerts', text: 'firing' });
    expect(change?.message).toMatchObject({ authorId: 'B1', authorName: 'alerts', isBot: true });
  });

  it('names an app by its profile where the message gives no other name', () => {
    const change = told({
      ts,
      user: 'U7',
      bot_id: 'B7',
      bot_profile: { name: 'Deployer' },
      text: 'deployed',
    });
    expect(change?.message).toMatchObject({ authorId: 'U7', authorName: 'Deployer', isBot: true });
    expect(told({ ts, user: 'U1', text: 'mine' })?.message.authorName).toBeNull();
  });

  it('says that a reply answers its thread, and of a first message nothing of the kind', () => {
    const parent = '1795442510.000100';
    expect(told({ ts, thread_ts: parent, user: 'U1', text: 'a reply' })?.message.threadTs).toBe(parent);
    expect(told({ ts, thread_ts: ts, user: 'U1', text: 'the first' })?.message.threadTs).toBeNull();
  });

  it('holds files by name, kind, size and link, without those that were deleted', () => {
    const files = [
      {
        id: 'F1',
        name: 'graph.png',
        mimetype: 'image/png',
        size: 12,
        permalink: 'https://x.slack.com/files/F1',
        mode: 'hosted',
      },
      { id: 'F2', mode: 'tombstone' },
    ];
    const change = told({ subtype: 'file_share', ts, user: 'U1', text: '', files });
    expect(change?.message.content).toEqual({
      text: '',
      files: [
        {
          id: 'F1',
          name: 'graph.png',
          mimetype: 'image/png',
          size: 12,
          permalink: 'https://x.slack.com/files/F1',
        },
      ],
    });
  });

  it.each([
    [
      'the text where there is one, and nothing else',
      { text: 'firing', attachments: [{ fallback: 'more' }] },
      'firing',
    ],
    ['a fallback', { attachments: [{ fallback: 'p99 &gt; 2 s', title: 'p99', text: 'long' }] }, 'p99 > 2 s'],
    [
      'title, text and fields of an attachment without a fallback',
      {
        attachments: [
          {
            pretext: 'prod',
            title: '[FIRING:1] p99',
            text: 'slow',
            fields: [{ title: 'env', value: 'eu' }, 7],
          },
        ],
      },
      'prod\n[FIRING:1] p99\nslow\nenv: eu',
    ],
    [
      'the blocks of an attachment that has no preview',
      {
        attachments: [
          {
            fallback: '[no preview available]',
            blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Triggered #42' } }],
          },
        ],
      },
      'Triggered #42',
    ],
    [
      'headers, sections, contexts and rich text, without buttons',
      {
        text: ' ',
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: 'ALARM' } },
          { type: 'section', fields: [{ type: 'mrkdwn', text: 'a &amp; b' }] },
          {
            type: 'context',
            elements: [
              { type: 'image', alt_text: 'x' },
              { type: 'mrkdwn', text: 'c' },
            ],
          },
          {
            type: 'rich_text',
            elements: [
              { type: 'rich_text_section', elements: [{ text: 'd ' }, { type: 'link', url: 'https://e' }] },
            ],
          },
          { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Ack' } }] },
          null,
        ],
      },
      'ALARM\na & b\nc\nd https://e',
    ],
    [
      'nothing where nothing is said',
      { text: '', attachments: [null, {}], blocks: [{ type: 'divider' }] },
      '',
    ],
  ])('says %s', (_what, event, text) => {
    expect(told({ subtype: 'bot_message', ts, bot_id: 'B1', ...event })?.message.content.text).toBe(text);
  });

  it('is an edit with what the message said before', () => {
    const change = told({
      subtype: 'message_changed',
      message: { ts, user: 'U1', text: 'new', edited: { user: 'U1', ts: '1795442530.000000' } },
      previous_message: { ts, user: 'U1', text: 'old' },
    });
    expect(change).toMatchObject({
      kind: 'edited',
      message: { version: '1795442530.000000', content: { text: 'new' } },
      before: { version: ts, content: { text: 'old' } },
    });
  });

  it('is an edit of when it was told, where Slack does not date what has changed', () => {
    const event_ts = '1795442535.000000';
    const changed = (message: object, previous: object) =>
      told({
        ...{ subtype: 'message_changed', event_ts },
        message: { ts, user: 'U1', ...message },
        previous_message: { ts, user: 'U1', ...previous },
      })?.message.version;
    expect(changed({ text: 'new' }, { text: 'old' })).toBe(event_ts);
    expect(changed({ text: 'graph' }, { text: 'graph', files: [{ id: 'F1' }] })).toBe(event_ts);
    const unfurled = { text: 'https://example.com', attachments: [{ title: 'An example' }] };
    expect(changed(unfurled, { text: 'https://example.com' })).toBe(ts);
    const edited = { user: 'U1', ts: '1795442530.000000' };
    expect(changed({ text: 'new', edited }, { text: 'old' })).toBe(edited.ts);
  });

  it('leaves out what Postgres does not keep: NUL, and halves of characters', () => {
    const files = [{ id: 'F1', name: 'a\ud83d\0.txt' }];
    const change = told({ ts, bot_id: 'B1', username: 'al\0erts', text: 'a\0b \ud83d', files });
    expect(change?.message).toMatchObject({ authorName: 'alerts', content: { text: 'ab \ufffd' } });
    expect(change?.message.content.files[0]?.name).toBe('a\ufffd.txt');
  });

  it('leaves out what Slack shows of links, but not a message that was shared', () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Runbook' } }];
    const unfurl = { title: 'A page', from_url: 'https://example.com' };
    const link = told({ ts, bot_id: 'B1', text: '', blocks, attachments: [unfurl] });
    expect(link?.message.content.text).toBe('Runbook');
    const share = {
      fallback: 'errors since 13:50',
      from_url: 'https://x.slack.com/archives/C1/p1',
      is_share: true,
    };
    expect(told({ ts, user: 'U1', text: '', attachments: [share] })?.message.content.text).toBe(
      'errors since 13:50',
    );
  });

  it('is a deletion, also where a thread keeps the place of its first message', () => {
    const plain = told({ subtype: 'message_deleted', deleted_ts: ts, event_ts: '1795442540.000000' });
    expect(plain).toMatchObject({ kind: 'deleted', message: { ts }, at: new Date(1_795_442_540_000) });
    const parent = told({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', ts, user: 'USLACKBOT' },
      previous_message: { ts, user: 'U1', text: 'old' },
      event_ts: '1795442540.000000',
    });
    expect(parent).toMatchObject({ kind: 'deleted', message: { ts, authorId: 'U1' } });
    expect(parent).toMatchObject({ at: new Date(1_795_442_540_000) });
  });

  it.each([
    {},
    { ts: 'yesterday' },
    { subtype: 'message_changed' },
    { subtype: 'message_deleted', deleted_ts: 7 },
    { ts, files: [null, 7], text: null },
  ])('is no fault however odd it is: %j', (event) => {
    expect(() => told(event)).not.toThrow();
  });
});
