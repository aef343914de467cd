import { createHash } from 'node:crypto';
import { pageVersion, vendored } from './assets.js';

const imports = JSON.stringify({
  imports: Object.fromEntries(vendored.map(({ name, address }) => [name, address])),
});

/** The HTML page; `page/main.tsx` renders its content. */
export function shell(): string {
  const version = pageVersion();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox</title>
<link rel="icon" href="/assets/page/icon.svg">
<link rel="stylesheet" href="/assets/${version}/page/style/page.css">
<script type="importmap">${imports}</script>
<script type="module" src="/assets/${version}/page/main.js"></script>
</head>
<body><noscript>This page needs JavaScript.</noscript><div id="page"></div></body>
</html>
`;
}

/** Scripts and styles come only from here. Images in an app's blocks may come from elsewhere, as in Slack. */
export const contentPolicy = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${createHash('sha256').update(imports).digest('base64')}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https: http:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
