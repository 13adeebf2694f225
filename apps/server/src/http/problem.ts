import { STATUS_CODES } from 'node:http';
import { Type, type Static } from 'typebox';
import { errorTable, type AppError, type ErrorCode } from '../errors.ts';

/** Problem Details, RFC 9457, with a code that stays and the field that it is about. */
const Problem = Type.Object(
  {
    type: Type.String({ description: 'A name for the kind of problem; the code with a prefix.' }),
    title: Type.String({ description: 'The name of the status.' }),
    status: Type.Integer(),
    code: Type.String({ description: 'Stays the same from version to version.' }),
    detail: Type.String({ description: 'What is wrong and what to do, in words for readers.' }),
    field: Type.Optional(Type.String({ description: 'The part of the request that it is about.' })),
  },
  { description: 'Problem Details for HTTP APIs, RFC 9457' },
);

export const problemType = 'application/problem+json';

const unknownText = 'Something went wrong on our side. We have noted it. Please try again in a moment.';

/** What an error is told as; null is one that nobody threw on purpose, of which nothing is told. */
export function asProblem(error: AppError | null): Static<typeof Problem> {
  const status = error?.status ?? 500;
  const code = error?.code ?? 'internal';
  return {
    type: `urn:folkmoot:problem:${code}`,
    title: STATUS_CODES[status] ?? '',
    status,
    code,
    detail: error?.message ?? unknownText,
    ...(error?.field !== undefined && { field: error.field }),
  };
}

/** The answers, by status, that a route's error codes have; what every route of the API may say is added. */
export function problems(...codes: ErrorCode[]): Record<number, object> {
  const byStatus = Object.groupBy(['request-invalid' as const, ...codes], (code) => errorTable[code].status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, those]) => [
      status,
      {
        description: those.map((code) => `\`${code}\``).join(', '),
        content: { [problemType]: { schema: Problem } },
      },
    ]),
  );
}

/** What every route that changes something may say besides. */
export const writingProblems = ['form-not-ours', 'not-json', 'body-too-large', 'too-many-requests'] as const;
