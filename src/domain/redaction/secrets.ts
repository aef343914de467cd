import type { Kind } from './kind.js';

/** Between a name and its value: `=`, `:`, `=>`, also around a quoted name. */
const separator = String.raw`["'\]\\]{0,3}[ \t]{0,20}(?:=>|:=|==?|[:：])[ \t]{0,20}`;

/**
 * A value: the lines of a block in YAML; in quotes; up to the semicolon before the next name, as in connection strings; or up to the next space. Rather
 * too much than half of it.
 */
const value = String.raw`(?<secret>[|>][+-]?(?:\n[ \t]{1,40}\S[^\n]{0,4000}){1,100}|"(?:[^"\\\n]|\\.|"(?=[^\s,;:.)}\]"'\\])){1,4000}"|'(?:[^'\\\n]|\\.){1,4000}'|[^\s;"'][^;"'\n]{0,200}(?=;[ ]{0,4}[A-Za-z][A-Za-z ]{1,30}=)|\S{1,4000})`;

const password = (names: string): Kind => ({
  name: 'password',
  pattern: new RegExp(names + separator + value, 'gi'),
  isIt: isValue,
});

/** Keys and tokens are not short words. */
const key = (names: string): Kind => ({
  name: 'secret',
  pattern: new RegExp(names + separator + value, 'gi'),
  isIt: (secret) => isValue(secret) && /[^A-Za-z"']|.{8}/.test(secret),
});

const owners = [
  ...[
    'api',
    'app',
    'application',
    'access',
    'account',
    'auth',
    'authentication',
    'bot',
    'client',
    'consumer',
    'deploy',
  ],
  ...[
    'encryption',
    'id',
    'integration',
    'license',
    'master',
    'oauth',
    'private',
    'publish',
    'refresh',
    'routing',
    'sas',
  ],
  ...[
    'secret',
    'security',
    'service',
    'session',
    'shared',
    'signing',
    'ssh',
    'storage',
    'subscription',
    'user',
    'webhook',
  ],
].join('|');

/** Secrets that only the words around them reveal. */
export const secrets: readonly Kind[] = [
  {
    name: 'private key',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,60}(?:PRIVATE KEY|CERTIFICATE|PGP MESSAGE)[A-Z ]{0,20}-----(?:(?:(?!-----BEGIN)[A-Za-z0-9+/=\s.,:;()\\>|-]){0,20000}?-----END [A-Z0-9 ]{1,80}-----|(?:[A-Za-z0-9+/=]{16,}|[\s>|]|\\[nr]){0,2000})/g,
  },
  {
    name: 'SSH key',
    pattern:
      /(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) AAAA[A-Za-z0-9+/=]{20,}(?: [\w.-]{1,100}@[\w.-]{1,200})?/g,
  },
  {
    name: 'credentials',
    pattern:
      /\b(?:Bearer|Basic|Token|OAuth|ApiKey|GenieKey|SSWS|Negotiate)[ \t]{1,4}(?:token=)?["']?(?<secret>[\w+/=.~:-]{12,})/gi,
    isIt: (secret) => /\d|[+/=]|[a-z][A-Z]/.test(secret),
  },
  {
    name: 'credentials',
    pattern:
      /\b(?:proxy-)?authorization["']?[ \t]{0,9}[:=][ \t]{0,9}["']?(?<secret>[^\s"',;]{1,2000}(?:[ \t][^\s"',;]{6,4000})?)/gi,
    isIt: (secret) => secret.length > 8,
  },
  {
    name: 'cookie',
    pattern: /\b(?:set-)?cookie["']?[ \t]{0,9}:[ \t]{0,9}(?<secret>[^\s=;]{1,200}=[^\n"']{1,4000})/gi,
  },
  password(String.raw`(?:pass(?:word|wd|phrase|code)[\w-]{0,30}|pwd[\w-]{0,30}|(?<![a-z])pass)`),
  key(String.raw`(?:(?:${owners})[ _.-]?(?:access[ _.-]?)?(?:keys?|tokens?|secrets?)(?:[_-]?(?:id|\d))?)`),
  key(
    '(?:(?<![a-z])(?:secret|token|credentials?|dsn|sig|signature(?:-256)?|seed|_auth|PrivateKey)|[_-](?:key|token|secret|session)|connection[ _-]?string)',
  ),
  {
    name: 'password',
    pattern:
      /(?:^|[\s`])(?:--?(?:password|passwd|pass|token|secret|api-key|user)|-p|-u)[ \t]{1,4}(?<secret>[^\s-]\S{5,2000})/g,
    isIt: (secret) => /[\d:@!#$%^&*]/.test(secret) && isValue(secret),
  },
  {
    name: 'password',
    pattern:
      /\b(?:password|passwd|passphrase|pwd|secret|token|api key)[ \t]{1,4}(?:is|was|to)[ \t]{1,4}(?<secret>\S{5,500})/gi,
    isIt: (secret) => /[A-Za-z]/.test(secret) && /[\d!#$%^&*+=~@]/.test(secret.replace(/[!?.,:;]+$/, '')),
  },
  {
    name: 'password',
    pattern: /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,30}:\/\/(?<secret>[^\s"'`<>]{1,500}@)/gi,
    isIt: (secret) => /^[^/?#]*:/.test(secret),
  },
  {
    name: 'password',
    pattern: /\bmachine[ \t]+\S{1,200}\s+login[ \t]+\S{1,200}\s+password[ \t]+(?<secret>\S{1,500})/g,
  },
  {
    name: 'password',
    pattern: /\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,200}?[ \t]-p(?<secret>[^\s-]\S{2,200})/g,
  },
  { name: 'password', pattern: /\bjdbc:oracle:\w{1,10}:(?<secret>[^\s/@]{1,100}\/[^\s@]{1,100})@/gi },
  {
    name: 'password hash',
    pattern:
      /\$(?:2[abxy]?|apr1|[156y]|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,20})\$[\w./+=,-]{1,60}(?:\$[\w./+=,-]{1,400}){0,4}/g,
  },
  {
    name: 'private key',
    pattern:
      /\bPrivate-Lines: \d{1,3}(?:\r?\n[A-Za-z0-9+/=]{1,100}(?=\s|$)){1,100}(?:\s{1,2}Private-MAC: [0-9a-f]{40,128})?/g,
  },
  {
    name: 'secret',
    pattern:
      /[?&](?:key|code|auth|sid|ticket|jwt|otp|nonce|session(?:id)?)=(?<secret>[^\s&#"'`<>)\]]{8,4000})/gi,
  },
  {
    name: 'secret',
    pattern:
      /\b(?:totp|otp|mfa|2fa|recovery)[ _-](?:seed|secret|code|key)s?[ \t]{0,4}(?:is|[:=])?[ \t]{1,4}(?<secret>[A-Z2-7]{16,64}|\d{6,8})\b/gi,
  },
  {
    name: 'secret',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9_-]{24,4000}={0,2}(?![A-Za-z0-9])/g,
    isIt: isRandom,
  },
  {
    name: 'AWS secret',
    pattern: /(?<![A-Za-z0-9+/=_.-])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_-])/g,
    isIt: (secret) =>
      /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret) && new Set(secret).size > 18,
  },
  {
    name: 'secret',
    pattern:
      /\b(?:datadog|pagerduty|heroku|cloudflare|twilio|new ?relic|opsgenie|mailgun|fastly|algolia)\b[^\n]{0,60}?[\s:=`"'](?<secret>[0-9a-f]{32,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi,
  },
];

/** Whether letters and digits alternate as they do by chance, and not as in words, names and numbers. */
function isRandom(text: string): boolean {
  const bare = text.replace(/[_=-]/g, '');
  const changes = bare.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0;
  const kinds = [/[a-z].*[a-z].*[a-z]/, /[A-Z].*[A-Z].*[A-Z]/, /\d.*\d.*\d/];
  return kinds.every((kind) => kind.test(bare)) && changes >= 0.5 * bare.length;
}

/** Not what stands for a value, such as `$PASSWORD`, `<password>`, `{{password}}`, `***` and `null`. */
function isValue(secret: string): boolean {
  const bare = secret.replace(/^["'`([]+|["'`,;.)\]}]+$/g, '');
  if (bare.length < 3 || /^(?:\$|<|\{|%[A-Z]|\*+$|x+$|\.+$|…|\[?redacted|https?:\/\/[^@]*$)/i.test(bare))
    return false;
  return !placeholders.test(bare);
}

const placeholders =
  /^(?:null|none|nil|true|false|undefined|empty|required|optional|string|number|integer|yes|no|n\/a|the|your|my|a|an|and|this|that|from|see|via|in)$/i;
