import { headlines } from './headlines.js';

/**
 * How monitoring tools start their chat messages, firing and resolved. Only forms that hardly anyone writes in prose,
 * so that a report about alerts doesn't match.
 */
const forms: readonly RegExp[] = [
  // Alertmanager and Grafana: `[FIRING:2] HighLatency`, `[RESOLVED] …`, `[FIRING:1, RESOLVED:2] …`, `FIRING: …`
  /^\[(?:firing|resolved)(?::\s?\d+)?(?:,\s?(?:firing|resolved):\s?\d+)?\]/i,
  /^FIRING(?::\d+)?: \S/,
  // Grafana before version 8, Google Cloud and others: `[Alerting] CPU`, `[No Data] …`, `[ALERT - Critical] …`
  /^\[(?:alerting|no ?data|alarm|alert|critical)(?: - [\w ]{1,30})?\] \S/i,
  /^\[resolved - [\w ]{1,30}\] \S/i,
  // Datadog: `Triggered: CPU is high`, `[Triggered on {host:db1}] …`, `[Warn] …`, `Re-Triggered: …`
  /^\[(?:re-)?(?:triggered|recovered|renotify)(?: on \{[^{}]{0,200}\})?\] \S/i,
  /^\[Warn(?: on \{[^{}]{0,200}\})?\] \S/,
  /^(?:Re-)?(?:Triggered|Recovered): \S/,
  /^(?:Warn|No [Dd]ata): \S/,
  // CloudWatch: `ALARM: "5xx" in EU (Ireland)`; AWS Chatbot: `CloudWatch Alarm | 5xx | eu-west-1`
  /^(?:ALARM|OK|INSUFFICIENT_DATA): "[^"]{1,255}"(?: in \S|$)/,
  /^CloudWatch Alarm \| \S/,
  // PagerDuty: `Triggered #42: …`, `Resolved [#42] …`, `Incident triggered: …`
  /^triggered:? (?:incident )?\[?#\d+/i,
  /^resolved:? (?:incident #|\[#)\d+/i,
  /^incident (?:triggered|resolved)(?::|$)/i,
  // Opsgenie: `New alert: …`, `New alert created: …`
  /^new alert(?: created)?: \S/i,
  // Azure Monitor: `Fired:Sev1 Azure Monitor Alert …`
  /^(?:fired|resolved): ?sev ?[0-4]\b/i,
  // New Relic: `Critical priority issue is activated`
  /^(?:critical|high|medium|low) priority issue is (?:activated|active|closed)\b/i,
  // Nagios and Zabbix: `PROBLEM - db1/disk is CRITICAL`, `PROBLEM Service Alert: …`, `Problem started at 13:50:02 on …`
  /^(?:PROBLEM|RECOVERY)(?: (?:Service|Host)(?: Alert)?)?(?: -|:) \S/,
  /^Problem started at \d\d:\d\d/,
  // Sentry: `[checkout] TypeError: x is undefined`
  /^\[[\w./-]{1,60}\] (?:[A-Za-z_][\w.]{0,100})?(?:Error|Exception): \S/,
  // UptimeRobot, Pingdom, Uptime Kuma, Healthchecks: `Monitor is DOWN: …`, `DOWN alert: …`, `[web] [🔴 Down] …`
  /^monitor is (?:down|up): \S/i,
  /^(?:pingdom ?alert )?(?:down|up) alert: \S/i,
  /^pingdom ?alert (?:down|up)\b/i,
  /^\[[^[\]]{1,60}\] \[\p{Extended_Pictographic}\u{fe0f}? ?(?:down|up)\]/iu,
  /^the check "?[^"\n]{1,100}"? is (?:down|up)\b/i,
];

/** Whether a bot's message has the form of an alert from a monitoring tool. The bot's name doesn't matter. */
export function isAlert(text: string): boolean {
  return headlines(text).some((line) => forms.some((form) => form.test(line)));
}
