import { describe, expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

const shortcut = 'add_runbook';

async function aChannel() {
  const bot = await aBot();
  const { slack, databaseUrl } = bot;
  const dana = slack.person('dana');
  const stored = () =>
    ask(
      databaseUrl,
      'select path, title, markdown from runbooks join runbook_versions using (workspace_id, version) where number = runbook_number order by number',
    );
  /** What opens when Dana uses the shortcut on a message with these files. */
  const adds = async (
    text: string,
    files: { name: string; content: string | Buffer; mimetype?: string }[] = [],
  ) => {
    const message = await dana.posts(text, { in: 'general', files });
    await dana.messageShortcut(shortcut, message);
    return JSON.stringify(await slack.until(() => dana.modal()));
  };
  const answer = () => JSON.stringify(dana.modal());
  return { ...bot, dana, stored, adds, answer };
}

describe('the shortcut that adds a message to the library', () => {
  it('starts from what the message says, as Markdown', async () => {
    const { dana, stored, adds, answer } = await aChannel();
    const form = await adds('# Disk full\n\n1. Check it\n2. Delete old logs');
    expect(form).toContain('"initial_value":"Disk full"');
    await dana.submits({ title: 'Disk is full' });
    expect(answer()).toContain('Added *RB-1* “Disk full” to the library: 2 steps.');
    const markdown = '# Disk full\n\n1. Check it\n2. Delete old logs';
    expect(await stored()).toEqual([{ path: 'Disk is full', title: 'Disk full', markdown }]);
  });

  it('divides a long message over several fields, and loses nothing', async () => {
    const { dana, stored, adds } = await aChannel();
    const text = Array.from(
      { length: 200 },
      (_, at) => `Host ${at + 1} is one of many\n   that we have.`,
    ).join('\n');
    expect(await adds(`# Hosts\n${text}`)).toContain('Markdown, part 3');
    await dana.submits({});
    expect(await stored()).toMatchObject([{ markdown: `# Hosts\n${text}` }]);
  });

  it('takes the Markdown file that the message shares', async () => {
    const { dana, stored, adds } = await aChannel();
    const content = '# Disk full\n\n1. Check it\n';
    const form = await adds('Here it is', [{ name: 'disk-full.md', content }]);
    expect(form).toContain('"initial_value":"Disk full"');
    await dana.submits({});
    expect(await stored()).toMatchObject([{ path: 'Disk full', markdown: content.trim() }]);
  });

  it('reads a file again that is too long for a form', async () => {
    const { dana, stored, adds, answer } = await aChannel();
    const content = `# Hosts\n\n## Steps\n\n1. Check them\n2. Restart them\n\n## Context\n\n${'There are many hosts.\n'.repeat(1_000)}`;
    expect(await adds('', [{ name: 'hosts.md', content }])).toContain('too long to be edited here');
    await dana.submits({});
    expect(answer()).toContain('2 steps');
    expect(await stored()).toMatchObject([{ markdown: content.trim() }]);
  });

  it.each([
    ['a picture', { name: 'graph.png', content: 'png' }, "Can't read “graph.png”. It isn't a text file."],
    [
      'binary bytes',
      { name: 'a.md', content: Buffer.from([35, 0, 1]) },
      "Can't read “a.md”. It is a binary file.",
    ],
    ['no UTF-8', { name: 'a.txt', content: Buffer.from([0xc3, 0x28]) }, 'It is not valid UTF-8.'],
    ['5 MB', { name: 'a.md', content: 'x'.repeat(5_000_000) }, 'It has 5.0 MB; up to 1 MB can be read.'],
  ])('says why it takes no file with %s', async (_, file, why) => {
    const { adds } = await aChannel();
    expect(await adds('', [file])).toContain(why);
  });

  it('says so if Slack shows the file to nobody anymore', async () => {
    const { slack, dana } = await aChannel();
    const message = await dana.posts('', { in: 'general', files: [{ name: 'a.md', content: '# A' }] });
    slack.faults.fail('files.info', 'file_not_found');
    await dana.messageShortcut(shortcut, message);
    expect(JSON.stringify(await slack.until(() => dana.modal()))).toContain(
      "Slack doesn't show it to Firebreak.",
    );
  });

  it('adds nothing for guests', async () => {
    const { slack } = await aChannel();
    const guest = slack.person('guest');
    const message = await guest.posts('# Disk full', { in: 'payments' });
    await guest.messageShortcut(shortcut, message);
    expect(JSON.stringify(await slack.until(() => guest.modal()))).toContain(
      'Only members of this workspace',
    );
  });
});
