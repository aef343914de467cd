import type { FaultKind } from '../../control/fault-switches.js';

/** Each fault's name, and what to expect when it is on. */
export const faultWords: Record<FaultKind, { name: string; expect: string }> = {
  slow: {
    name: 'Slow Slack: +1 s',
    expect: 'Every API call takes 1 second longer. Commands are still acknowledged right away.',
  },
  slower: {
    name: 'Slow Slack: +3 s',
    expect: 'Every API call takes 3 seconds longer. Commands are still acknowledged.',
  },
  rateLimit: {
    name: 'Rate limit',
    expect: 'For 30 seconds, every API call gets a 429. The bot’s messages arrive afterward, in order.',
  },
  outage: {
    name: 'Outage',
    expect:
      'Every API call fails with a 503 until you turn this off. Commands are saved, and the messages follow later.',
  },
  triple: {
    name: 'Deliver everything 3×',
    expect: 'The app receives every command, click and event three times. It acts on each once.',
  },
  lostReplies: {
    name: 'Lost replies',
    expect: 'Slack does the work, but every other reply is lost. Nothing is posted twice.',
  },
};
