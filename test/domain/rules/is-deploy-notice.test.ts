import { describe, expect, it } from 'vitest';
import { isDeployNotice } from '../../../src/domain/timeline/rules/is-deploy-notice.js';

describe('deploy notices of tools', () => {
  it.each([
    'Deployed 4f2c1 to production',
    'deployed 4f2c1',
    ':rocket: *Deployed* `checkout:2024.11.3`',
    'Successfully deployed to production by dana',
    'Deploying checkout v2.4.1 to staging',
    'Released v1.2.3 to production',
    'Deploy of checkout to production started',
    'Deploy of checkout to production finished in 3m',
    'Deployment #412 failed',
    'Deployment to production succeeded.',
    'dana deployed checkout v1.2 to production',
    'dana has started deploying branch main of checkout to production.',
    'checkout: dana deployed 4f2c1b9',
    '[shop/checkout] Deployed 4f2c1b9 to production',
    '<https://ci.example.com/42|Deploy of checkout to production failed>',
    'Rolling back checkout to v2.4.0',
    'rollback of checkout to v2.4.0',
    'Rollback of checkout finished',
    'Application checkout has been successfully synced at 2026-11-23T13:50:00Z.',
    'Application checkout is now running new version of deployments manifests.',
    'The sync operation of application checkout has failed at 2026-11-23T13:50:00Z',
    'Successful deploy of *www*',
    'Helm upgrade succeeded for release shop/checkout.v3',
  ])('%s', (text) => {
    expect(isDeployNotice(text)).toBe(true);
  });
});

describe('text that is not a deploy notice', () => {
  it.each([
    '',
    'Proactively scaling up the Kubernetes cluster from 7 to 10 nodes, to ensure sufficient capacity for team migrations',
    'Cloud Platform made a beta ingress available for teams to test against using the new version 1.2 and began working with some teams',
    'Team rolled back to v1.2 in production after noticing that the pods restart',
    'Deployment of the new ingress did not help',
    'Rollback of the release was suggested',
    'We deployed v1.2 yesterday, it may be that',
    'should I roll back?',
    'Released from duty at 18:00, see you tomorrow',
    'deploys are frozen until Monday',
    'Build 412 passed on main',
    'The deploy to production is not the cause',
  ])('%s', (text) => {
    expect(isDeployNotice(text)).toBe(false);
  });
});
