import { expect, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aCollector, type Collector } from '../support/a-collector.js';

it('shows a command as one trace: payload, transaction, effects and their calls to Slack', async () => {
  const collector = await aCollector();
  const { slack, service, delivered } = await aBot({ telemetry: collector.config });
  await slack.person('dana').types('/incident start sev2 Checkout is down', { in: 'general' });
  await delivered();
  await service.stop();

  const command = named(collector, 'slack command');
  expect(command.attributes).toMatchObject({
    'firebreak.command': 'start',
    'firebreak.outcome': 'accepted',
    'firebreak.trace': command.spanId,
  });
  expect(command).toMatchObject({ kind: 2, traceId: command.spanId.padStart(32, '0') });
  expect(command.parentSpanId).toBeUndefined();
  const saved = named(collector, 'transaction', command.spanId);
  const opened = named(collector, 'effect open_channel');
  const created = named(collector, 'slack conversations.create');
  expect(opened.parentSpanId).toBe(command.spanId);
  expect(opened.attributes).toMatchObject({ 'firebreak.incident': '1', 'firebreak.outcome': 'done' });
  expect(created.parentSpanId).toBe(opened.spanId);
  expect(new Set([saved, opened, created].map(({ traceId }) => traceId))).toEqual(new Set([command.traceId]));
});

it('sends nothing that people wrote, no token and no name', async () => {
  const collector = await aCollector();
  const { slack, service, delivered } = await aBot({ telemetry: collector.config });
  await slack.person('dana').types('/incident start sev2 Checkout is down', { in: 'general' });
  await delivered();
  await slack.person('dana').types('/incident note card payments time out', { in: 'inc-1-checkout-is-down' });
  await delivered();
  await service.stop();
  expect(collector.bodies.length).toBeGreaterThan(1);
  for (const secret of ['heckout', 'card payments', 'dana', slack.botToken])
    expect(collector.bodies.filter((body) => body.includes(secret))).toEqual([]);
});

it('sends the metrics of /metrics under the same names', async () => {
  const collector = await aCollector();
  const { slack, service, delivered } = await aBot({ telemetry: collector.config });
  await slack.person('dana').types('/incident start sev2 Checkout is down', { in: 'general' });
  await delivered();
  const text = await (await fetch(`${service.url}/metrics`)).text();
  await service.stop();
  const shown = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  const sent = collector.metrics.map(({ name }) => name);
  expect(sent).toEqual(expect.arrayContaining(['firebreak_database_up', 'firebreak_command_ack_seconds']));
  expect(sent.filter((name) => !shown.includes(name))).toEqual([]);
});

function named({ spans }: Collector, name: string, parentSpanId?: string) {
  const span = spans.find(
    (one) => one.name === name && (parentSpanId === undefined || one.parentSpanId === parentSpanId),
  );
  if (!span) throw new Error(`No span ${name} among ${spans.map((one) => one.name).join(', ')}`);
  return span;
}
