import { describe, expect, it } from 'vitest';
import { fillVariables, variablesIn } from '../../../src/domain/runbooks/variables.js';

describe('variablesIn', () => {
  it.each([
    ['{{service}} anywhere', 'Restart {{service}} and `{{ region }}`', ['service', 'region']],
    ['shell variables in code', 'Run `kubectl -n $NAMESPACE get pod \u0024{POD}`', ['NAMESPACE', 'POD']],
    [
      'placeholders in code',
      '```\noc get pod <pod-name> -n <value of namespace label>\n```',
      ['pod-name', 'value of namespace label'],
    ],
    ['several forms once', '`-n $POD_NAME` and `<pod-name>` and {{pod_name}}', ['POD_NAME']],
  ])('finds %s', (_what, markdown, names) => {
    expect(variablesIn([markdown])).toEqual(names);
  });

  it.each([
    ['prose', 'It costs $NAMESPACE and <pod-name>'],
    ['arguments and substitutions', '`echo $1 $(date) $? "$@" \\$NOT`'],
    ['what the shell sets', '`ls $HOME/$USER`'],
    ['what programs print', '```\nAnnotations: <none>\nStatus: <pending>\n```'],
    ['tags, types and redirections', '`<div>` `<br>` `Map<string>` `cat <<EOF`'],
    ['templates of others', '`{{ .Values.x }}` {{< ref "a" >}} {{ $labels.kind }} `{{end}}`'],
    ['addresses', '`<https://a.example>`'],
  ])('leaves alone %s', (_what, markdown) => {
    expect(variablesIn([markdown])).toEqual([]);
  });

  it('leaves out what the runbook assigns itself, in whichever step', () => {
    expect(
      variablesIn(['```\nexport NODE=$(oc get node)\nread -r ZONE\n```', '`oc debug $NODE $ZONE $CLUSTER`']),
    ).toEqual(['CLUSTER']);
  });
});

describe('fillVariables', () => {
  it('fills every form, and leaves what has no value', () => {
    const values = { namespace: 'shop', 'pod-name': 'web-1' };
    expect(fillVariables('kubectl -n \u0024{NAMESPACE} logs <pod-name> $OTHER', 'code', values)).toBe(
      'kubectl -n shop logs web-1 $OTHER',
    );
    expect(fillVariables('the {{namespace}} costs $NAMESPACE', 'prose', values)).toBe(
      'the shop costs $NAMESPACE',
    );
  });

  it('puts a value in as it is, even if it looks like a pattern', () => {
    expect(fillVariables('<a-b>', 'code', { 'a-b': '$& $1 <a-b> `x`' })).toBe('$& $1 <a-b> `x`');
  });
});
