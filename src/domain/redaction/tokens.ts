import { type Kind, prefixed } from './kind.js';
import { serviceTokens } from './service-tokens.js';

/**
 * Tokens that their makers gave a form of their own. After the sources of GitHub's, GitLab's and gitleaks' scanners, but each
 * runs on to the end of whatever could belong to it, so that no part of a longer one is left.
 */
export const tokens: readonly Kind[] = [
  prefixed('Slack token', 'xox[a-z](?:\\.xox[a-z])?-[\\w.%+/=-]{6,}|xapp-[\\w.-]{6,}'),
  prefixed(
    'GitHub token',
    'gh[a-z]_\\w{16,}(?:\\.[\\w.-]{16,})?|github_pat_\\w{20,}|v1\\.[0-9a-f]{40}(?![0-9a-f])',
  ),
  prefixed('GitLab token', 'gl[a-z]{2,6}-[\\w.-]{16,}|GR1348941[\\w-]{16,}'),
  prefixed('npm token', 'npm_[A-Za-z0-9]{30,}'),
  prefixed('Anthropic key', 'sk-ant-[\\w-]{16,}'),
  prefixed('OpenAI key', 'sk-(?:proj-|svcacct-|admin-|None-)?[\\w-]{20,}'),
  prefixed('SendGrid key', 'SG\\.[\\w-]{10,}\\.[\\w-]{10,}'),
  prefixed('Stripe key', '(?:sk|rk|pk)_(?:live|test|prod)_\\w{10,}|whsec_[\\w+/=-]{16,}'),
  prefixed(
    'AWS key',
    '(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ABIA|ACCA)[A-Z0-9]{16,}|ABSK[\\w+/=-]{60,}',
  ),
  prefixed('AWS session token', '(?:FwoG|IQoJ|FQoG)[\\w+/=-]{60,}'),
  prefixed('Google key', 'AIza[\\w-]{30,}|GOCSPX-[\\w-]{20,}|ya29\\.[\\w.-]{20,}|1//0[\\w-]{30,}'),
  prefixed('Azure key', '[\\w~.-]{3}\\dQ~[\\w~.-]{30,}|[A-Za-z0-9+/]{76}AZDO\\w{4}|[A-Za-z0-9+/]{86}=='),
  prefixed('Datadog key', 'dd(?:app|pat|rc)_\\w{20,}'),
  prefixed('PagerDuty key', 'pd(?:us|eu)\\+[\\w+-]{10,}'),
  prefixed('Twilio key', '(?:SK|AC)[0-9a-f]{32}'),
  prefixed('Telegram token', '\\d{8,12}:A[\\w-]{32,}'),
  prefixed('Discord token', '(?:mfa\\.[\\w-]{20,}|[MNOT][\\w-]{22,28}\\.[\\w-]{6,7}\\.[\\w-]{27,})'),
  prefixed('Heroku key', 'HRKU-[\\w-]{30,}'),
  prefixed('DigitalOcean token', 'do[a-z]_v1_\\w{40,}'),
  prefixed('Cloudflare token', 'v1\\.0-[0-9a-f]{24}-[0-9a-f]{100,}|cf(?:ut|at|k)_\\w{30,}'),
  prefixed('Vault token', 'hv[sbr]\\.[\\w-]{20,}'),
  prefixed('Terraform token', '\\w{14}\\.atlasv1\\.[\\w-]{40,}'),
  prefixed('Docker token', 'dckr_(?:pat|oat)_[\\w-]{16,}'),
  prefixed('PyPI token', 'pypi-[\\w-]{16,}'),
  prefixed('RubyGems key', 'rubygems_\\w{32,}'),
  prefixed('Shopify token', 'shp[a-z]{2,3}_\\w{24,}'),
  prefixed('Square token', 'sq0[a-z]{3}-[\\w-]{20,}|EAAA[\\w-]{50,}'),
  prefixed('Grafana token', 'gl(?:sa|c)_[\\w+/=-]{20,}'),
  prefixed('New Relic key', 'NR(?:AK|II|JS|RA|AA)-\\w{16,}|[0-9a-f]{32,36}NRAL'),
  prefixed('Sentry token', 'sntry[a-z]{1,2}_[\\w+/=.-]{20,}'),
  prefixed('Linear key', 'lin_(?:api|oauth)_\\w{30,}'),
  prefixed('Notion token', 'ntn_\\w{30,}|secret_[A-Za-z0-9]{40,}'),
  prefixed('Atlassian token', 'AT[AC]TT3x[\\w=+/-]{40,}'),
  prefixed('Hugging Face token', 'hf_[A-Za-z0-9]{30,}|api_org_[A-Za-z0-9]{30,}'),
  prefixed('Databricks token', 'dapi[0-9a-f]{32}(?:-\\d+)?'),
  prefixed('Postman key', 'PMAK-[\\w-]{30,}'),
  prefixed('Mailgun key', 'key-[0-9a-f]{32}'),
  prefixed('Mailchimp key', '[0-9a-f]{32}-us\\d{1,2}'),
  prefixed('Tailscale key', 'tskey-[\\w-]{16,}'),
  prefixed('Supabase key', 'sbp_\\w{30,}|sb_(?:secret|publishable)_[\\w-]{20,}'),
  prefixed('Doppler token', 'dp\\.[a-z]{2,5}\\.[\\w.-]{30,}'),
  prefixed('Pulumi token', 'pul-[0-9a-f]{40}'),
  prefixed('PlanetScale key', 'pscale_[a-z]{2,5}_[\\w.-]{30,}'),
  prefixed('Figma token', 'figd_[\\w-]{30,}'),
  prefixed('Brevo key', 'xkeysib-[\\w-]{40,}'),
  prefixed('LaunchDarkly key', '(?:sdk|mob|api)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  prefixed('age key', 'AGE-SECRET-KEY-1[A-Z0-9]{50,}'),
  {
    name: 'JWT',
    pattern:
      /(?<![\w-])(?:[ps]k\.)?eyJ[\w-]{8,}(?:\.\s{0,9}eyJ[\w-]{8,}|\.[\w-]{8,})(?:\.\s{0,2}[\w-]{20,}|\.[\w-]*){0,3}/g,
  },
  ...serviceTokens,
];
