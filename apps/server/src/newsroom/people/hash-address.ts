import { createHmac } from 'node:crypto';
import type { AddressKeys } from '../../context.ts';

/** The keyed hashes that one secret gives. HMAC-SHA-256 (RFC 2104), a key for each purpose. */
export function addressKeys(secret: string): AddressKeys {
  const hmac = (purpose: string, text: string) =>
    createHmac('sha256', `${purpose}\n${secret}`).update(text).digest('base64url');
  return {
    email: (address) => hmac('email', normalEmail(address)),
    signIn: (text) => hmac('sign-in', text),
    network: (address, atMs) => hmac(`network ${new Date(atMs).toISOString().slice(0, 7)}`, address),
  };
}

function normalEmail(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}
