import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';

/**
 * The header that makes a submission and its retries one. Only what makes something new needs it: to edit, withdraw,
 * like and sign out twice is the same as once. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 20,
      maxLength: 200,
      description:
        'Random, such as a UUID, and new for each thing that is sent: a retry with the same key makes nothing twice.',
    }),
  ),
});

/** The key, with or without the quotes that the draft asks for; empty where none was sent. */
export function readIdempotencyKey(request: { headers: FastifyRequest['headers'] }): string {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? key.replace(/^"(.*)"$/, '$1') : '';
}
