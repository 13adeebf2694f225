import { Type } from 'typebox';
import {
  IdempotencyHeaders,
  problems,
  readIdempotencyKey,
  writingProblems,
  type App,
} from '../../http/index.ts';
import type { OpenItem } from '../comments/index.ts';
import { reasonTexts } from './report-reasons.ts';
import { reportReasons } from './reports.tables.ts';
import { submitReport } from './submit-report.ts';

const tags = ['Reports'];
const Reason = Type.Object({
  reason: Type.String(),
  label: Type.String({ description: 'What a reader chooses.' }),
  explanation: Type.String(),
  isUrgent: Type.Boolean({
    description: 'Hides the comment until someone has looked. Show where to find help.',
  }),
});
const Report = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 100, description: 'One of `GET /api/v1/report-reasons`.' })),
  note: Type.Optional(Type.String({ maxLength: 50_000, description: 'Up to 1,000 characters.' })),
  email: Type.Optional(
    Type.String({ maxLength: 1_000, description: 'Where the answer goes, if one is wished for.' }),
  ),
});
const Receipt = Type.Object({
  number: Type.String(),
  url: Type.String({
    description: 'The receipt: what happens now, and later what was decided. Who has it can read it.',
  }),
});

export function registerReportsApi(app: App, parts: { openItem: OpenItem }): void {
  app.get(
    '/api/v1/report-reasons',
    {
      schema: {
        ...{ tags, operationId: 'listReportReasons', summary: 'What can be wrong with a comment' },
        security: [],
        response: { 200: Type.Object({ reasons: Type.Array(Reason) }), ...problems() },
      },
    },
    async (_request, reply) => {
      const reasons = reportReasons.map((reason) => {
        const { label, explanation, hidesAtOnce } = reasonTexts[reason];
        return { reason, label, explanation, isUrgent: hidesAtOnce };
      });
      return reply.header('cache-control', 'public, max-age=3600').send({ reasons });
    },
  );

  app.post(
    '/api/v1/comments/:id/reports',
    {
      schema: {
        ...{ tags, operationId: 'reportComment', summary: 'Report a comment' },
        description:
          'With or without an account. The reported person never learns who. A retry with the same `Idempotency-Key` gives the same receipt.',
        security: [{}, { bearer: [] }, { cookie: [], csrf: [] }],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        headers: IdempotencyHeaders,
        body: Report,
        response: {
          201: Receipt,
          ...problems(
            'not-found',
            'own-comment',
            'reason-missing',
            'note-too-long',
            'email-invalid',
            'report-flood',
            ...writingProblems,
          ),
        },
      },
    },
    async (request, reply) => {
      const { ctx, params, ip } = request;
      const { reason = '', note = '', email = '' } = request.body;
      const typed = { reason, note, email, formKey: readIdempotencyKey(request) };
      const { number } = await submitReport(
        ctx,
        { ...typed, commentId: params.id, networkAddress: ip },
        parts,
      );
      return reply.code(201).send({ number, url: `${ctx.origin}/reports/${number}` });
    },
  );
}
