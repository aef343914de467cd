import { type Kind, prefixed } from './kind.js';

/** Addresses that are a secret themselves: whoever has them can post. */
export const webhooks: readonly Kind[] = [
  prefixed('Slack webhook', 'https?://hooks\\.slack(?:-gov)?\\.com/[^\\s<>|"\'`)\\]]+', 'i'),
  prefixed(
    'Discord webhook',
    'https?://(?:\\w+\\.)?discord(?:app)?\\.com/api/(?:v\\d+/)?webhooks/[^\\s<>|"\'`)\\]]+',
    'i',
  ),
  prefixed(
    'Teams webhook',
    'https?://[\\w.-]{1,200}\\.(?:webhook\\.office\\.com|logic\\.azure\\.com|powerplatform\\.com)[^\\s<>|"\'`)\\]]+',
    'i',
  ),
  prefixed(
    'webhook',
    'https?://(?:hooks\\.zapier\\.com|chat\\.googleapis\\.com|events\\.pagerduty\\.com/integration|api\\.telegram\\.org/bot)[^\\s<>|"\'`)\\]]+',
    'i',
  ),
  prefixed('Sentry DSN', 'https?://[0-9a-f]{32}(?::[0-9a-f]{32})?@[^\\s<>|"\'`)\\]]+', 'i'),
];
