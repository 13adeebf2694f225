import Type from 'typebox';
import type { App } from '../../http/index.ts';
import { decisionTitle } from './decision-texts.ts';
import { findDecision } from './find-decision.ts';
import { StatementView } from './statement.view.tsx';

/** What was decided about oneself. */
export function registerStatementRoutes(app: App): void {
  app.get(
    '/me/decisions/:id',
    { schema: { params: Type.Object({ id: Type.String({ maxLength: 64 }) }) } },
    async (request, reply) => {
      const statement = await findDecision(request.ctx, request.params.id);
      return reply.page({
        title: decisionTitle(statement.decision),
        isPrivate: true,
        body: <StatementView statement={statement} />,
      });
    },
  );
}
