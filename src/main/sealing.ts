import { randomBytes } from 'node:crypto';
import type { Sealing } from '../domain/timeline/hash-chain/chain-entry.js';
import { sha256 } from './sha256.js';

/** What chain entries are made with; a salt is 128 random bits. */
export const sealing: Sealing = { sha256, newSalt: () => randomBytes(16).toString('hex') };
