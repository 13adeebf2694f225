import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorTable } from '../src/errors.ts';
import { accessTable } from '../src/newsroom/people/index.ts';
import { openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

interface Operation {
  operationId?: string;
  summary?: string;
  responses: Record<string, { description: string; content?: Record<string, object> }>;
  security?: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let newsroom: TestNewsroom;
let document: Document;
beforeAll(async () => {
  newsroom = await openTestNewsroom('sqlite');
  document = (await newsroom.guest.get('/api/openapi.json')).json<Document>();
});
afterAll(() => newsroom.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      ...operation,
    })),
  );

test('the document is OpenAPI 3.1, as a public validator reads it', async () => {
  expect(document.openapi).toBe('3.1.0');
  const result = await new Validator().validate({ ...structuredClone(document) });
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  const broken = { ...structuredClone(document), info: {} };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test('it has every route of the API and no other', () => {
  const routes = Object.keys(accessTable).filter((route) => route.includes(' /api/v1/'));
  const written = routes.map((route) => route.replace(/:(\w+)/g, '{$1}'));
  expect(
    operations()
      .map((one) => one.name)
      .sort(),
  ).toEqual(written.sort());
});

test('every operation has a name of its own, a line of summary, a described answer and its problems', () => {
  for (const { name, operationId, summary, responses } of operations()) {
    expect(operationId, name).toMatch(/^[a-z][A-Za-z]+$/);
    expect(summary, name).toMatch(/\w{3}/);
    const answers = Object.entries(responses);
    const good = answers.filter(([status]) => status.startsWith('2'));
    expect(good.length, name).toBeGreaterThan(0);
    for (const [, answer] of good) expect(answer.description, name).not.toBe('Default Response');
    const bad = answers.filter(([status]) => /^[45]/.test(status));
    expect(bad.length, name).toBeGreaterThan(0);
    for (const [status, answer] of bad) {
      expect(Object.keys(answer.content ?? {}), name).toEqual(['application/problem+json']);
      const codes = [...answer.description.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code);
      expect(codes.length, name).toBeGreaterThan(0);
      for (const code of codes)
        expect(errorTable[code as keyof typeof errorTable].status, `${name} ${code}`).toBe(Number(status));
    }
  }
  const names = operations().map((one) => one.operationId);
  expect(new Set(names).size).toBe(names.length);
});
