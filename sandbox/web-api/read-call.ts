import type { IncomingMessage } from 'node:http';
import { tokenKind } from './answer-call.js';
import type { ApiCall } from './api-call.js';
import { Args } from './args.js';
import type { CallLog } from './call-log.js';
import { unknownArguments } from './check-arguments.js';
import { definitions } from './definitions.js';
import { type ReadArguments, readArguments } from './read-arguments.js';
import { readBody } from './read-body.js';

/** A Web API request after reading and logging. */
export interface AskedCall {
  call: ApiCall;
  args: Args;
  token: string | undefined;
  read: ReadArguments;
  bodyBytes: number;
}

export async function readCall(log: CallLog, request: IncomingMessage): Promise<AskedCall> {
  const method = (request.url ?? '').split('?')[0]?.slice('/api/'.length) ?? '';
  const body = await readBody(request);
  const read = await readArguments(method, request, body);
  const args = new Args(read.kind === 'read' ? read.args : {});
  const token = tokenOf(request, args);
  const definition = definitions().get(method);
  const unknownArgs = definition ? unknownArguments(definition, args) : [];
  const call = log.begin({ method, args: args.shown(), unknownArgs, token: tokenKind(token) });
  return { call, args, token, read, bodyBytes: body.length };
}

function tokenOf(request: IncomingMessage, args: Args): string | undefined {
  const match = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? args.text('token');
}
