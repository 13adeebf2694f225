import Type from 'typebox';
import { attempt, type App } from '../../http/index.ts';
import { AppError } from '../../errors.ts';
import type { OpenItem } from '../comments/index.ts';
import { findComment } from '../comments/index.ts';
import { findReportable } from './find-reportable.ts';
import { findReceipt } from './find-receipt.ts';
import { ReceiptView } from './receipt.view.tsx';
import { ReportForm } from './report-form.view.tsx';
import { registerReportsApi } from './reports-api.routes.ts';
import { makeFormKey } from './report-number.ts';
import { submitReport } from './submit-report.ts';

/** Far more than a rule lets through, so that what was typed comes back with the rule's own words. */
const loose = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

const CommentParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
const ReportBody = Type.Object({
  reason: loose(100),
  note: loose(50_000),
  email: loose(1_000),
  formKey: loose(200),
});

const nothingTyped = { reason: '', note: '', email: '', formKey: '' };

export function registerReportRoutes(app: App, parts: { openItem: OpenItem }): void {
  registerReportsApi(app, parts);
  app.get('/comments/:id/report', { schema: { params: CommentParams } }, async (request, reply) => {
    const comment = await findReportable(request.ctx, request.params.id);
    const values = { ...nothingTyped, formKey: makeFormKey() };
    return reply.page({
      title: 'Report a comment',
      isPrivate: true,
      body: <ReportForm comment={comment} viewer={request.ctx.viewer} values={values} error={null} />,
    });
  });

  app.post(
    '/comments/:id/report',
    { schema: { params: CommentParams, body: ReportBody } },
    async (request, reply) => {
      const { ctx, params } = request;
      const typed = { ...nothingTyped, ...request.body };
      const done = await attempt(() =>
        submitReport(ctx, { ...typed, commentId: params.id, networkAddress: request.ip }, parts),
      );
      if (!done.error) return reply.redirect(`/reports/${done.value.number}`, 303);
      if (done.error.code === 'not-found' || done.error.code === 'own-comment') throw done.error;
      const comment = await findComment(ctx.db, { siteId: ctx.site.id, commentId: params.id });
      if (!comment) throw new AppError('not-found');
      // What was typed comes back; the words of a comment that is hidden by now do not.
      const shown =
        comment.hiddenAtMs === null ? comment : { ...comment, text: 'This comment is hidden for now.' };
      return reply.page({
        title: 'Report a comment',
        isPrivate: true,
        status: done.error.status,
        body: <ReportForm comment={shown} viewer={ctx.viewer} values={typed} error={done.error} />,
      });
    },
  );

  app.get(
    '/reports/:number',
    { schema: { params: Type.Object({ number: Type.String({ maxLength: 64 }) }) } },
    async (request, reply) => {
      const receipt = await findReceipt(request.ctx, request.params.number);
      return reply.page({
        title: `Report ${receipt.number}`,
        isPrivate: true,
        body: <ReceiptView receipt={receipt} />,
      });
    },
  );
}
