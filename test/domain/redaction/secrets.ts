const alphabet = 'aB3dE7gH1jK5mN9pQ2rS4tV6wX8yZ0';
/** Letters and digits that look random, and are the same each time. Written out, scanners would report them. */
const mixed = (length: number) => alphabet.repeat(10).slice(0, length);
const hex = (length: number) => '3f9a1c7e5b2d8046'.repeat(20).slice(0, length);
const digits = (length: number) => '4718290365'.repeat(5).slice(0, length);
const uuid = `${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}`;
const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJ${mixed(40)}.${mixed(43)}`;
const pem = (kind: string, between = '\n') =>
  [`-----BEGIN ${kind}-----`, mixed(64), mixed(64), `${mixed(20)}==`, `-----END ${kind}-----`].join(between);

/** Secrets as people paste them: what must be gone, and the text that it stands in. */
export const secretsIn: Record<string, { secret: string; text?: string }[]> = {
  'Slack tokens': [
    ...['b', 'p', 'a', 'e', 'r', 's'].map((one) => ({
      secret: `xox${one}-${digits(12)}-${digits(13)}-${mixed(24)}`,
    })),
    { secret: `xapp-1-A${mixed(10).toUpperCase()}-${digits(13)}-${hex(64)}` },
    { secret: `xoxe.xoxp-1-${mixed(120)}` },
    { secret: `xoxc-${digits(12)}-${hex(32)}`, text: '{"token":"…"}' },
  ],
  'Slack webhooks': [{ secret: `https://hooks.slack.com/services/T${digits(8)}/B${digits(8)}/${mixed(24)}` }],
  'Discord webhooks': [{ secret: `https://discord.com/api/webhooks/${digits(18)}/${mixed(68)}` }],
  'Teams webhooks': [
    {
      secret: `https://acme.webhook.office.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/${hex(32)}/${uuid}`,
    },
  ],
  'GitHub tokens': [
    ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((prefix) => ({ secret: `${prefix}_${mixed(36)}` })),
    { secret: `github_pat_${mixed(22)}_${mixed(59)}` },
  ],
  'GitLab tokens': [
    { secret: `glpat-${mixed(20)}` },
    { secret: `gldt-${mixed(20)}` },
    { secret: `glrt-${mixed(20)}` },
  ],
  'npm tokens': [{ secret: `npm_${mixed(36)}` }],
  'Anthropic keys': [{ secret: `sk-ant-api03-${mixed(90)}_-AA` }],
  'OpenAI keys': [{ secret: `sk-${mixed(48)}` }, { secret: `sk-proj-${mixed(70)}-_${mixed(70)}` }],
  'SendGrid keys': [{ secret: `SG.${mixed(22)}.${mixed(43)}` }],
  'Stripe keys': [
    ...['sk_live', 'rk_live', 'sk_test', 'whsec'].map((prefix) => ({ secret: `${prefix}_${mixed(32)}` })),
  ],
  'AWS key ids': [{ secret: `AKIA${mixed(16).toUpperCase()}` }, { secret: `ASIA${mixed(16).toUpperCase()}` }],
  'AWS secrets': [
    { secret: `${mixed(19)}/${mixed(20)}` },
    { secret: `${mixed(40)}`, text: 'aws_secret_access_key = …' },
    { secret: `IQoJb3JpZ2luX2Vj${mixed(200)}==`, text: 'AWS_SESSION_TOKEN=…' },
  ],
  'Google keys': [
    { secret: `AIza${mixed(35)}` },
    { secret: `ya29.a0${mixed(100)}` },
    { secret: `GOCSPX-${mixed(28)}` },
  ],
  'Google service accounts': [
    { secret: pem('PRIVATE KEY', '\\n'), text: '{"type": "service_account", "private_key": "…\\n"}' },
    { secret: hex(40), text: '"private_key_id": "…"' },
  ],
  'Azure keys': [
    { secret: `${mixed(3)}8Q~${mixed(34)}` },
    {
      secret: `${mixed(86)}==`,
      text: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=…;EndpointSuffix=core',
    },
    { secret: `${mixed(43)}%3D`, text: 'https://a.blob.core.windows.net/b?sv=2024&sig=…' },
  ],
  'Datadog keys': [
    { secret: hex(32), text: 'DD_API_KEY=…' },
    { secret: hex(40), text: 'datadog app key …' },
  ],
  'PagerDuty keys': [
    { secret: `y_NbAkKc66ryYTWUXYEu`, text: 'Authorization: Token token=…' },
    { secret: hex(32), text: '{"routing_key": "…"}' },
    { secret: `pdus+_0XBPWQQ_${uuid}` },
  ],
  'Twilio keys': [{ secret: `SK${hex(32)}` }, { secret: hex(32), text: 'twilio auth_token: …' }],
  'Telegram tokens': [{ secret: `${digits(10)}:AA${mixed(33)}` }],
  'Discord tokens': [{ secret: `M${mixed(25)}.${mixed(6)}.${mixed(38)}` }],
  'Heroku keys': [{ secret: uuid, text: 'HEROKU_API_KEY=…' }, { secret: `HRKU-${uuid}` }],
  'DigitalOcean tokens': [{ secret: `dop_v1_${hex(64)}` }],
  'Cloudflare tokens': [
    { secret: mixed(40), text: 'CLOUDFLARE_API_TOKEN=…' },
    { secret: `v1.0-${hex(24)}-${hex(146)}` },
  ],
  'Vault tokens': [{ secret: `hvs.${mixed(90)}` }, { secret: `s.${mixed(24)}`, text: 'VAULT_TOKEN=…' }],
  'Terraform tokens': [{ secret: `${mixed(14)}.atlasv1.${mixed(67)}` }],
  'Docker tokens': [{ secret: `dckr_pat_${mixed(27)}` }],
  'PyPI tokens': [{ secret: `pypi-AgEIcHlwaS5vcmc${mixed(60)}` }],
  'RubyGems keys': [{ secret: `rubygems_${hex(48)}` }],
  'Shopify tokens': [{ secret: `shpat_${hex(32)}` }, { secret: `shpss_${hex(32)}` }],
  'Square tokens': [{ secret: `sq0atp-${mixed(22)}` }, { secret: `EAAA${mixed(60)}` }],
  'Grafana tokens': [{ secret: `glsa_${mixed(32)}_${hex(8)}` }],
  'New Relic keys': [{ secret: `NRAK-${mixed(27).toUpperCase()}` }, { secret: `${hex(36)}NRAL` }],
  'Sentry tokens': [
    { secret: `sntrys_${mixed(80)}` },
    { secret: `https://${hex(32)}@o1.ingest.sentry.io/42` },
  ],
  'Linear keys': [{ secret: `lin_api_${mixed(40)}` }],
  'Notion tokens': [{ secret: `ntn_${mixed(46)}` }, { secret: `secret_${mixed(43)}` }],
  'Atlassian tokens': [{ secret: `ATATT3x${mixed(120)}=${hex(8)}` }],
  'Hugging Face tokens': [{ secret: `hf_${mixed(34)}` }],
  'Databricks tokens': [{ secret: `dapi${hex(32)}-2` }],
  'Postman keys': [{ secret: `PMAK-${hex(24)}-${hex(34)}` }],
  'Mailgun and Mailchimp keys': [{ secret: `key-${hex(32)}` }, { secret: `${hex(32)}-us12` }],
  'Tailscale keys': [{ secret: `tskey-auth-${mixed(16)}-${mixed(32)}` }],
  'age keys': [{ secret: `AGE-SECRET-KEY-1${mixed(58).toUpperCase()}` }],
  JWTs: [
    { secret: jwt },
    { secret: jwt.replace('.', '.\n') },
    { secret: jwt, text: 'the token is …, valid for an hour' },
  ],
  'Authorization headers': [
    { secret: mixed(40), text: "curl -H 'Authorization: Bearer …' https://api.example" },
    { secret: 'dXNlcjpodW50ZXIy', text: 'Authorization: Basic …' },
    { secret: mixed(30), text: 'X-Api-Key: …' },
  ],
  cookies: [{ secret: `session=${mixed(40)}; csrf=${hex(20)}`, text: 'Cookie: …' }],
  'private keys': [
    ...['RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'EC PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'].map((kind) => ({
      secret: pem(kind),
    })),
    { secret: `-----BEGIN RSA PRIVATE KEY-----\n${mixed(64)}\n${mixed(64)}`, text: 'cut off: …' },
  ],
  'SSH keys': [{ secret: `ssh-rsa AAAAB3NzaC1yc2E${mixed(200)}== dana@laptop` }],
  passwords: [
    { secret: 'hunter2', text: 'password=…' },
    { secret: 'hunter2!', text: 'password: …' },
    { secret: 'correct horse battery', text: '"password": "…", "user": "dana"' },
    { secret: 'a&b<c;d', text: 'PGPASSWORD=… psql' },
    { secret: 'hunter2', text: '{\\"password\\": \\"…\\"}' },
    { secret: 'hunter_2_x', text: 'DB_PASSWORD_PROD: …' },
    { secret: 'hunter2', text: 'the password is …, as always' },
    { secret: 'dana:hunter2', text: 'curl -u … https://api.example' },
    { secret: 'a\\"b c', text: '{"db":{"password":"…"}}' },
    { secret: 'hunter2 x\n  more', text: 'password: |\n  …\nuser: dana' },
    { secret: 'hunter2x', text: 'machine api.example login dana password …' },
    { secret: 'hunter2x', text: 'mysql -uroot -p… pay' },
    { secret: 'scott/tiger', text: 'jdbc:oracle:thin:…@//db.example:1521/x' },
    { secret: `$2b$12$${mixed(53)}`, text: 'dana:…' },
    { secret: `$6$${mixed(16)}$${mixed(86)}`, text: 'root:…:19000:0' },
    { secret: `$argon2id$v=19$m=65536,t=3,p=4$${mixed(22)}$${mixed(43)}` },
    { secret: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', text: 'otpauth://totp/Acme?secret=…&issuer=Acme' },
    { secret: 'my pass 1', text: 'Server=db;User Id=sa;Password=…;Database=pay' },
  ],
  'keys and secrets by their names': [
    { secret: mixed(20), text: 'api_key=…' },
    { secret: mixed(20), text: "apiKey: '…'," },
    { secret: mixed(20), text: 'client-secret => …' },
    { secret: mixed(20), text: 'https://api.example/v1?access_token=…&page=2' },
    { secret: mixed(54), text: 'https://a.azurewebsites.net/api/f?code=…&b=1' },
    { secret: mixed(30), text: 'https://app.example/reset-password/… was sent' },
    { secret: hex(32), text: '_gitlab_session=…; path=/' },
    { secret: uuid, text: '//registry.npmjs.org/:_authToken=…' },
    { secret: `${mixed(43)}=`, text: 'PrivateKey = …' },
    { secret: `secret-token:${mixed(40)}`, text: '{"k":"…"}' },
    { secret: uuid, text: 'Authorization: OAuth …' },
  ],
  'passwords in addresses': [
    { secret: 'pay:hunter2', text: 'postgres://…@db.example:5432/pay' },
    { secret: 'pay:p@ss/w:rd', text: 'mongodb+srv://…@cluster.example/pay' },
    { secret: 'dana:hunter2', text: 'see https://…@git.example/repo.git' },
    { secret: ':hunter2', text: 'redis://…@cache.example:6379/0' },
  ],
  'what the end of a line interrupts': [
    { secret: `ghp_${mixed(10)}\\\n  ${mixed(26)}` },
    { secret: `glpat-${mixed(8)}\\\n${mixed(12)}`, text: 'curl -H "PRIVATE-TOKEN: …" x' },
  ],
  'PuTTY keys': [{ secret: `Private-Lines: 2\n${mixed(64)}\n${mixed(40)}==\nPrivate-MAC: ${hex(64)}` }],
  'what Markdown escapes': [
    { secret: `ghp\\_${mixed(36)}` },
    { secret: `xoxb\\-${digits(12)}\\-${mixed(24)}` },
    { secret: `sk\u200b-ant-api03-${mixed(90)}` },
  ],
  emails: [{ secret: 'dana.o+pay@mail.example.co.uk' }, { secret: 'søren@bücher.example' }],
  'IP addresses': [
    { secret: '10.1.2.3' },
    { secret: '10.0.0.0/8' },
    { secret: '203.0.113.9', text: 'from …:8080.' },
    { secret: '2001:db8:85a3::8a2e:370:7334' },
    { secret: 'fe80::1%eth0' },
    { secret: '2001:db8::/32' },
    { secret: '2001:0db8:0000:0000:0000:ff00:0042:8329' },
    { secret: '::ffff:10.1.2.3' },
  ],
  'MAC addresses': [{ secret: '00:1A:2b:3C:4d:5E' }, { secret: '00-1a-2b-3c-4d-5e' }],
  'card numbers': [
    { secret: '4111 1111 1111 1111' },
    { secret: '5500-0055-5555-5559' },
    { secret: '378282246310005' },
  ],
  IBANs: [{ secret: 'DE89 3704 0044 0532 0130 00' }, { secret: 'GB82WEST12345698765432' }],
  'phone numbers': [
    { secret: '+49 171 1234567' },
    { secret: '(555) 123-4567' },
    { secret: '+1-555-123-4567' },
  ],
  'internal hosts': [
    { secret: 'db-1.pay.internal' },
    { secret: 'printer.local' },
    { secret: 'pay.prod.svc.cluster.local', text: 'https://…:8443/health' },
    { secret: 'ip-10-1-2-3.eu-west-1.compute.internal' },
    { secret: 'pay.prod.svc' },
  ],
  'what leads to Slack': [
    { secret: 'https://acme.slack.com/archives/C012AB3CD/p1795442580000100?thread_ts=1&cid=C012AB3CD' },
    { secret: '<#C012AB3CD|inc-42>' },
    { secret: 'U012AB3CD' },
  ],
};
