import { expect, it } from 'vitest';
import { linksIn } from '../../../src/domain/timeline/messages/message-link.js';

const url = (place: string) => `https://acme.slack.com/archives/${place}`;

it('finds the links to messages, each once, and gives back every other word', () => {
  const reply = `${url('C02/p1700000000000200')}?thread_ts=1699999999.000100&cid=C02`;
  expect(
    linksIn(`see ${url('C01/p1700000000000100')},\n${reply}\n${url('C01/p1700000000000100')} and docs`),
  ).toEqual({
    links: [
      { channelId: 'C01', ts: '1700000000.000100', url: url('C01/p1700000000000100') },
      { channelId: 'C02', ts: '1700000000.000200', url: reply },
    ],
    rest: 'see ,\n \n and docs',
  });
});

it.each(['https://acme.slack.com/archives/C01', 'https://example.com/p1700000000000100', ''])(
  'finds none in “%s”',
  (text) => {
    expect(linksIn(text)).toEqual({ links: [], rest: text });
  },
);
