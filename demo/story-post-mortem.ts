import type { Sandbox } from '../sandbox/sandbox.js';
import type { Person } from '../sandbox/users/person.js';
import { expectAnswer, expectPost } from './acting.js';

/** Who writes the post-mortem and reviews it, and the name of the incident's channel. */
interface WriteUp {
  dana: Person;
  sam: Person;
  incident: string;
}

/** Dana drafts the post-mortem and writes what only people know; Sam answers a question and approves it. */
export async function writeUp(slack: Sandbox, { dana, sam, incident }: WriteUp): Promise<void> {
  const here = { in: incident };
  await expectAnswer(dana.types('/incident postmortem', here), 'Post-mortem of INC-1');
  await write(slack, dana, {
    ...{ section: 'summary', incident },
    text: 'For about an hour, **a third of card payments in the EU** were declined. New retry rules overloaded the first payment provider.',
  });
  await write(slack, dana, {
    ...{ section: 'contributing factors', incident },
    text: '- Retries had no upper limit, so a slow provider received three times the load.\n- The deploy went to all regions at once.\n- The alert watched latency, not declined cards.',
  });
  await expectPost(slack, dana.types('/incident postmortem ask @sam What did customers see first?', here), {
    ...{ in: incident, words: /asked sam about the post-mortem/ },
  });
  await sam.types('/incident postmortem answer q-1', here);
  await slack.until(() => sam.modal());
  await sam.submits({ text: 'A spinner, then “card declined” although the card was fine.' });
  await expectPost(slack, dana.types('/incident postmortem review @sam', here), {
    ...{ in: incident, words: /asked sam to review/ },
  });
  await expectPost(slack, sam.types('/incident postmortem approve', here), {
    ...{ in: incident, words: /approved the post-mortem/ },
  });
  await expectPost(slack, dana.types('/incident postmortem publish', here), {
    ...{ in: incident, words: /published the post-mortem/ },
  });
}

async function write(
  slack: Sandbox,
  person: Person,
  { section, incident, text }: { section: string; incident: string; text: string },
): Promise<void> {
  await person.types(`/incident postmortem edit ${section}`, { in: incident });
  await slack.until(() => person.modal());
  const answer = await person.submits({ text });
  if (answer.errors) throw new Error(`The section was rejected: ${JSON.stringify(answer.errors)}`);
}
