import { describe, expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';

/** Announced where it was declared and in #incidents, which hears of all. */
const announcing = {
  policy: (usual: Bot['config']['policy']) => ({ ...usual, announceIn: 'C0INCIDEN2' }),
};
const places = ['general', 'incidents'] as const;

/** What each surface says at the end of one act. */
interface Said {
  topic: string;
  header: string;
  card: string;
  announcement: string;
  /** The newest reply in the announcement's thread; left out where there is none. */
  reply?: string;
}

async function typed({ slack, delivered }: Bot, line: string): Promise<void> {
  await slack.person('dana').types(`/incident INC-1 ${line}`);
  await delivered({ withAnnouncements: true });
}

function saidBy({ slack }: Bot, place: string): Said {
  const card = slack.channel(openChannel).pins[0];
  const [header] = card?.blocks ?? [];
  const ours = slack.channel(place).messages.filter(({ bot_id }) => bot_id);
  const announced = ours.filter(({ ts, thread_ts = ts }) => ts === thread_ts);
  expect(announced).toHaveLength(1);
  const reply = ours.filter(({ ts, thread_ts = ts }) => ts !== thread_ts).at(-1)?.text;
  return {
    topic: slack.channel(openChannel).topic.value,
    header: (header as { text: { text: string } }).text.text,
    card: card?.text ?? '',
    announcement: announced[0]?.text ?? '',
    ...(reply !== undefined && { reply }),
  };
}

/** What all of them say of a severity and state, the newest reply left out. */
function saying(look: string, severity: string, state: string, topic = severity): Omit<Said, 'reply'> {
  return {
    topic: `${look} ${topic} · INC-1 · Checkout is down`,
    header: `${look} ${severity} · Checkout is down`,
    card: `INC-1 is ${state}: ${look} ${severity} · Checkout is down`,
    announcement: `dana declared INC-1, ${severity}: Checkout is down. It is ${state}.`,
  };
}

describe('an incident, on every surface, to its very end', () => {
  it('is followed from its start over severity, status, undo and reopening until it is closed', {
    timeout: 180_000,
  }, async () => {
    const bot = await anOpenIncident(announcing);
    await bot.delivered({ withAnnouncements: true });
    const expected: [string, Said][] = [
      ['ack', saying('🟡', 'sev3', 'investigating')],
      ['sev1 cards fail', saying('🔴', 'sev1', 'investigating')],
      [
        'mitigated rolled back',
        {
          ...saying('🔴', 'sev1', 'mitigated'),
          reply: 'dana marked INC-1 mitigated (was investigating): “rolled back”',
        },
      ],
      [
        'undo',
        {
          ...saying('🔴', 'sev1', 'investigating'),
          reply: 'dana undid the status change of INC-1: back to investigating: Checkout is down',
        },
      ],
      [
        'resolved',
        {
          ...saying('✅', 'sev1', 'resolved', 'resolved'),
          reply: 'dana resolved INC-1 (was investigating): Checkout is down',
        },
      ],
      [
        'close',
        { ...saying('✅', 'sev1', 'closed', 'closed'), reply: 'dana closed INC-1: Checkout is down' },
      ],
      [
        'undo',
        {
          ...saying('✅', 'sev1', 'resolved', 'resolved'),
          reply: 'dana undid closing INC-1: back to resolved: Checkout is down',
        },
      ],
      [
        'reopen it is back',
        {
          ...saying('🔴', 'sev1', 'investigating'),
          reply: 'dana reopened INC-1 (was resolved): “it is back”',
        },
      ],
      [
        'cancel false alarm',
        {
          ...saying('⚪', 'sev1', 'canceled', 'canceled'),
          reply: 'dana canceled INC-1 as a false alarm: Checkout is down',
        },
      ],
      [
        'undo',
        {
          ...saying('🔴', 'sev1', 'investigating'),
          reply: 'dana undid canceling INC-1: back to investigating: Checkout is down',
        },
      ],
      [
        'resolved',
        {
          ...saying('✅', 'sev1', 'resolved', 'resolved'),
          reply: 'dana resolved INC-1 (was investigating): Checkout is down',
        },
      ],
      [
        'close',
        { ...saying('✅', 'sev1', 'closed', 'closed'), reply: 'dana closed INC-1: Checkout is down' },
      ],
    ];
    for (const [line, said] of expected) {
      await typed(bot, line);
      for (const place of places) expect.soft(saidBy(bot, place), `${line} in ${place}`).toEqual(said);
    }
    const card = JSON.stringify(bot.slack.channel(openChannel).pins[0]?.blocks);
    expect(card).toContain('"text":"Reopen"');
    expect(card).not.toMatch(/Post update|next update/);
    for (const place of places)
      expect(JSON.stringify(bot.slack.channel(place).messages)).not.toContain('"text":"Join"');
  });
});
