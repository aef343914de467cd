import { describe, expect, it } from 'vitest';
import { isAlert } from '../../../src/domain/timeline/rules/is-alert.js';

describe('alerts of monitoring tools', () => {
  it.each([
    '[FIRING:2] HighLatency checkout (prod critical)',
    '[RESOLVED] HighLatency checkout',
    '[FIRING:1, RESOLVED:2] (blue)',
    ':fire: *[FIRING:1]* <https://alerts.example.com|HighLatency>',
    '<https://alerts.example.com/#/alerts|[FIRING:1] HighLatency (checkout)>',
    'FIRING: HighLatency for checkout',
    '[Alerting] Battery voltage alert',
    '[No Data] Queue depth of payments',
    '[ALERT - Critical] 5xx ratio on api',
    'ALARM: "bucketbytesAlarm" in EU (Ireland)',
    'OK: "bucketbytesAlarm" in EU (Ireland)',
    ':rotating_light: *CloudWatch Alarm | 5xx | eu-west-1 | Account: 123456789012*',
    'Triggered: [P1] CPU is high on db1',
    'Re-Triggered: CPU is high on db1',
    '[Triggered on {service:checkout}] Error monitor',
    '[P2] [Triggered] Queue depth on payments',
    '[Recovered on {service:checkout}] Error monitor',
    'Recovered: CPU is high on db1',
    'Triggered #4211: checkout is not answering',
    'Incident triggered',
    'New alert: "Disk of db1 is full" #33',
    'Fired:Sev1 Azure Monitor Alert latency on checkout ( microsoft.insights/components )',
    'Critical priority issue is activated',
    'PROBLEM - db1/disk is CRITICAL',
    '** PROBLEM Service Alert: db1/disk is CRITICAL **',
    'Problem started at 13:50:02 on 2026.11.23\nProblem name: disk full',
    '[checkout] TypeError: amount is undefined',
    'Monitor is DOWN: shop ( https://shop.example.com ) - Reason: timeout',
    '[shop] [🔴 Down] timeout of 48000ms exceeded',
    'The check "nightly backup" is DOWN. Last ping was 2 hours ago.',
    'production cluster\n[FIRING:3] KubePodCrashLooping',
  ])('%s', (text) => {
    expect(isAlert(text)).toBe(true);
  });
});

describe('text that is not an alert', () => {
  it.each([
    '',
    'We received a lot of alerts about Prometheus i/o timeouts',
    '**Detection:** We received a lot of alerts about Prometheus i/o timeouts',
    'Node runs out of memory, service starts degrading.',
    'Team noticed [RootVolUtilisation-Critical](https://x.pagerduty.com/incidents/Q0) in High-priority-alarms',
    'the alert [FIRING:1] came in twice',
    'Resolved #123: fix the spelling of “colour”',
    'The alarm went off at 14:02',
    'triggered by a deploy of checkout',
    'Problem: nobody knows who owns the queue',
    '[shop] 3 new commits pushed to main',
    '[WARN] deprecated option: colour',
    'OK: see you at three',
    'Issue 42 closed by dana',
    'line one\nline two\nline three\n[FIRING:1] quoted far below',
  ])('%s', (text) => {
    expect(isAlert(text)).toBe(false);
  });
});
