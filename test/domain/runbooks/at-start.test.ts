import { describe, expect, it } from 'vitest';
import { accepted as anAcceptance } from '../../../src/domain/decision.js';
import { runbooksToAttach } from '../../../src/domain/runbooks/attach-rule.js';
import { attachAtStart } from '../../../src/domain/runbooks/decisions/attach-at-start.js';
import { aVersion } from '../../support/a-run.js';
import { anIncident, by } from '../../support/an-incident.js';

describe('the runbooks that the policy attaches', () => {
  it('are those of the severity and of an affected service, each once', () => {
    const rules = [
      { runbook: 'Triage' },
      { runbook: 'failover.md', severities: ['sev1' as const], services: ['Checkout', 'payments'] },
      { runbook: 'Triage', severities: ['sev1' as const] },
      { runbook: 'dns.md', services: ['dns'] },
    ];
    const attached = (severity: 'sev1' | 'sev2', affects: string[]) =>
      runbooksToAttach(rules, { severity, affects });
    expect(attached('sev1', ['checkout'])).toEqual(['Triage', 'failover.md']);
    expect(attached('sev2', ['checkout'])).toEqual(['Triage']);
    expect(attached('sev1', [])).toEqual(['Triage']);
    expect(attached('sev2', ['DNS'])).toEqual(['Triage', 'dns.md']);
  });

  it('are attached by Firebreak itself with the declaration, and what is missing is said', () => {
    const declared = anAcceptance(anIncident(), [], [{ kind: 'open_channel' }]);
    const failover = aVersion(['Fail over']);
    const twice = { runbooks: [failover, failover], missing: ['gone.md'] };
    const { entries, effects, writes } = attachAtStart(declared, twice, by('U1'));
    expect(entries.map(({ authorId, event }) => [authorId, event.kind])).toEqual([
      [null, 'runbook_attached'],
      [null, 'runbook_missing'],
    ]);
    expect(effects.map(({ kind }) => kind)).toEqual([
      ...['open_channel', 'refresh_runbook', 'refresh_card', 'broadcast'],
    ]);
    expect(writes).toMatchObject([{ kind: 'run_saved', run: { number: 1, attachedBy: null } }]);
  });
});
